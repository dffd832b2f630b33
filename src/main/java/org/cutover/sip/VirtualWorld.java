package org.cutover.sip;

import io.netty.channel.Channel;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One Netty event loop on the caller's thread, with a clock that is set and connections within the program. */
final class VirtualWorld extends World {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /** Netty keeps local addresses for the whole program; worlds must not meet there. */
    private static final AtomicLong WORLDS = new AtomicLong();

    private final String network = "world-" + WORLDS.incrementAndGet() + "/";
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ManualLoop eventLoop = new ManualLoop(ticker);
    private final NettyLoop loop = new NettyLoop(this, eventLoop);
    private final Map<Hop, Datagrams.Receiver> mailboxes = new HashMap<>();
    private final Instant begun = Instant.now();
    private long callers;

    VirtualWorld(long seed, Security security) {
        super(seed, security);
    }

    /** Tells when the next thing is due. */
    private static final class ManualLoop extends ManualIoEventLoop {

        ManualLoop(MockTicker ticker) {
            super(null, Thread.currentThread(), LocalIoHandler.newFactory(), ticker);
        }

        /** Nanoseconds on the ticker; -1 if nothing is scheduled. */
        long deadline() {
            return nextScheduledTaskDeadlineNanos();
        }
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    @Override
    public Instant instant() {
        return BEGINNING.plusNanos(ticker.nanoTime() - ticker.initialNanoTime());
    }

    @Override
    public Instant calendar() {
        return begun.plus(Duration.between(BEGINNING, instant()));
    }

    @Override
    public Loop newLoop(String name) {
        return new NettyLoop(this, eventLoop);
    }

    @Override
    public <T> T await(CompletableFuture<T> event, Duration bound) throws TimeoutException {
        if (!advanceUntil(event::isDone, bound)) {
            throw new TimeoutException("It had not happened after %s of virtual time.".formatted(bound));
        }
        return Outcome.of(event);
    }

    @Override
    public void settle() {
        runWhatIsDue();
    }

    @Override
    public void advance(Duration time) {
        long end = ticker.nanoTime() + time.toNanos();
        do {
            runWhatIsDue();
        } while (moveToNextDeadline(end));
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        long end = ticker.nanoTime() + bound.toNanos();
        runWhatIsDue();
        while (!condition.getAsBoolean()) {
            if (!moveToNextDeadline(end)) {
                return condition.getAsBoolean();
            }
            runWhatIsDue();
        }
        return true;
    }

    @Override
    public boolean hasTimers() {
        return eventLoop.deadline() >= 0;
    }

    private void runWhatIsDue() {
        while (eventLoop.runNow() > 0 && bug() == null) {
            // until there is nothing more to do at this instant
        }
        throwBug();
    }

    /** @return false if nothing is due before the end; time then stands at the end */
    private boolean moveToNextDeadline(long end) {
        long deadline = eventLoop.deadline();
        boolean due = deadline >= 0 && deadline <= end;
        long to = due ? deadline : end;
        ticker.advance(Math.max(to - ticker.nanoTime(), 0), TimeUnit.NANOSECONDS);
        return due;
    }

    @Override
    ServerChannel newServerChannel() {
        return new LocalServerChannel();
    }

    @Override
    Channel newChannel() {
        return new LocalChannel();
    }

    /** Every datagram arrives, in the next turn of the loop, if somebody is there to take it. */
    @Override
    Datagrams openDatagrams(NettyLoop on, String node, Hop at, Datagrams.Receiver receiver) {
        if (mailboxes.putIfAbsent(at, receiver) != null) {
            throw new PortInUseException(node, at, new IllegalStateException("Another node listens there."));
        }
        addresses().takingDatagrams(at, elsewhere(at), node, Traffic.uncounted());
        return new Datagrams() {
            @Override
            public void send(Hop to, byte[] bytes, Runnable written, Consumer<String> failed) {
                written.run();
                loop.execute(() -> {
                    var mailbox = mailboxes.get(to);
                    if (mailbox != null) {
                        mailbox.received(at, node, bytes);
                    }
                });
            }

            @Override
            public void close() {
                mailboxes.remove(at);
                addresses().takesNoMoreDatagrams(at, elsewhere(at));
            }
        };
    }

    @Override
    void bind(Channel server, String node, Hop at) {
        var bound = server.bind(elsewhere(at));
        if (!bound.isSuccess()) {
            throw new PortInUseException(node, at, bound.cause());
        }
    }

    @Override
    void bindCaller(Channel caller, Hop from, SocketAddress to) {
        caller.bind(new LocalAddress(network + "caller-" + ++callers));
    }

    @Override
    SocketAddress elsewhere(Hop to) {
        return new LocalAddress(network + to);
    }

    @Override
    void end() {
        // Another thread, a shutdown hook say, cannot run this loop; nothing of it outlives its own thread.
        if (eventLoop.inEventLoop() && !eventLoop.isTerminated()) {
            eventLoop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
            while (!eventLoop.isTerminated()) {
                // The end of a loop takes time too, and only we can make it pass.
                ticker.advance(1, TimeUnit.SECONDS);
                eventLoop.runNow();
            }
        }
    }
}
