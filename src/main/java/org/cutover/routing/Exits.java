package org.cutover.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Where the routes of a voice configuration lead in a topology, looked up once. */
final class Exits {

    /**
     * Where one target of a route leads.
     *
     * @param server empty if it is not in the topology
     */
    record Exit(
            RouteTarget target,
            Optional<MediationServer> server,
            Optional<Trunk> trunk,
            Optional<PstnGateway> gateway,
            TrunkConfiguration configuration) {

        /**
         * This as a way out.
         *
         * @param shown the caller's number as the Front End asserts it
         * @throws java.util.NoSuchElementException if there is no server
         */
        Candidate candidate(String usage, String route, String number, String shown) {
            return new Candidate(
                    number,
                    usage,
                    route,
                    target.text(),
                    server.orElseThrow().name(),
                    trunk.map(Trunk::gateway).orElse(""),
                    shown,
                    configuration);
        }
    }

    private final Topology topology;
    private final TrunkConfigurations configurations;
    private final Map<String, List<Exit>> byRoute = new HashMap<>();

    Exits(Topology topology, List<VoiceRoute> routes, TrunkConfigurations configurations) {
        this.topology = topology;
        this.configurations = configurations;
        // Routes by the thousand share a few targets.
        var known = new HashMap<String, Exit>();
        for (var route : routes) {
            var exits = new ArrayList<Exit>();
            route.targets().forEach(target -> exits.add(known.computeIfAbsent(target.text(), text -> exit(target))));
            byRoute.put(route.name(), List.copyOf(exits));
        }
    }

    List<Exit> of(VoiceRoute route) {
        return byRoute.get(route.name());
    }

    private Exit exit(RouteTarget target) {
        var trunk = trunkOf(target);
        var server = target instanceof RouteTarget.ToMediationServer named
                ? topology.findMediationServer(named.fqdn())
                : trunk.flatMap(found -> topology.findMediationServer(found.mediationServer()));
        return new Exit(
                asKnown(target, trunk, server),
                server,
                trunk,
                trunk.flatMap(found -> topology.findGateway(found.gateway())),
                server.map(found -> configurations.of(found, trunk)).orElse(TrunkConfiguration.DEFAULT));
    }

    /** Spelt as in the topology, so that it is the same one wherever it is listed, and where it is marked down. */
    private static RouteTarget asKnown(RouteTarget target, Optional<Trunk> trunk, Optional<MediationServer> server) {
        return target instanceof RouteTarget.ToMediationServer
                ? server.<RouteTarget>map(found -> new RouteTarget.ToMediationServer(found.name()))
                        .orElse(target)
                : trunk.<RouteTarget>map(found -> new RouteTarget.OverTrunk(found.name()))
                        .orElse(target);
    }

    /** The trunk itself, or the default trunk of the Mediation Server named. */
    private Optional<Trunk> trunkOf(RouteTarget target) {
        if (target instanceof RouteTarget.ToMediationServer named) {
            return topology.findMediationServer(named.fqdn())
                    .map(MediationServer::name)
                    .flatMap(name -> topology.trunksOf(name).stream().findFirst());
        }
        return topology.findTrunk(target.text());
    }
}
