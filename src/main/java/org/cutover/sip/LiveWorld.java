package org.cutover.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import jdk.net.ExtendedSocketOptions;

/** Event loops with threads of their own, the system's clock, and TCP. */
final class LiveWorld extends World {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private static final int QUIET_SECONDS = 10;
    private static final Map<SocketOption<Integer>, Integer> PROBES = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, QUIET_SECONDS,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 2,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private static final int MESSAGES_AT_ONCE = 64;
    private static final int LARGEST_DATAGRAM = 65_535;

    /**
     * Bytes of datagrams that wait while the loop is busy; what does not fit is lost, and repeated half a second later. Linux grants
     * less where net.core.rmem_max is lower, and by default holds about a hundred messages.
     */
    private static final int DATAGRAMS_WAITING = 4 * 1024 * 1024;

    private final PortPlan ports;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.min(4, Runtime.getRuntime().availableProcessors()), this::newThread, NioIoHandler.newFactory());
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Object rest = new Object();

    LiveWorld(PortPlan ports, long seed) {
        super(seed, Security.REAL);
        this.ports = ports;
    }

    @Override
    public boolean isVirtual() {
        return false;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Loop newLoop(String name) {
        return new NettyLoop(this, loops.next());
    }

    @Override
    public <T> T await(CompletableFuture<T> event, Duration bound) throws TimeoutException {
        try {
            event.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting.", e);
        } catch (TimeoutException e) {
            throwBug();
            throw new TimeoutException("It had not happened after %s.".formatted(bound));
        } catch (ExecutionException e) {
            // Outcome throws it
        }
        throwBug();
        return Outcome.of(event);
    }

    @Override
    public void settle() {
        long end = System.nanoTime() + REST.toNanos();
        long before;
        do {
            before = sent.get();
            // What waits on a loop may send something yet.
            for (var loop : loops) {
                loop.submit(() -> {}).awaitUninterruptibly();
            }
            awaitRest(end);
        } while (sent.get() != before);
        throwBug();
    }

    private void awaitRest(long end) {
        synchronized (rest) {
            while (underWay.get() > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException(
                            "%d messages or tasks were still on their way after %s.".formatted(underWay.get(), REST));
                }
                try {
                    rest.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while waiting for the messages on their way.", e);
                }
            }
        }
    }

    @Override
    public void advance(Duration time) {
        throw notToBeMoved();
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        throw notToBeMoved();
    }

    @Override
    public boolean hasTimers() {
        throw new IllegalStateException("The timers of a live world are its threads' own.");
    }

    private static IllegalStateException notToBeMoved() {
        return new IllegalStateException("Live time passes by itself; only virtual time can be moved.");
    }

    @Override
    Traffic newTraffic(boolean abroad) {
        return new Traffic(sent, underWay, this::atRest, abroad);
    }

    @Override
    void taskWaits() {
        underWay.incrementAndGet();
    }

    @Override
    void taskRan() {
        if (underWay.decrementAndGet() == 0) {
            atRest();
        }
    }

    private void atRest() {
        synchronized (rest) {
            rest.notifyAll();
        }
    }

    @Override
    ServerChannel newServerChannel() {
        return new NioServerSocketChannel();
    }

    @Override
    Channel newChannel() {
        var channel = new NioSocketChannel();
        channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
        return channel;
    }

    /**
     * A peer that vanished without a word is found by the system, after {@value #QUIET_SECONDS} s of silence and three probes. What is
     * written within one turn of the loop goes in one piece, and is encrypted as one.
     */
    @Override
    void tune(Channel channel) {
        channel.pipeline().addLast(new FlushConsolidationHandler(MESSAGES_AT_ONCE, true));
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        for (var option : PROBES.entrySet()) {
            // A system without these has its own, longer times.
            channel.config().setOption(NioChannelOption.of(option.getKey()), option.getValue());
        }
    }

    @Override
    Datagrams openDatagrams(NettyLoop loop, String node, Hop at, Datagrams.Receiver receiver) {
        var traffic = newTraffic(false);
        var sockets = new LiveDatagrams(this, at, traffic, receiver);
        var channel = new Bootstrap()
                .group(loop.eventLoop())
                .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
                .handler(sockets)
                // Netty reads 2048 bytes of a datagram and drops the rest, if it is not told otherwise.
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .option(ChannelOption.SO_RCVBUF, DATAGRAMS_WAITING)
                .register()
                .channel();
        try {
            bind(channel, node, at);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
        sockets.bound(channel);
        var socket = LiveDatagrams.key(channel.localAddress());
        addresses().takingDatagrams(at, socket, node, traffic);
        channel.closeFuture().addListener(closed -> {
            addresses().takesNoMoreDatagrams(at, socket);
            traffic.close();
        });
        return sockets;
    }

    @Override
    void bind(Channel server, String node, Hop at) {
        var bound = ports == PortPlan.AS_MODELLED
                ? server.bind(new InetSocketAddress(at.host(), at.port()))
                : server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        if (!bound.isSuccess() && isNoAddressOfOurs(bound.cause())) {
            bound = server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        if (bound.cause() instanceof BindException inUse) {
            throw new PortInUseException(node, at, inUse);
        }
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "%s cannot listen on %s: %s. Choose another port, or run with the right to use this one."
                            .formatted(node, at, bound.cause().getMessage()),
                    bound.cause());
        }
    }

    /** Linux answers for all of 127.0.0.0/8; macOS and others only for 127.0.0.1. */
    private static boolean isNoAddressOfOurs(Throwable cause) {
        return cause instanceof BindException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("assign");
    }

    @Override
    void bindCaller(Channel caller, Hop from, SocketAddress to) {
        if (!(to instanceof InetSocketAddress inet) || inet.isUnresolved()) {
            return;
        }
        boolean inside = inet.getAddress().isLoopbackAddress();
        // Nothing goes from a loopback address to one that is none, nor back.
        boolean modelled = ports == PortPlan.AS_MODELLED && from.host().startsWith("127.") == inside;
        boolean bound =
                modelled && caller.bind(new InetSocketAddress(from.host(), 0)).isSuccess();
        if (inside && !bound) {
            caller.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
    }

    @Override
    SocketAddress elsewhere(Hop to) {
        // The model's loopback addresses lead nowhere when every node has some other port.
        if (ports == PortPlan.EPHEMERAL
                && to.host().startsWith("127.")
                && !addresses().isDevice(to.host())) {
            throw new IllegalStateException("nobody listens on " + to);
        }
        return new InetSocketAddress(to.host(), to.port());
    }

    private Thread newThread(Runnable task) {
        var thread = new FastThreadLocalThread(task, "sip-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    @Override
    void end() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        for (var thread : threads) {
            try {
                if (thread != Thread.currentThread()) {
                    thread.join(5_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
