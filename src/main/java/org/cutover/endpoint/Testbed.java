package org.cutover.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Trust;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Held;
import org.cutover.sip.PortPlan;
import org.cutover.sip.Security;

/**
 * A whole estate, running: every pool, Mediation Server and gateway of a deployment, the carrier behind them, and the phones
 * of its users.
 *
 * <pre>{@code
 * var deployment = DeploymentFile.read(
 *         SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow(), Releases.shipped());
 * try (var testbed = Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL)) {
 *     var call = testbed.user("alice").dial("9 555 0123");
 *     testbed.number("+14255550123").answer();
 *     call.awaitAnswered(Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>In the virtual world everything happens on the caller's thread, and only while it waits for something; such a testbed
 * is to be used by one thread. In a live one endpoints have threads, and any thread may use it.
 */
public final class Testbed implements AutoCloseable {

    /** Where a testbed runs. */
    public enum World {
        /** Virtual time, in-process connections, which go in the clear where they say TLS. */
        VIRTUAL,
        /** The same with TLS: for what TLS itself does. Its handshakes take no virtual time, and some real time. */
        VIRTUAL_WITH_TLS,
        /** Real time, TLS, TCP and UDP on loopback addresses with the ports of the releases. */
        LIVE,
        /** Real time, TLS, TCP and UDP on free ports of 127.0.0.1. */
        LIVE_ON_FREE_PORTS;

        /** As the journal has it: {@code virtual} or {@code live}. */
        public String word() {
            return this == VIRTUAL || this == VIRTUAL_WITH_TLS ? "virtual" : "live";
        }

        private org.cutover.sip.World begin(OptionalLong seed) {
            return switch (this) {
                case VIRTUAL -> org.cutover.sip.World.virtual(seed.orElse(SEED), Security.IN_NAME_ONLY);
                case VIRTUAL_WITH_TLS -> org.cutover.sip.World.virtual(seed.orElse(SEED), Security.REAL);
                case LIVE -> live(PortPlan.AS_MODELLED, seed);
                case LIVE_ON_FREE_PORTS -> live(PortPlan.EPHEMERAL, seed);
            };
        }

        private static org.cutover.sip.World live(PortPlan ports, OptionalLong seed) {
            return seed.isPresent()
                    ? org.cutover.sip.World.live(ports, seed.getAsLong())
                    : org.cutover.sip.World.live(ports);
        }
    }

    /** Of a virtual world, unless it is told another. */
    public static final long SEED = 20_130_401;

    private final org.cutover.sip.World world;
    private final Environment environment;
    private final EstateCertificates certificates;
    private final CarrierEndpoint carrier;
    private final Servers servers;
    private final TrunkMarks marks;
    private final Phones phones;
    private final Parting parting;

    private Testbed(org.cutover.sip.World world, Environment environment, EstateCertificates certificates) {
        this.world = world;
        this.environment = environment;
        this.servers = new Servers(environment);
        this.marks = new TrunkMarks(environment);
        this.certificates = certificates;
        this.carrier = new CarrierEndpoint(environment);
        this.phones = new Phones(environment, carrier);
        this.parting = new Parting(world, phones, servers);
    }

    /** Starts an estate whose journal is kept in memory. */
    public static Testbed start(Deployment deployment, Compatibility rules, World world) {
        return start(deployment.name(), deployment, rules, world, OptionalLong.empty(), entry -> {});
    }

    /**
     * Starts an estate whose tags, branches and Call-IDs come from a seed: in virtual time two runs of one seed are alike to the
     * byte.
     *
     * @param name what the journal calls the run
     * @param seed empty for {@link #SEED} in a virtual world, and for a random one in a live world
     * @param writer is given each entry of the journal as it is drained
     * @throws CannotListenException if a port is taken, in a live world
     */
    public static Testbed start(
            String name,
            Deployment deployment,
            Compatibility rules,
            World kind,
            OptionalLong seed,
            Consumer<JournalEntry> writer) {
        return start(name, deployment, rules, kind, Placement.ALL_HERE, seed, writer);
    }

    /**
     * Starts an estate, or a part of it, where it is to be.
     *
     * @param placement counts in a live world only: there are no real devices in virtual time
     * @throws CannotListenException with all that stands in the way: ports that are taken, real devices that do not answer
     */
    public static Testbed start(
            String name,
            Deployment deployment,
            Compatibility rules,
            World kind,
            Placement placement,
            OptionalLong seed,
            Consumer<JournalEntry> writer) {
        var world = kind.begin(seed);
        var addresses = new Addresses(world, world.isVirtual() ? Placement.ALL_HERE : placement);
        var environment = Environment.of(world, new Journal(world, writer), addresses, rules, deployment);
        var certificates = new EstateCertificates(world, addresses, environment::deployment);
        world.certificates(certificates);
        environment
                .journal()
                .record(new JournalEvent.Began(
                        JournalEvent.VERSION,
                        name,
                        kind.word(),
                        rules.profile().id(),
                        rules.profile().note()));
        var testbed = new Testbed(world, environment, certificates);
        try {
            if (kind == World.LIVE) {
                Preflight.of(deployment, addresses);
            }
            testbed.apply(deployment);
        } catch (RuntimeException notStarted) {
            testbed.close();
            throw notStarted;
        }
        return testbed;
    }

    /** A seed for a run that is to differ from others. */
    public static long randomSeed() {
        return org.cutover.sip.World.randomSeed();
    }

