package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.cutover.deployment.Deployment;
import org.cutover.inquiry.Dependents.Group;
import org.cutover.routing.Scope;
import org.cutover.topology.Carrier.Delivery;
import org.cutover.topology.LineUri;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/** Looks through an estate for what depends on a thing. */
final class DependentsSearch {

    private final Deployment deployment;
    private final Topology topology;
    private final Thing thing;
    private final Exits exits;
    private final Groups groups = new Groups();

    DependentsSearch(Deployment deployment, Thing thing) {
        this.deployment = deployment;
        this.topology = deployment.topology();
        this.thing = thing;
        this.exits = new Exits(deployment);
    }

    List<Group> groups() {
        switch (thing.kind()) {
            case POOL -> pool();
            case MEDIATION_SERVER -> mediationServer();
            case GATEWAY -> gateway();
            case TRUNK -> trunk();
            case ROUTE, USAGE -> {
                voice();
                callsOut();
            }
            case VOICE_POLICY, LOCATION_POLICY, DIAL_PLAN -> voice();
        }
        return groups.all();
    }

    private void voice() {
        new VoiceDependents(deployment, thing, groups).look();
    }

    private void callsOut() {
        new CallsOut(deployment, thing, exits, groups).look();
    }

    private void pool() {
        groups.holds(
                "users-homed-on-it",
                "users homed on it",
                names(deployment.users().homedOn(thing.name())));
        var handing = topology.mediationServers().stream()
                .filter(server -> isIt(server.nextHop()))
                .toList();
        groups.holds("next-hop-of", "Mediation Servers that hand it their inbound calls", names(handing));
        var servers = new HashSet<>(names(handing));
        deliveries(gatewaysBy(trunk -> servers.contains(trunk.mediationServer())));
        routes();
        callsOut();
        groups.goes(
                "collocated-mediation-server",
                "Mediation Servers that run on it",
                names(topology.mediationServers().stream()
                        .filter(server -> server.collocated() && isIt(server.name()))
                        .toList()));
        scoped(Scope.Kind.POOL);
    }

    private void mediationServer() {
        routes();
        deliveries(gatewaysBy(trunk -> isIt(trunk.mediationServer())));
        callsOut();
        groups.goes("trunks", "trunks of it", names(topology.trunksOf(thing.name())));
        groups.goes(
                "settings",
                "settings of it in OCS 2007 R2",
                names(deployment.ocsVoice().settings().mediationServers().stream()
                        .filter(settings -> isIt(settings.name()))
                        .toList()));
    }

    private void gateway() {
        routes();
        deliveries(topology.gateways().stream().filter(one -> isIt(one.name())).toList());
        callsOut();
        groups.goes("trunks", "trunks of it", names(topology.trunksTo(thing.name())));
        scoped(Scope.Kind.GATEWAY);
    }

    private void trunk() {
        routes();
        var pointed = gatewaysBy(trunk -> isIt(trunk.name()));
        groups.holds("gateways-pointed-at-it", "gateways that hand over their inbound calls by it", names(pointed));
        deliveries(pointed);
        callsOut();
        scoped(Scope.Kind.TRUNK);
    }

    /**
     * Routes that lead to it, and those that lead nowhere else. Those of OCS 2007 R2 are left behind when its last user has
     * moved: no call goes by them any more.
     */
    private void routes() {
        var leading = new ArrayList<String>();
        var only = new ArrayList<String>();
        var idle = new ArrayList<String>();
        for (var of : Exits.VOICES) {
            for (var route : exits.voice(of).routes()) {
                var all = exits.of(of, route);
                if (all.stream().noneMatch(exit -> exit.needs(thing))) {
                    continue;
                }
                if (isIdle(of)) {
                    idle.add(route.name());
                } else {
                    var elsewhere = all.stream().filter(Exit::leads).anyMatch(exit -> !exit.needs(thing));
                    (elsewhere ? leading : only).add(named(route, of));
                }
            }
        }
        groups.holds("routes-that-lead-only-to-it", "routes that lead only to it", only);
        groups.holds("routes-that-lead-to-it", "routes that lead to it and elsewhere", leading);
        groups.holds(
                "voice-policies-without-another-way", "voice policies that give no other way out", withoutAnotherWay());
        groups.goes("idle-routes", "phone routes of OCS 2007 R2, where no user is left", idle);
    }

    private boolean isIdle(Thing.Of of) {
        return of == Thing.Of.OCS && deployment.legacyPoolsWithUsers().isEmpty();
    }

    private static String named(Named one, Thing.Of of) {
        return one.name() + (of == Thing.Of.OCS ? " (OCS 2007 R2)" : "");
    }

    private List<String> withoutAnotherWay() {
        var names = new ArrayList<String>();
        for (var of : Exits.VOICES) {
            if (isIdle(of)) {
                continue;
            }
            for (var policy : exits.voice(of).policies()) {
                if (Need.of(exits.of(of, policy.usages()), thing) == Need.ONLY) {
                    names.add(named(policy, of));
                }
            }
        }
        return names;
    }

    /** Numbers whose calls come in by these gateways, and the users who have them. */
    private void deliveries(List<PstnGateway> by) {
        var names = new HashSet<>(names(by));
        var carrier = topology.carrier();
        groups.holds(
                "numbers",
                "numbers whose calls come in by it",
                carrier.deliveries().stream()
                        .filter(delivery -> names.contains(delivery.gateway()))
                        .map(Delivery::beginning)
                        .map(beginning -> beginning + "\u2026")
                        .toList());
        groups.holds(
                "users-called-by-it",
                "users who are called by it from the PSTN",
                names(deployment.users().stream()
                        .filter(user -> !user.line().isEmpty())
                        .filter(user -> carrier.gatewayFor(
                                        LineUri.parse(user.line()).number())
                                .filter(names::contains)
                                .isPresent())
                        .toList()));
    }

    private List<PstnGateway> gatewaysBy(Predicate<Trunk> trunk) {
        return topology.gateways().stream()
                .filter(gateway ->
                        topology.inboundTrunkOf(gateway).filter(trunk).isPresent())
                .toList();
    }

    /** Dial plans and trunk configurations whose scope it is. */
    private void scoped(Scope.Kind kind) {
        Predicate<Scope> its = scope -> scope.kind() == kind && isIt(scope.of());
        groups.goes(
                "dial-plans",
                "dial plans whose scope it is",
                Exits.VOICES.stream()
                        .flatMap(of -> exits.voice(of).dialPlans().stream()
                                .filter(plan -> its.test(plan.scope()))
                                .filter(plan -> !isAssigned(plan))
                                .map(plan -> named(plan, of)))
                        .toList());
        groups.goes(
                "trunk-configurations-of-it",
                "trunk configurations whose scope it is",
                deployment.lyncVoice().trunking().configurations().stream()
                        .map(one -> one.scope())
                        .filter(its)
                        .map(Scope::toString)
                        .toList());
    }

    /** What users have by name outlasts what its scope was. */
    private boolean isAssigned(Named plan) {
        return deployment.users().stream().anyMatch(user -> user.dialPlan().equalsIgnoreCase(plan.name()));
    }

    private boolean isIt(String name) {
        return thing.name().equalsIgnoreCase(name);
    }

    private static List<String> names(Collection<? extends Named> all) {
        return Named.names(all);
    }
}
