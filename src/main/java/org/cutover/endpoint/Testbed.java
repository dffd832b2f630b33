package org.cutover.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.sip.PortInUseException;
import org.cutover.sip.PortPlan;

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
        /** Virtual time, in-process connections. */
        VIRTUAL,
        /** Real time, TCP connections on loopback addresses with the ports of the releases. */
        LIVE,
        /** Real time, TCP connections on free ports of 127.0.0.1. */
        LIVE_ON_FREE_PORTS
    }

    /** Version of the journal's format. */
    private static final int JOURNAL = 1;

    private static final long SEED = 20_130_401;
    private static final Duration SIGN_IN = Duration.ofSeconds(40);

    private final org.cutover.sip.World world;
    private final Environment environment;
    private final CarrierEndpoint carrier;
    private final Map<String, Endpoint> servers = new LinkedHashMap<>();
    private final Map<String, PhoneEndpoint> phones = new LinkedHashMap<>();

    private Testbed(org.cutover.sip.World world, Environment environment) {
        this.world = world;
        this.environment = environment;
        this.carrier = new CarrierEndpoint(environment);
    }

    /** Starts an estate whose journal is kept in memory. */
    public static Testbed start(Deployment deployment, Compatibility rules, World world) {
        return start(deployment.name(), deployment, rules, world, entry -> {});
    }

    /**
     * Starts an estate.
     *
     * @param name what the journal calls the run
     * @param writer is given each entry of the journal as it is drained
     * @throws CannotListenException if a port is taken, in a live world
     */
    public static Testbed start(
            String name, Deployment deployment, Compatibility rules, World kind, Consumer<JournalEntry> writer) {
        var world = switch (kind) {
            case VIRTUAL -> org.cutover.sip.World.virtual(SEED);
            case LIVE -> org.cutover.sip.World.live(PortPlan.AS_MODELLED);
            case LIVE_ON_FREE_PORTS -> org.cutover.sip.World.live(PortPlan.EPHEMERAL);
        };
        var journal = new Journal(world, writer);
        var environment = new Environment(
                world,
                journal,
                new Addresses(world),
                new Circuits(journal),
                rules,
                Diagnostics.shipped(),
                new AtomicReference<>(CallRouting.of(deployment)));
        journal.record(new JournalEvent.Began(
                JOURNAL,
                name,
                kind == World.VIRTUAL ? "virtual" : "live",
                rules.profile().id(),
                rules.profile().note()));
        var testbed = new Testbed(world, environment);
        try {
            testbed.apply(deployment);
        } catch (RuntimeException notStarted) {
            testbed.close();
            throw notStarted;
        }
        return testbed;
    }

    public Journal journal() {
        return environment.journal();
    }

    /** The estate in force. */
    public Deployment deployment() {
        return environment.deployment();
    }

    /**
     * Puts another estate in force: servers that are new start, servers that are gone stop and lose their calls, the others
     * keep theirs and decide by the new estate from now on.
     *
     * @throws CannotListenException if a port is taken, in a live world
     */
    public void apply(Deployment deployment) {
        environment.inForce().set(CallRouting.of(deployment));
        var wanted = wanted(deployment);
        var leaving = new ArrayList<>(servers.keySet());
        leaving.removeAll(wanted.keySet());
        Collections.reverse(leaving);
        for (var name : leaving) {
            servers.remove(name).close();
            journal().record(new JournalEvent.StateChanged(name, "stopped"));
        }
        for (var entry : wanted.entrySet()) {
            var running = servers.get(entry.getKey());
            if (running == null) {
                servers.put(entry.getKey(), started(entry.getValue()));
                journal().record(new JournalEvent.StateChanged(entry.getKey(), "started"));
            } else {
                started(() -> {
                    running.reconfigure();
                    return running;
                });
            }
        }
    }

    private static <T> T started(Supplier<T> start) {
        try {
            return start.get();
        } catch (PortInUseException taken) {
            throw new CannotListenException(taken.getMessage(), taken);
        }
    }

    /** What is to run, by the names of the nodes, gateways first: who calls finds the called listening. */
    private Map<String, Supplier<Endpoint>> wanted(Deployment deployment) {
        var wanted = new LinkedHashMap<String, Supplier<Endpoint>>();
        for (var gateway : deployment.topology().gateways()) {
            wanted.put(gateway.name(), () -> new GatewayEndpoint(environment, gateway));
        }
        for (var server : deployment.topology().mediationServers()) {
            for (var machine : server.servers()) {
                wanted.put(
                        MediationEndpoint.nodeName(server, machine),
                        () -> new MediationEndpoint(environment, server, machine));
            }
        }
        for (var pool : deployment.topology().pools()) {
            for (var machine : pool.servers()) {
                wanted.put(machine, () -> new FrontEndEndpoint(environment, pool, machine));
            }
        }
        return wanted;
    }

    /**
     * A user's phone, signed in.
     *
     * @throws IllegalArgumentException if there is no such user
     * @throws CannotListenException if the phone's port is taken, in a live world
     */
    public Telephone user(String name) {
        return new AwakeningTelephone(this, phone(name));
    }

    /**
     * A telephone on the public network.
     *
     * @throws IllegalArgumentException if the carrier knows no such number
     */
    public Telephone number(String number) {
        var known = deployment()
                .topology()
                .carrier()
                .find(number)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The carrier of this estate has no number %s. Its numbers stand under carrier, numbers."
                                .formatted(number)));
        var found = new CompletableFuture<Telephone>();
        carrier.loop().execute(() -> found.complete(carrier.telephone(known)));
        return new AwakeningTelephone(this, await(found, Duration.ofSeconds(1)).orElseThrow());
    }

    private PhoneEndpoint phone(String name) {
        var user = deployment()
                .users()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no user %s. The users are: %s."
                        .formatted(name, String.join(", ", deployment().users().names()))));
        var phone = started(() -> phones.computeIfAbsent(user.name(), key -> new PhoneEndpoint(environment, key)));
        if (phone.mustSignIn()) {
            await(phone.signIn(), SIGN_IN);
        }
        return phone;
    }

    /** Signs in whoever a call from {@code caller} to {@code to} would reach, so that there is a phone to ring. */
    void awaken(String caller, String to) {
        var users = deployment().users();
        var from = users.find(caller);
        var called = users.find(Dialled.withoutScheme(to))
                .map(found -> List.of(found.name()))
                .orElseGet(() -> {
                    var digits = Dialled.digits(to);
                    var routed = from.filter(user -> deployment().poolOf(user).isPresent())
                            .map(user -> environment.routing().decide(user, digits, Conditions.QUIET));
                    return routed.filter(RouteDecision.ToUser.class::isInstance)
                            .map(decision -> List.of(((RouteDecision.ToUser) decision).user()))
                            .orElseGet(() -> from.isEmpty() ? users.usersWith(digits) : List.of());
                });
        from.ifPresent(user -> phone(user.name()));
        called.forEach(this::phone);
    }

    private <T> Optional<T> await(CompletableFuture<T> event, Duration bound) {
        try {
            return Optional.ofNullable(world.await(event, bound));
        } catch (TimeoutException never) {
            return Optional.empty();
        }
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

    /** Waits until no message is on its way or being handled; time does not move. */
    public void settle() {
        world.settle();
    }

    @Override
    public void close() {
        phones.values().forEach(PhoneEndpoint::close);
        var all = new ArrayList<>(servers.values());
        Collections.reverse(all);
        all.forEach(Endpoint::close);
        carrier.close();
        world.close();
        journal().drain();
    }
}
