package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.PortInUseException;
import org.cutover.sip.SipNode;
import org.cutover.yaml.Unknown;

/** The gateways, Mediation Servers and Front Ends that run, by the names of their nodes. */
final class Servers {

    private final Environment environment;
    /** Whoever ends the program is on a thread of its own. */
    private final Map<String, Server> running = Collections.synchronizedMap(new LinkedHashMap<>());

    Servers(Environment environment) {
        this.environment = environment;
    }

    /**
     * Starts what is new in the estate in force, stops what is gone, and lets the others look at the estate again. What was
     * stopped by hand stays so.
     *
     * @throws CannotListenException if a port is taken, in a live world
     */
    void follow() {
        follow(true);
    }

    /** Starts what is to run and does not; what runs goes on as it is. */
    void startMissing() {
        follow(false);
    }

    private void follow(boolean changed) {
        var wanted = wanted();
        wanted.keySet().removeIf(environment.health()::isStopped);
        var leaving = new ArrayList<>(running.keySet());
        leaving.removeAll(wanted.keySet());
        Collections.reverse(leaving);
        leaving.forEach(this::close);
        for (var entry : wanted.entrySet()) {
            var known = running.get(entry.getKey());
            if (known == null) {
                running.put(entry.getKey(), started(entry.getValue()));
                changed(entry.getKey(), "started");
            } else if (changed) {
                started(() -> {
                    known.reconfigure();
                    return known;
                });
            }
        }
    }

    /** From now on requests of these methods do not come through to a server; none for all come. */
    void lose(String node, Set<String> methods) {
        Optional.ofNullable(running.get(node)).ifPresent(server -> server.node().loses(methods));
    }

    private void close(String node) {
        running.remove(node).close();
        changed(node, "stopped");
    }

    private void changed(String node, String state) {
        environment.journal().record(new JournalEvent.StateChanged(node, state));
    }

    /** @throws CannotListenException if a port is taken */
    static <T> T started(Supplier<T> start) {
        try {
            return start.get();
        } catch (PortInUseException taken) {
            throw new CannotListenException(taken.getMessage(), taken);
        }
    }

    /** What is to run, by the names of the nodes, gateways first: who calls finds the called listening. */
    private Map<String, Supplier<Server>> wanted() {
        var wanted = modelled();
        var placement = environment.addresses().placement();
        wanted.keySet().removeIf(node -> !placement.runs(MediationEndpoint.machineOf(node)));
        return wanted;
    }

    private Map<String, Supplier<Server>> modelled() {
        var topology = environment.deployment().topology();
        var wanted = new LinkedHashMap<String, Supplier<Server>>();
        for (var gateway : topology.gateways()) {
            wanted.put(gateway.name(), () -> new GatewayEndpoint(environment, gateway));
        }
        for (var server : topology.mediationServers()) {
            for (var machine : server.servers()) {
                wanted.put(
                        MediationEndpoint.nodeName(server, machine),
                        () -> new MediationEndpoint(environment, server, machine));
            }
        }
        for (var pool : topology.pools()) {
            for (var machine : pool.servers()) {
                wanted.put(machine, () -> new FrontEndEndpoint(environment, pool, machine));
            }
        }
        return wanted;
    }

    /**
     * The nodes of a server: with a Front End server goes the Mediation Server that is collocated on it.
     *
     * @param server a machine, a gateway, or {@code mediation@<machine>} for a collocated Mediation Server alone
     * @throws IllegalArgumentException if the estate has no such server
     */
    List<String> nodesOf(String server) {
        var nodes = modelled().keySet();
        var meant = nodes.stream()
                .filter(node -> node.equalsIgnoreCase(server) || node.equalsIgnoreCase("mediation@" + server))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(Unknown.message("server", server, nodes));
        }
        var device = environment.addresses().placement().deviceFor(MediationEndpoint.machineOf(meant.get(0)));
        if (device.isPresent()) {
            throw new IllegalArgumentException("%s is a real device, and does as it likes."
                    .formatted(device.get().describe()));
        }
        return meant;
    }

    /**
     * The nodes of a server that is one of several that may stand in for each other: a Front End server, a member of a Mediation
     * Server.
     *
     * @throws IllegalArgumentException if the estate has no such server
     */
    List<String> membersOf(String server) {
        var gateways = environment.deployment().topology().gateways();
        if (gateways.stream().anyMatch(gateway -> gateway.name().equalsIgnoreCase(server))) {
            throw new IllegalArgumentException(
                    "%s is a gateway, and drains no calls. Mark its trunk down.".formatted(server));
        }
        return nodesOf(server);
    }

    /**
     * The wires of what runs on a server.
     *
     * @throws IllegalArgumentException if the estate has no such server
     */
    List<SipNode> wiresOf(String server) {
        return nodesOf(server).stream()
                .filter(running::containsKey)
                .map(node -> running.get(node).node())
                .toList();
    }

    /** @return whether it ran */
    boolean stop(String node) {
        environment.health().stop(node);
        var runs = running.containsKey(node);
        if (runs) {
            close(node);
        }
        return runs;
    }

    /**
     * Lets a server start again. One that hangs is stopped before; one that runs well goes on.
     *
     * @return whether it was stopped
     */
    boolean restart(String node) {
        var hung = environment.health().hangs(node) && running.containsKey(node);
        if (hung) {
            close(node);
        }
        environment.health().restart(node);
        return hung;
    }

    void hang(String node) {
        if (environment.health().hang(node)) {
            changed(node, "hangs");
        }
    }

    void drain(String node) {
        if (environment.health().drain(node)) {
            changed(node, "drains: no new calls");
        }
    }

    void undrain(String node) {
        if (environment.health().undrain(node)) {
            changed(node, "takes calls again");
        }
    }

    /** All end the calls that they have an end of. */
    void leave() {
        List<Server> all;
        synchronized (running) {
            all = List.copyOf(running.values());
        }
        all.forEach(Server::leave);
    }

    void closeAll() {
        var all = new ArrayList<>(running.values());
        Collections.reverse(all);
        all.forEach(Endpoint::close);
    }
}
