package org.cutover.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.deployment.Deployment;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.Carrier;
import org.cutover.topology.Fqdn;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Trunk;

/**
 * What must hold before a step, asked one by one; what does not is gathered as {@link Objection}s. Each question stands for
 * a rule of {@code simulator/compatibility/}, which gives the sentence and its source.
 */
final class Gate {

    private final Deployment deployment;
    private final Compatibility rules;
    private final List<Objection> objections = new ArrayList<>();

    Gate(Deployment deployment, Compatibility rules) {
        this.deployment = deployment;
        this.rules = rules;
    }

    List<Objection> objections() {
        return List.copyOf(objections);
    }

    Gate nameIsNew(String name) {
        var topology = deployment.topology();
        var taken = Stream.of(topology.pools(), topology.mediationServers(), topology.gateways())
                .flatMap(all -> Named.names(all).stream())
                .anyMatch(name::equalsIgnoreCase);
        return require(!taken, RuleId.POOL_NAME_NEW, "the name %s is taken already", name);
    }

    Gate pilotCollocatesMediation(DeployPool step) {
        var first = deployment.topology().pools().stream()
                .noneMatch(pool -> pool.release().equals(step.release()));
        return require(
                !first || step.collocateMediation() || !step.release().collocatesMediation(),
                RuleId.PILOT_POOL_COLLOCATES_MEDIATION,
                "the pilot pool %s has no collocated Mediation Server",
                step.pool());
    }

    Gate pilotIsPublished() {
        var published = deployment.topology().releases().stream().anyMatch(release -> !release.legacy());
        return require(published, RuleId.PILOT_BEFORE_MERGE, "no pool of the new release is published yet");
    }

    /** The Merge wizard has run, and knows every legacy server there is. */
    Gate mergedFor(RuleId rule) {
        var known = deployment.topology().merged().backCompatSite();
        var missing = known.stream()
                .filter(name -> !deployment.topology().backCompatSite().contains(name))
                .sorted()
                .toList();
        return require(missing.isEmpty(), rule, "the topologies are not merged (%s not known there)", are(missing));
    }

    Gate imported() {
        var missing = deployment.ocsVoice().routes().stream()
                .map(VoiceRoute::name)
                .filter(name -> deployment.lyncVoice().findRoute(name).isEmpty())
                .toList();
        var ocs = deployment.ocsVoice();
        var policies = LegacyImport.policies(ocs);
        return require(
                LegacyImport.hasBrought(policies, deployment.lyncVoice()),
                RuleId.IMPORT_BEFORE_MOVE,
                "the policies of the legacy pools are not imported%s",
                missing.isEmpty() ? "" : ", nor are its routes " + String.join(", ", missing));
    }

    /** Where {@code mediationServer} is none of a legacy release: no legacy pool homes users any more. */
    Gate usersHaveMovedBefore(String mediationServer) {
        var server = Lookup.mediationServer(deployment.topology(), mediationServer);
        return server.release().legacy() ? this : usersHaveMoved();
    }

    Gate usersHaveMoved() {
        var homed = deployment.legacyPoolsWithUsers().stream()
                .map(pool -> "%s homes %d user(s)"
                        .formatted(
                                pool.name(),
                                deployment.users().homedOn(pool.name()).size()))
                .collect(Collectors.joining(", "));
        return require(homed.isEmpty(), RuleId.USERS_BEFORE_MEDIATION_SERVER, "not every user has moved (%s)", homed);
    }

    Gate targetsStand(List<RouteTarget> targets) {
        for (var target : targets) {
            if (target instanceof RouteTarget.OverTrunk over) {
                Lookup.trunk(deployment.topology(), over.trunk());
            } else if (target instanceof RouteTarget.ToMediationServer named) {
                Lookup.mediationServer(deployment.topology(), named.fqdn());
            }
        }
        return this;
    }

