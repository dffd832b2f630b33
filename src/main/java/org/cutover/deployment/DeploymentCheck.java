package org.cutover.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.RuleId;
import org.cutover.identity.TlsVersion;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;

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
        for (var legacy : List.of(true, false)) {
            for (var warning : new VoiceCheck(deployment, compatibility, legacy).findings()) {
                // What breaks a rule needs no warning.
                if (findings.stream().noneMatch(found -> found.message().equals(warning.message()))) {
                    findings.add(warning);
                }
            }
        }
        findings.addAll(new TrunkCheck(deployment, compatibility).findings());
        deployment
                .users()
                .sharedLines()
                .forEach((line, users) -> findings.add(Finding.broken(
                        compatibility.rule(RuleId.LINE_OF_ONE_USER),
                        "%s (%s)".formatted(line, String.join(", ", users)))));
        outdatedTls();
        return findings.stream().distinct().toList();
    }

    private void outdatedTls() {
        deployment.tls().versions().forEach((gateway, versions) -> {
            var old = versions.stream().filter(TlsVersion::isOutdated).sorted().toList();
            var stands = deployment.topology().findGateway(gateway).isPresent();
            if (stands && !old.isEmpty()) {
                findings.add(Finding.warning(
                        compatibility.rule(RuleId.OUTDATED_TLS),
                        "gateway %s, which speaks %s"
                                .formatted(
                                        gateway,
                                        old.stream().map(TlsVersion::toString).collect(Collectors.joining(" and ")))));
            }
        });
    }

    /** The routes a pool's users may take: may the pool talk to the Mediation Servers, and do these still stand? */
    private void routesOf(FrontEndPool pool) {
        var usages = usagesOn(pool);
        for (var route : deployment.voiceOf(pool.release()).routes()) {
            if (Collections.disjoint(route.usages(), usages)) {
                continue;
            }
            for (var target : route.targets()) {
                mediationServer(target)
                        .ifPresentOrElse(
                                server -> mayReach(pool, route, target, server), () -> dangling(route, target));
            }
        }
    }

    /** The usages that the voice policies of a pool's users give them. */
    private Set<String> usagesOn(FrontEndPool pool) {
        var voice = deployment.voiceOf(pool.release());
        return deployment.users().homedOn(pool.name()).stream()
                .map(User::policy)
                .distinct()
                .flatMap(policy -> voice.policyFor(policy, pool).stream())
                .flatMap(policy -> policy.usages().stream())
                .collect(Collectors.toSet());
    }

    private void mayReach(FrontEndPool pool, VoiceRoute route, RouteTarget target, MediationServer server) {
        if (!deployment.topology().knows(pool.release(), server.name(), server.release())) {
            findings.add(Finding.broken(
                    compatibility.rule(RuleId.ROUTE_LEADS_NOWHERE),
                    "route %s -> %s, which is not merged into the topology of %s"
                            .formatted(route.name(), server.name(), pool.name())));
            return;
        }
        var things = "pool %s -> %s, by route %s".formatted(pool.name(), server.describe(), route.name());
        var ruling = compatibility
                .poolToMediationServer(pool.release(), server.release())
                .forCall(leadsToDefaultGateway(target));
        ruling.finding(things).ifPresent(findings::add);
        if (ruling.isDisputed()) {
            findings.add(Finding.warning(ruling.rule(), things));
        }
    }

    /** A call that names no trunk, as those by a Mediation Server's name, takes the default one. */
    private boolean leadsToDefaultGateway(RouteTarget target) {
        var topology = deployment.topology();
        return topology.findTrunk(target.text())
                .map(topology::leadsToDefaultGateway)
                .orElse(true);
    }

    private void dangling(VoiceRoute route, RouteTarget target) {
        findings.add(Finding.broken(
                compatibility.rule(RuleId.ROUTE_LEADS_NOWHERE),
                "route %s -> %s".formatted(route.name(), target.text())));
    }

    private void namesOnlyLegacy(VoiceRoute route, RouteTarget target) {
        if (target instanceof RouteTarget.ToMediationServer) {
            mediationServer(target)
                    .filter(server -> !server.release().legacy())
                    .ifPresent(server -> findings.add(Finding.broken(
                            compatibility.rule(RuleId.ROUTE_NAMES_MEDIATION_SERVER),
                            "voice route %s -> %s (%s)"
                                    .formatted(
                                            route.name(),
                                            target.text(),
                                            server.release().shortName()))));
        }
    }

    private Optional<MediationServer> mediationServer(RouteTarget target) {
        var topology = deployment.topology();
        return target instanceof RouteTarget.ToMediationServer named
                ? topology.findMediationServer(named.fqdn())
                : topology.findTrunk(target.text())
                        .flatMap(trunk -> topology.findMediationServer(trunk.mediationServer()));
    }
}
