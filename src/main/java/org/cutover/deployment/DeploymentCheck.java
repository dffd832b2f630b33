package org.cutover.deployment;

import java.util.ArrayList;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Rule;
import org.cutover.compatibility.Severity;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Release;

/** What is broken, or not documented, in an estate: its topology, and its voice routes on that topology. */
public final class DeploymentCheck {

    private final Deployment deployment;
    private final Compatibility compatibility;
    private final List<Finding> findings = new ArrayList<>();

    private DeploymentCheck(Deployment deployment, Compatibility compatibility) {
        this.deployment = deployment;
        this.compatibility = compatibility;
    }

    public static List<Finding> findings(Deployment deployment, Compatibility compatibility) {
        return new DeploymentCheck(deployment, compatibility).run();
    }

    private List<Finding> run() {
        findings.addAll(compatibility.check(deployment.topology()));
        for (var pool : deployment.topology().pools()) {
            if (!deployment.users().homedOn(pool.name()).isEmpty()) {
                routesOf(pool);
            }
        }
        for (var route : deployment.lyncVoice().routes()) {
            route.targets().forEach(target -> namesOnlyLegacy(route, target));
        }
        return findings.stream().distinct().toList();
    }

    /** The routes a pool's users may take: may the pool talk to the Mediation Servers, and do these still stand? */
    private void routesOf(FrontEndPool pool) {
        for (var route : deployment.voiceOf(pool.release()).routes()) {
            for (var target : route.targets()) {
                mediationServer(target)
                        .ifPresentOrElse(server -> mayReach(pool, route, server), () -> dangling(route, target));
            }
        }
    }

    private void mayReach(FrontEndPool pool, VoiceRoute route, MediationServer server) {
        var ruling = compatibility.poolToMediationServer(pool.release(), server.release());
        if (!ruling.allows()) {
            findings.add(new Finding(
                    ruling.refuses() ? Severity.BROKEN : Severity.UNKNOWN,
                    ruling.rule(),
                    "pool %s -> %s, by route %s: %s %s"
                            .formatted(
                                    pool.name(),
                                    server.describe(),
                                    route.name(),
                                    ruling.rule().says(),
                                    ruling.rule().remedy())));
        }
    }

    private void dangling(VoiceRoute route, RouteTarget target) {
        broken(
                compatibility.rule("routes-before-decommission"),
                "route %s leads to %s, which does not stand in the topology. Calls that take it fail. Name another target, or remove the route."
                        .formatted(route.name(), target.text()));
    }

    private void namesOnlyLegacy(VoiceRoute route, RouteTarget target) {
        if (!(target instanceof RouteTarget.ToMediationServer)) {
            return;
        }
        mediationServer(target)
                .map(MediationServer::release)
                .filter(release -> !release.legacy())
                .map(Release::shortName)
                .ifPresent(release -> {
                    var rule = compatibility.rule("route-names-mediation-server");
                    broken(
                            rule,
                            "voice route %s names %s, a %s Mediation Server. %s"
                                    .formatted(route.name(), target.text(), release, rule.remedy()));
                });
    }

    private java.util.Optional<MediationServer> mediationServer(RouteTarget target) {
        var topology = deployment.topology();
        return target instanceof RouteTarget.ToMediationServer named
                ? topology.findMediationServer(named.fqdn())
                : topology.findTrunk(target.text())
                        .flatMap(trunk -> topology.findMediationServer(trunk.mediationServer()));
    }

    private void broken(Rule rule, String message) {
        findings.add(new Finding(Severity.BROKEN, rule, message));
    }
}