    /** The seed of this run. */
    public long seed() {
        return world.seed();
    }

    public Journal journal() {
        return environment.journal();
    }

    /** The estate in force. */
    public Deployment deployment() {
        return environment.deployment();
    }

    /** How calls go in the estate in force. */
    public CallRouting routing() {
        return environment.routing();
    }

    /**
     * Puts another estate in force: servers that are new start, servers that are gone stop and lose their calls, the others
     * keep theirs and decide by the new estate from now on.
     *
     * @throws CannotListenException if a port is taken, in a live world
     */
    public void apply(Deployment deployment) {
        if (deployment() != deployment) {
            environment.inForce().set(CallRouting.of(deployment));
        }
        servers.follow();
    }

    /**
     * A server, to do to it what happens to servers.
     *
     * @param name a gateway, a Front End server with the Mediation Server on it, a member of a Mediation Server; or
     *     {@code mediation@<machine>} for a collocated Mediation Server alone
     * @throws IllegalArgumentException if the estate has no such server, or a real device in its place
     */
    public ServerControl server(String name) {
        servers.nodesOf(name);
        return new ServerControl(world, name, servers, phones, certificates);
    }

    /** The trunks, to mark them down and up. */
    public TrunkMarks trunks() {
        return marks;
    }

    /** The authority that issues the certificates of this estate, made for the run. */
    public CertificateAuthority authority() {
        return certificates.authority();
    }

    /** From now on the estate trusts these authorities too, of devices that bring certificates of their own. */
    public void trust(Trust authorities) {
        certificates.trust(authorities);
    }

    /**
     * A gateway, to set what it does.
     *
     * @throws IllegalArgumentException if the estate has no such gateway
     */
    public GatewayControl gateway(String name) {
        return GatewayInHand.of(environment, name);
    }

    /**
     * A user's phone, signed in.
     *
     * @throws IllegalArgumentException if there is no such user, or a real phone in its place
     * @throws CannotListenException if the phone's port is taken, in a live world
     */
    public Telephone user(String name) {
        return phones.user(name);
    }

    /**
     * A user transfers the call that stands on the user's phone.
     *
     * @param user who has the call
     * @param to to whom: digits as dialled, an E.164 number, or a user's name
     * @param attended whether the user calls the new party first, and transfers when that has answered
     * @throws IllegalArgumentException if there is no such user
     */
    public PlacedTransfer transfer(String user, String to, boolean attended) {
        return phones.transfer(user, to, attended);
    }

    /**
     * A telephone on the public network.
     *
     * @throws IllegalArgumentException if the carrier knows no such number
     */
    public Telephone number(String number) {
        return phones.number(number);
    }

    /** Where its servers listen, in the order in which they start. */
    public List<ListeningPoint> listening() {
        return ListeningPoint.of(deployment(), environment.addresses());
    }

    /**
     * Where a real device finds those it has to do with: the Mediation Servers of a gateway, the server of a user.
     *
     * @param device the name of what it stands for
     * @return {@code host:port/transport}; none of a server
     */
    public List<String> peersOf(String device) {
        return DevicePeers.of(environment, device);
    }

    /** What is here and what is elsewhere. */
    public Placement placement() {
        return environment.addresses().placement();
    }

    Environment environment() {
        return environment;
    }

    /** The dialogs and transactions of servers and telephones; none where no call stands and none was lately. */
    List<Held> remains() {
        return world.held().stream()
                .filter(held -> held.kind() != Held.Kind.CONNECTIONS)
                .toList();
    }

    public boolean isVirtual() {
        return world.isVirtual();
    }

    /** The time in this world. */
    public Instant now() {
        return world.instant();
    }

    /**
     * Lets virtual time pass.
     *
     * @throws IllegalStateException in a live world
     */
    public void advance(Duration time) {
        world.advance(time);
    }

    /**
     * Lets virtual time pass until a condition holds, which is asked whenever all is done that was due at an instant.
     *
     * @param bound how long at most
     * @return whether it holds
     * @throws IllegalStateException in a live world
     */
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        return world.advanceUntil(condition, bound);
    }

    /** Lets time pass, in whichever world: in a live one it takes as long. */
    public void pass(Duration time) {
        try {
            world.await(new CompletableFuture<Void>(), time);
        } catch (TimeoutException passed) {
            // That is what it was for.
        }
    }

    /** Waits until no message is on its way or being handled; time does not move. */
    public void settle() {
        world.settle();
    }

    /**
     * In a live world: every call that stands is hung up, and every one that is not answered yet given up or refused. Returns when
     * that is done, or after 3.5 s where somebody does not answer. From its beginning telephones place and take no calls. Does nothing
     * in a virtual world, where nobody else is. May be called from any thread.
     */
    public void leave() {
        if (!isVirtual()) {
            parting.take();
        }
    }

    /** Whether {@link #leave} has begun: what becomes of calls from now on says nothing of the estate. */
    public boolean isLeaving() {
        return parting.hasBegun();
    }

    /** Ends it. Calls among its own endpoints are dropped; where real devices take part, all are hung up before, as {@link #leave} has it. */
    @Override
    public void close() {
        if (!placement().devices().isEmpty() && parting.isCallUnderWay()) {
            leave();
        }
        phones.close();
        servers.closeAll();
        carrier.close();
        world.close();
        journal().drain();
    }
}
