package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.routing.Candidate;
import org.cutover.routing.RouteDecision.ToPstn;
import org.cutover.routing.RouteStep;
import org.cutover.routing.RouteTrace;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;

/** From a routing decision to the servers on each way out, and whether they may meet. */
final class WaysToGateways {

    private final Deployment deployment;
    private final Compatibility rules;

    WaysToGateways(Deployment deployment, Compatibility rules) {
        this.deployment = deployment;
        this.rules = rules;
    }

    List<Way> of(FrontEndPool here, ToPstn out) {
        var ways = new ArrayList<Way>();
        for (var candidate : out.candidates()) {
            ways.add(new Way(ways.size() + 1, candidate, hops(here, candidate)));
        }
        return ways;
    }

    private List<Hop> hops(FrontEndPool here, Candidate candidate) {
        var topology = deployment.topology();
        var hops = new ArrayList<Hop>();
        topology.findMediationServer(candidate.mediationServer()).ifPresent(server -> {
            var toDefault = topology.findTrunk(candidate.trunk())
                    .map(topology::leadsToDefaultGateway)
                    .orElse(true);
            hops.add(Hop.of(
                    here.name(),
                    node(server),
                    rules.poolToMediationServer(here.release(), server.release())
                            .forCall(toDefault)));
            topology.findGateway(candidate.gateway())
                    .ifPresent(gateway -> hops.add(Hop.of(
                            node(server),
                            gateway.name(),
                            rules.mediationServerToGateway(server.release(), gateway.certifiedFor()),
                            gateway)));
        });
        return hops;
    }

    /** Where a route has several trunks, how it chooses among them, and how sure we are of it. */
    List<String> notes(FrontEndPool here, RouteTrace trace) {
        var several = trace.steps().stream()
                .filter(RouteStep.UsageTried.class::isInstance)
                .flatMap(step -> ((RouteStep.UsageTried) step).routes().stream())
                .anyMatch(route -> route.trunks().size() > 1);
        if (!several) {
            return List.of();
        }
        return List.of(
                here.release().legacy()
                        ? "A phone route takes its Mediation Servers in turn (OCS 2007: implied; later: assumed)."
                        : "In which order a route takes its trunks the products do not document; here %s (assumed)."
                                .formatted(deployment
                                        .lyncVoice()
                                        .trunking()
                                        .choice()
                                        .word()));
    }

    /** A collocated one shares its name with the pool; journal and ladders tell the two apart in the same way. */
    static String node(MediationServer server) {
        return server.collocated() ? "mediation@" + server.name() : server.name();
    }
}