    Gate noRouteLeadsTo(MediationServer server, RuleId rule) {
        var routes = usedTables().stream()
                .flatMap(voice -> voice.routes().stream())
                .filter(route -> route.targets().stream().anyMatch(target -> leadsTo(target, server)))
                .map(VoiceRoute::name)
                .distinct()
                .toList();
        return require(routes.isEmpty(), rule, "%s (%s)", lead(routes, server.name()), String.join(", ", routes));
    }

    Gate noRouteLeadsOver(PstnGateway gateway) {
        var routes = usedTables().stream()
                .flatMap(voice -> voice.routes().stream())
                .filter(route -> route.targets().stream().anyMatch(target -> leadsOver(target, gateway)))
                .map(VoiceRoute::name)
                .distinct()
                .toList();
        return require(
                routes.isEmpty(),
                RuleId.ROUTES_BEFORE_DECOMMISSION,
                "%s (%s)",
                lead(routes, gateway.name()),
                String.join(", ", routes));
    }

    /** The carrier delivers numbers to no gateway that hands its calls to {@code server}. */
    Gate noNumbersComeInBy(MediationServer server) {
        var numbers = deployment.topology().gateways().stream()
                .filter(gateway -> deployment
                        .topology()
                        .nextHopOf(gateway)
                        .filter(hop -> hop.mediationServer().equalsIgnoreCase(server.name()))
                        .isPresent())
                .flatMap(gateway -> deliveredTo(gateway).stream()
                        .map(beginning -> "%s… by gateway %s".formatted(beginning, gateway.name())))
                .toList();
        return require(
                numbers.isEmpty(),
                RuleId.NUMBERS_BEFORE_DECOMMISSION,
                "calls from the PSTN still come in by %s (%s)",
                server.name(),
                String.join(", ", numbers));
    }

    Gate noNumbersAreDeliveredTo(PstnGateway gateway) {
        var numbers = deliveredTo(gateway);
        return require(
                numbers.isEmpty(),
                RuleId.NUMBERS_BEFORE_DECOMMISSION,
                "the carrier still delivers numbers to %s (%s)",
                gateway.name(),
                String.join(", ", numbers.stream().map(number -> number + "…").toList()));
    }

    /** A gateway certified for the new Mediation Server is joined with it by a trunk. */
    Gate certifiedGatewayIsInPlace() {
        var topology = deployment.topology();
        var inPlace = topology.trunks().stream()
                .anyMatch(trunk -> topology.findMediationServer(trunk.mediationServer())
                                .filter(server -> !server.release().legacy())
                                .isPresent()
                        && topology.findGateway(trunk.gateway())
                                .map(PstnGateway::certifiedFor)
                                .filter(release -> !release.legacy())
                                .isPresent());
        return require(
                inPlace,
                RuleId.CERTIFIED_GATEWAY_BEFORE_DECOMMISSION,
                "no gateway certified for the new release has a trunk to its Mediation Server");
    }

    Gate noUsersOn(FrontEndPool pool) {
        var users = deployment.users().homedOn(pool.name());
        return require(
                users.isEmpty(),
                RuleId.USERS_BEFORE_POOL_DECOMMISSION,
                "%s homes %d user(s): %s",
                pool.name(),
                users.size(),
                users.stream().limit(5).map(Named::name).collect(Collectors.joining(", ")));
    }

    Gate noMediationServerHandsTo(FrontEndPool pool) {
        var servers = deployment.topology().mediationServers().stream()
                .filter(server -> server.nextHop().equalsIgnoreCase(pool.name()))
                .filter(server -> !(server.collocated() && server.name().equalsIgnoreCase(pool.name())))
                .map(MediationServer::name)
                .toList();
        return require(
                servers.isEmpty(),
                RuleId.MEDIATION_SERVER_BEFORE_POOL_DECOMMISSION,
                "%s is the next hop of %s",
                pool.name(),
                String.join(", ", servers));
    }

