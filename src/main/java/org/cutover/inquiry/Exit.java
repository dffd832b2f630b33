package org.cutover.inquiry;

import java.util.Optional;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * Where a route leads for one of its usages, whatever the number.
 *
 * @param trunk the trunk named, or the default trunk of the Mediation Server named
 */
record Exit(
        Thing.Of of,
        String usage,
        VoiceRoute route,
        RouteTarget target,
        Optional<Trunk> trunk,
        Optional<MediationServer> server) {

    static Exit of(Topology topology, Thing.Of of, String usage, VoiceRoute route, RouteTarget target) {
        if (target instanceof RouteTarget.ToMediationServer named) {
            var server = topology.findMediationServer(named.fqdn());
            var trunk =
                    server.flatMap(one -> topology.trunksOf(one.name()).stream().findFirst());
            return new Exit(of, usage, route, target, trunk, server);
        }
        var trunk = topology.findTrunk(target.text());
        return new Exit(
                of,
                usage,
                route,
                target,
                trunk,
                trunk.flatMap(one -> topology.findMediationServer(one.mediationServer())));
    }

    /** Whether it comes to a gateway at all. */
    boolean leads() {
        return trunk.isPresent() && server.isPresent();
    }

    /** Whether a call that leaves here needs the thing. */
    boolean needs(Thing thing) {
        return switch (thing.kind()) {
            case POOL ->
                server.filter(MediationServer::collocated)
                        .filter(one -> one.name().equalsIgnoreCase(thing.name()))
                        .isPresent();
            case MEDIATION_SERVER ->
                server.filter(one -> one.name().equalsIgnoreCase(thing.name())).isPresent();
            case GATEWAY ->
                trunk.filter(one -> one.gateway().equalsIgnoreCase(thing.name()))
                        .isPresent();
            case TRUNK ->
                trunk.filter(one -> one.name().equalsIgnoreCase(thing.name())).isPresent();
            case ROUTE -> of == thing.of() && route.name().equalsIgnoreCase(thing.name());
            case USAGE -> of == thing.of() && usage.equals(thing.name());
            case VOICE_POLICY, LOCATION_POLICY, DIAL_PLAN -> false;
        };
    }
}
