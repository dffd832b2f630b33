package org.cutover.deployment;

import java.util.Optional;
import java.util.Set;
import org.cutover.compatibility.Releases;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteTrace;
import org.cutover.yaml.SourceText;

/** A small Lync Server 2013 estate with two gateways, for tests that add to its voice configuration and its users. */
final class Estate {

    private static final String TOPOLOGY = """
            version: 1
            deployment: Two gateways
            domain: contoso.com
            sites: [seattle, dallas]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - mediation-server: pool.contoso.com
                release: lync-2013
                site: seattle
                servers: [pool.contoso.com]
                collocated: true
                next-hop: pool.contoso.com
            gateways:
              - { gateway: sea-gw.contoso.com, site: seattle, certified-for: lync-2013 }
              - { gateway: dal-gw.contoso.com, site: dallas, certified-for: lync-2013 }
            trunks:
              - { trunk: sea, mediation-server: pool.contoso.com, gateway: sea-gw.contoso.com }
              - { trunk: dal, mediation-server: pool.contoso.com, gateway: dal-gw.contoso.com }
            carrier:
              numbers: [{ number: +14255550199, does: answers }]
            """;

    private final Deployment deployment;
    private final CallRouting routing;

    private Estate(Deployment deployment) {
        this.deployment = deployment;
        this.routing = CallRouting.of(deployment);
    }

    /**
     * @param voice the mapping under {@code lync-voice}
     * @param users the list under {@code users}
     */
    static Estate of(String voice, String users) {
        var text = TOPOLOGY + "lync-voice:\n" + voice.indent(2) + "users:\n" + users.indent(2);
        return new Estate(
                DeploymentFile.read(new SourceText("estate.yaml", text, file -> Optional.empty()), Releases.shipped()));
    }

    RouteTrace dial(String from, String digits, String... down) {
        return routing.outbound(user(from), digits, Conditions.down(Set.of(down)));
    }

    RouteTrace arrive(String trunk, String called) {
        var topology = deployment.topology();
        var by = topology.findTrunk(trunk).orElseThrow();
        var server = topology.findMediationServer(by.mediationServer()).orElseThrow();
        var arrival = routing.arrival(server, by, called, "+14255550199");
        return routing.inbound(
                topology.pools().get(0),
                Optional.of(by),
                arrival.called(),
                arrival.phoneContext(),
                arrival.calling(),
                Conditions.QUIET);
    }

    Reach reach(String user, String... before) {
        return routing.reach(user(user), "+14255550199", Set.of(before), Conditions.QUIET);
    }

    private User user(String name) {
        return deployment.users().find(name).orElseThrow();
    }

    /** Trunk, called and calling number of each way, in order; or the condition. */
    static String ways(RouteTrace trace) {
        if (trace.decision() instanceof RouteDecision.ToPstn out) {
            var ways = new StringBuilder();
            for (var way : out.candidates()) {
                ways.append(ways.isEmpty() ? "" : ", then ")
                        .append("%s to %s from %s"
                                .formatted(
                                        way.trunk(),
                                        way.outward().called(),
                                        way.outward().calling()));
            }
            return ways.toString();
        }
        return trace.decision() instanceof RouteDecision.Unrouted nowhere
                ? nowhere.condition().id()
                : trace.decision().describe();
    }
}