    Gate anotherMediationServerHasTrunks(MediationServer leaving) {
        var topology = deployment.topology();
        var another = topology.mediationServers().stream()
                .filter(server -> !server.name().equals(leaving.name()))
                .filter(server -> server.release().equals(leaving.release()))
                .anyMatch(server -> !topology.trunksOf(server.name()).isEmpty());
        return require(
                another || topology.trunksOf(leaving.name()).isEmpty(),
                RuleId.STAND_ALONE_BEFORE_CLEARING_COLLOCATED,
                "no other %s Mediation Server with a trunk is published",
                leaving.release().shortName());
    }

    Gate noRouteNamesLegacy() {
        var routes = deployment.lyncVoice().routes().stream()
                .filter(route -> route.targets().stream().anyMatch(RouteTarget.ToMediationServer.class::isInstance))
                .map(VoiceRoute::name)
                .toList();
        return require(
                routes.isEmpty(),
                RuleId.ROUTES_BEFORE_BACKCOMPAT_REMOVAL,
                "voice routes still name legacy Mediation Servers (%s)",
                String.join(", ", routes));
    }

    Gate legacyIsGone() {
        var left = deployment.topology().merged().backCompatSite().stream()
                .sorted()
                .toList();
        return require(
                left.isEmpty(),
                RuleId.LEGACY_GONE_BEFORE_BACKCOMPAT_REMOVAL,
                "legacy servers are still there: %s",
                String.join(", ", left));
    }

    /** A step that joins another pair by a trunk of that name would take it away from those it joins now. */
    Gate trunkNameIsNew(TrunkSpec spec, String mediationServer) {
        var other = deployment
                .topology()
                .findTrunk(spec.trunk())
                .filter(trunk -> !trunk.mediationServer().equalsIgnoreCase(mediationServer)
                        || !trunk.gateway().equalsIgnoreCase(spec.gateway()));
        return require(
                other.isEmpty(),
                RuleId.TRUNK_NAME_NEW,
                "trunk %s joins %s with %s already",
                spec.trunk(),
                other.map(Trunk::mediationServer).orElse(""),
                other.map(Trunk::gateway).orElse(""));
    }

    /** The table of Lync Server, and that of OCS 2007 R2 as long as somebody is homed there. */
    private List<VoiceConfiguration> usedTables() {
        return deployment.legacyPoolsWithUsers().isEmpty()
                ? List.of(deployment.lyncVoice())
                : List.of(deployment.lyncVoice(), deployment.ocsVoice());
    }

    private boolean leadsTo(RouteTarget target, MediationServer server) {
        return target instanceof RouteTarget.ToMediationServer named
                ? named.fqdn().equalsIgnoreCase(server.name())
                : deployment
                        .topology()
                        .findTrunk(target.text())
                        .map(Trunk::mediationServer)
                        .filter(server.name()::equals)
                        .isPresent();
    }

    /** By the trunk itself, or by the default trunk of the Mediation Server named. */
    private boolean leadsOver(RouteTarget target, PstnGateway gateway) {
        var topology = deployment.topology();
        var trunk = target instanceof RouteTarget.ToMediationServer named
                ? topology.trunksOf(named.fqdn()).stream().findFirst()
                : topology.findTrunk(target.text());
        return trunk.filter(found -> found.gateway().equalsIgnoreCase(gateway.name()))
                .isPresent();
    }

    private List<String> deliveredTo(PstnGateway gateway) {
        return deployment.topology().carrier().deliveries().stream()
                .filter(delivery -> delivery.gateway().equalsIgnoreCase(gateway.name()))
                .map(Carrier.Delivery::beginning)
                .toList();
    }

    private static String lead(List<String> routes, String to) {
        return routes.size() == 1 ? "a route still leads to " + to : "routes still lead to " + to;
    }

    private static String are(List<String> names) {
        var labels = names.stream().map(Fqdn::label).collect(Collectors.joining(", "));
        return labels + (names.size() == 1 ? " is" : " are");
    }

    private Gate require(boolean holds, RuleId rule, String otherwise, Object... arguments) {
        if (!holds) {
            var broken = rules.rule(rule);
            objections.add(new Objection(broken, broken.describe(otherwise.formatted(arguments))));
        }
        return this;
    }
}
