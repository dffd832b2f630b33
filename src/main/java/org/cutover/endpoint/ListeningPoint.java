package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;

/**
 * Where a server of an estate listens.
 *
 * @param node the server, as the journal names it
 * @param role {@code Front End}, {@code Mediation Server}, {@code gateway}
 * @param release what it runs; of a gateway, the release it is certified for
 * @param peers whom it listens for
 */
public record ListeningPoint(
        String node, String role, String release, String address, Listener listener, String peers) {

    /** Every one of an estate, in the order in which its servers start. */
    static List<ListeningPoint> of(Deployment deployment, Addresses addresses) {
        var all = new ArrayList<ListeningPoint>();
        var topology = deployment.topology();
        for (var gateway : topology.gateways()) {
            if (addresses.placement().runs(gateway.name())) {
                var release = "for " + gateway.certifiedFor().shortName();
                all.add(at(
                        addresses,
                        gateway.name(),
                        gateway.listener(),
                        new Who(gateway.name(), "gateway", release),
                        "Mediation Servers"));
            }
        }
        for (var server : topology.mediationServers()) {
            server.servers().stream()
                    .filter(addresses.placement()::runs)
                    .forEach(machine -> all.addAll(of(deployment, addresses, server, machine)));
        }
        for (var pool : topology.pools()) {
            for (var machine : pool.servers()) {
                if (addresses.placement().runs(machine)) {
                    all.add(at(
                            addresses,
                            machine,
                            pool.release().ports().frontEnd(),
                            new Who(machine, "Front End", pool.release().shortName()),
                            "users of %s, other servers".formatted(pool.name())));
                }
            }
        }
        return List.copyOf(all);
    }

    private record Who(String node, String role, String release) {}

    private static List<ListeningPoint> of(
            Deployment deployment, Addresses addresses, MediationServer server, String machine) {
        var who = new Who(
                MediationEndpoint.nodeName(server, machine),
                "Mediation Server",
                server.release().shortName());
        var all = new ArrayList<ListeningPoint>();
        all.add(at(addresses, machine, server.poolSide(), who, "Front End pools"));
        var trunks = deployment.topology().trunksOf(server.name());
        var listeners = new ArrayList<>(server.gatewaySide());
        trunks.forEach(trunk -> listeners.add(addresses.facing(trunk.gateway(), trunk.mediationListener())));
        listeners.stream().distinct().forEach(listener -> {
            var gateways = trunks.stream()
                    .filter(trunk -> addresses
                            .facing(trunk.gateway(), trunk.mediationListener())
                            .equals(listener))
                    .map(trunk -> trunk.gateway())
                    .distinct()
                    .toList();
            all.add(at(
                    addresses, machine, listener, who, gateways.isEmpty() ? "gateways" : String.join(", ", gateways)));
        });
        return all;
    }

    private static ListeningPoint at(Addresses addresses, String machine, Listener listener, Who who, String peers) {
        var hop = addresses.hop(machine, listener);
        return new ListeningPoint(
                who.node(),
                who.role(),
                who.release(),
                hop.host(),
                new Listener(hop.port(), listener.transport()),
                peers);
    }
}
