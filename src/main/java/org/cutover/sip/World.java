package org.cutover.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ServerChannel;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A clock, event loops and a network: all that is different between a rehearsal in virtual time and a live one.
 *
 * <p>In the virtual world everything runs on the thread that made it, and only while that thread is in {@link #await},
 * {@link #settle} or {@link #advance}; time moves when nothing is left to do now, to the next deadline. In a live world
 * loops have threads and time passes by itself. An exception that a task on a loop lets out is a bug, and comes out of
 * the next of those calls.
 */
public abstract sealed class World implements AutoCloseable, InstantSource permits VirtualWorld, LiveWorld {

    /** Of all worlds of this program. */
    static volatile WorldWatch watch = WorldWatch.NOBODY;

    private final long seed;
    private final Map<String, AtomicLong> tokens = new ConcurrentHashMap<>();
    private final AddressBook addresses = new AddressBook();
    private final Map<Object, Supplier<List<Held>>> holders = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> bug = new AtomicReference<>();
    private final Security security;
    private volatile Bounds bounds = Bounds.USUAL;
    private volatile Certificates certificates = new WorldCertificates(this);

    World(long seed, Security security) {
        this.seed = seed;
        this.security = security;
        watch.begins(this);
    }

    /**
     * A world in virtual time, which begins at the same instant every time. What says {@code tls} in it goes in the clear.
     *
     * @param seed two runs of one seed make the same tags, branches and Call-IDs
     */
    public static World virtual(long seed) {
        return virtual(seed, Security.IN_NAME_ONLY);
    }

    /** A world in virtual time, with or without TLS. Its journal is the same in both. */
    public static World virtual(long seed, Security security) {
        return new VirtualWorld(seed, security);
    }

    /** A world of real time, with real connections and datagrams, and TLS where a hop says so. */
    public static World live(PortPlan ports) {
        return live(ports, randomSeed());
    }

    /** Another one each time. */
    public static long randomSeed() {
        return new SecureRandom().nextLong();
    }

    /**
     * A world of real time whose tags, branches and Call-IDs come from a seed. Two worlds of one seed make the same ones; in which
     * order things happen in them is up to the machine.
     */
    public static World live(PortPlan ports, long seed) {
        return new LiveWorld(ports, seed);
    }

    /** From which its tags, branches and Call-IDs come. */
    public long seed() {
        return seed;
    }

    public abstract boolean isVirtual();

    /**
     * The time by which certificates are looked at: that outside, and in the virtual world as much later as its time has moved on.
     * What comes in files was made for the calendar on the wall.
     */
    public Instant calendar() {
        return instant();
    }

    /** @param name for people who look at threads */
    public abstract Loop newLoop(String name);

    /**
     * Lets the world run until the event has come. Not to be called on a loop.
     *
     * @param bound how long at most, in the world's time
     * @return the event's value
     * @throws TimeoutException if it has not come by then; virtual time then stands at the bound
     */
    public abstract <T> T await(CompletableFuture<T> event, Duration bound) throws TimeoutException;

    /**
     * Returns when no message of this world is on its way or being handled, and no task waits on a loop. Time does not move in the
     * virtual world. Not to be called on a loop.
     *
     * @throws IllegalStateException if a live world has not come to rest within 30 s
     */
    public abstract void settle();

    /**
     * Moves virtual time on, running what falls due at its instant.
     *
     * @throws IllegalStateException in a live world
     */
    public abstract void advance(Duration time);

    /**
     * Moves virtual time on until a condition holds, which is asked whenever all is done that was due at an instant.
     *
     * @param bound how far at most
     * @return whether it holds; if not, time stands at the bound
     * @throws IllegalStateException in a live world
     */
    public abstract boolean advanceUntil(BooleanSupplier condition, Duration bound);

    /**
     * Whether anything is due at a later time, such as a timer of a transaction.
     *
     * @throws IllegalStateException in a live world, where it cannot be told
     */
    public abstract boolean hasTimers();

    /** Ends the loops and closes what is still open. */
    @Override
    public final void close() {
        watch.ends(this);
        end();
    }

    abstract void end();

    /**
     * Somebody in this world holds things that are to be given back.
     *
     * @param holds what it is now
     */
    public void holds(Object holder, Supplier<List<Held>> holds) {
        holders.put(holder, holds);
    }

    /** A holder is closed. If it still has something, that is seen. */
    public void isClosed(Object holder) {
        holders.computeIfPresent(
                holder, (same, holds) -> holds.get().stream().allMatch(held -> held.count() == 0) ? null : holds);
    }

    /** What nodes and those above them hold, but for what is none. To be asked when the world rests. */
    public List<Held> held() {
        return holders.values().stream()
                .flatMap(holds -> holds.get().stream())
                .filter(held -> held.count() > 0)
                .sorted(Comparator.comparing(Held::by).thenComparing(Held::kind))
                .toList();
    }

    /** Gives an address the name by which journals know it when no node of this world is there. */
    public void nameAddress(String host, String name) {
        addresses.name(host, name);
    }

    /** Gives a real device, which is no node of this world, the name by which journals know it. Several may share an address. */
    public void nameDevice(String name, Hop at) {
        addresses.device(name, at);
    }

    /** Where a name or an address leads that a real device gave, in a Contact or Record-Route; empty if none did. */
    public Optional<String> addressSaid(String name) {
        return addresses.addressSaid(name);
    }

    /** A token that no one else in this world gets: 16 hex digits, fit for tags, branches and Call-IDs. */
    public String newToken(String scope) {
        long count = tokens.computeIfAbsent(scope, name -> new AtomicLong()).incrementAndGet();
        return HexFormat.of().toHexDigits(mix(mix(seed + 31L * scope.hashCode()) + count));
    }

    /**
     * Throws a die of this world; two runs of one seed throw the same.
     *
     * @param sides 1 or more
     * @return 0 up to, not including, {@code sides}
     */
    public int roll(String scope, int sides) {
        return (int) Math.floorMod(Long.parseUnsignedLong(newToken("dice of " + scope), 16), (long) sides);
    }

    /** The finalizer of MurmurHash3: one to one, so the counts of a scope never meet. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** Says how much is taken from peers, in place of the usual. */
    void bounds(Bounds others) {
        bounds = others;
    }

    Bounds bounds() {
        return bounds;
    }

    /** Says who shows which certificate, in place of the world's own authority that gives one to everybody. */
    public void certificates(Certificates others) {
        certificates = others;
    }

    Certificates certificates() {
        return certificates;
    }

    /** Whether there is TLS beneath a hop. */
    boolean secures(Hop hop) {
        return security == Security.REAL && hop.transport().equals("tls");
    }

    AddressBook addresses() {
        return addresses;
    }

    /**
     * Counts the messages on one connection. The virtual world can tell without.
     *
     * @param abroad whether the other end is no node of this world
     */
    Traffic newTraffic(boolean abroad) {
        return Traffic.uncounted();
    }

    /** A task waits on a loop. */
    void taskWaits() {}

    /** A task that waited on a loop has run. */
    void taskRan() {}

    /** Sets what a stream of this world needs, whoever opened it. */
    void tune(Channel stream) {}

    abstract ServerChannel newServerChannel();

    abstract Channel newChannel();

    /** Binds the channel, and does not return before it is bound. Called on the channel's loop. */
    abstract void bind(Channel server, String node, Hop at);

    /** Binds a connecting channel, if the world knows the other end, so that the other end can know it. */
    abstract void bindCaller(Channel caller, Hop from, SocketAddress to);

    /** Where a hop is that no node of this world listens on; may be an address nobody answers at. */
    abstract SocketAddress elsewhere(Hop to);

    /**
     * Opens a socket for datagrams at a hop. Called on the loop.
     *
     * @throws PortInUseException if another program has the port
     */
    abstract Datagrams openDatagrams(NettyLoop loop, String node, Hop at, Datagrams.Receiver receiver);

    /** Opens a listening point for streams. Called on the loop. */
    Channel listen(NettyLoop loop, String node, Hop at, ChannelHandler accepted) {
        var channel = new ServerBootstrap()
                .group(loop.eventLoop())
                .channelFactory(this::newServerChannel)
                .childHandler(accepted)
                .register()
                .channel();
        try {
            bind(channel, node, at);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
        addresses.listening(at, channel.localAddress(), node);
        channel.closeFuture().addListener(closed -> addresses.silent(at));
        return channel;
    }

    /** Begins to connect. Called on the loop; the handler hears how it ends. */
    Channel connect(NettyLoop loop, AddressBook.Caller caller, Hop to, StreamWire wire) {
        var channel = new Bootstrap()
                .group(loop.eventLoop())
                .channelFactory(this::newChannel)
                .handler(wire.pipeline())
                .register()
                .channel();
        SocketAddress target;
        try {
            target = addresses.socketOf(to).orElseGet(() -> elsewhere(to));
            bindCaller(channel, caller.from(), target);
        } catch (RuntimeException e) {
            channel.close();
            loop.execute(() -> wire.notConnected(e));
            return channel;
        }
        if (channel.localAddress() != null) {
            var local = channel.localAddress();
            addresses.calling(local, caller);
            channel.closeFuture().addListener(closed -> addresses.hungUp(local));
        }
        channel.connect(target).addListener(connected -> {
            if (!connected.isSuccess()) {
                wire.notConnected(connected.cause());
            }
        });
        return channel;
    }

    /** Remembers the first bug, to be thrown at the one who runs the world. */
    void failed(Throwable thrown) {
        bug.compareAndSet(null, thrown);
    }

    Throwable bug() {
        return bug.get();
    }

    void throwBug() {
        var thrown = bug.getAndSet(null);
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
