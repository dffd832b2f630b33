package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Confidence;
import org.cutover.compatibility.Rule;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.diagnostics.Condition;
import org.cutover.diagnostics.Diagnostic.Origin;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision.ToPstn;
import org.cutover.routing.RouteDecision.ToUser;
import org.cutover.routing.RouteDecision.Unrouted;
import org.cutover.routing.RouteTrace;
import org.cutover.routing.Words;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.NextHop;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Trunk;

/** One call on its way, from server to server. */
final class CallPathSearch {

    /** On circuits there is no SIP; these are the causes of Q.850. */
    private static final String UNALLOCATED = "cause 1, unallocated number";

    private static final String OUT_OF_ORDER = "cause 38, network out of order";

    private static final String NO_GATEWAY_ON_SERVER = "none; as for any gateway that fails";

    private final CallRouting routing;
    private final Deployment deployment;
    private final Compatibility rules;
    private final Diagnostics diagnostics;
    private final Conditions conditions;
    private final WaysToGateways ways;
    private final List<Leg> legs = new ArrayList<>();
    private final List<Rule> undocumented = new ArrayList<>();

    CallPathSearch(CallRouting routing, Compatibility rules, Diagnostics diagnostics, Conditions conditions) {
        this.routing = routing;
        this.deployment = routing.deployment();
        this.rules = rules;
        this.diagnostics = diagnostics;
        this.conditions = conditions;
        this.ways = new WaysToGateways(deployment, rules);
    }

    CallPath done(String from, String to, String dialled, boolean inbound, End end) {
        return new CallPath(
                from,
                to,
                dialled,
                inbound,
                legs,
                end.with(undocumented.stream().distinct().toList()));
    }

    End fromUser(User caller, String dialled) {
        var home = deployment.poolOf(caller);
        if (home.isEmpty()) {
            return End.lost(
                    "%s is homed on %s, which is not in the topology, and so cannot sign in"
                            .formatted(caller.name(), caller.pool()),
                    0,
                    Optional.empty());
        }
        var trace = routing.outbound(caller, dialled, conditions);
        return routed(
                Leg.Kind.ROUTING,
                home.get(),
                "%s routes for %s, by the tables of %s".formatted(home.get().name(), caller.name(), tables(home.get())),
                trace,
                caller.shownNumber(),
                new TreeSet<>());
    }

    End fromPstn(String calling, String called) {
        var topology = deployment.topology();
        var delivery = topology.carrier().deliveryOf(called);
        if (delivery.isEmpty()) {
            return End.lost(
                    "the carrier delivers %s to no gateway of this estate (%s)".formatted(called, UNALLOCATED),
                    0,
                    Optional.empty());
        }
        var gateway = topology.findGateway(delivery.get().gateway());
        if (gateway.isEmpty()) {
            return End.lost(
                    "the carrier delivers %s to %s, which is not in the topology (%s)"
                            .formatted(called, delivery.get().gateway(), OUT_OF_ORDER),
                    0,
                    Optional.empty());
        }
        return fromGateway(gateway.get(), calling, delivery.get().handedOver(called), true);
    }

    End fromGateway(PstnGateway gateway, String calling, String called, boolean delivered) {
        var topology = deployment.topology();
        var trunk = topology.inboundTrunkOf(gateway);
        var hop = topology.nextHopOf(gateway);
        var server = hop.flatMap(one -> topology.findMediationServer(one.mediationServer()));
        if (server.isEmpty()) {
            return End.lost(
                    "gateway %s is pointed at no trunk of a Mediation Server that stands (%s)"
                            .formatted(gateway.name(), OUT_OF_ORDER),
                    0,
                    Optional.empty());
        }
        if (trunk.isEmpty()) {
            return stranger(gateway, server.get(), hop.get(), called, delivered);
        }
        return arriving(gateway, trunk.get(), server.get(), called, calling, delivered);
    }

    /** A Mediation Server refuses a gateway that no trunk joins with the port the call comes to. */
    private End stranger(PstnGateway gateway, MediationServer server, NextHop at, String called, boolean delivered) {
        var hops = new ArrayList<Hop>();
        if (delivered) {
            hops.add(Hop.of("the carrier", gateway.name()));
        }
        hops.add(Hop.of(gateway.name(), WaysToGateways.node(server)));
        legs.add(Leg.without(
                Leg.Kind.ARRIVAL, gateway.name(), "%s comes in by gateway %s".formatted(called, gateway.name()), hops));
        if (!server.gatewaySide().contains(at.at())) {
            return End.lost(
                    "gateway %s calls %s at %s, where nobody listens".formatted(gateway.name(), server.name(), at.at()),
                    503,
                    Optional.empty());
        }
        return unrouted(new Unrouted(
                Condition.GATEWAY_UNKNOWN,
                "%s has no trunk to %s at %s".formatted(server.name(), gateway.name(), at.at())));
    }

    private End arriving(
            PstnGateway gateway,
            Trunk trunk,
            MediationServer server,
            String called,
            String calling,
            boolean delivered) {
        var hops = new ArrayList<Hop>();
        if (delivered) {
            hops.add(Hop.of("the carrier", gateway.name()));
        }
        hops.add(asked(Hop.of(
                gateway.name(),
                "%s, by trunk %s".formatted(WaysToGateways.node(server), trunk.name()),
                rules.mediationServerToGateway(server.release(), gateway.certifiedFor()),
                gateway)));
        var says = "%s comes in by gateway %s".formatted(called, gateway.name());
        if (!trunk.gateway().equalsIgnoreCase(gateway.name())) {
            legs.add(Leg.without(Leg.Kind.ARRIVAL, gateway.name(), says, hops));
            return unrouted(new Unrouted(
                    Condition.GATEWAY_UNKNOWN,
                    "trunk %s, at which %s is pointed, belongs to %s"
                            .formatted(trunk.name(), gateway.name(), trunk.gateway())));
        }
        var last = hops.get(hops.size() - 1);
        if (last.refused()) {
            legs.add(Leg.without(Leg.Kind.ARRIVAL, gateway.name(), says, hops));
            return refused(last);
        }
        var pool = deployment.topology().findPool(server.nextHop());
        if (pool.isEmpty()) {
            legs.add(Leg.without(Leg.Kind.ARRIVAL, gateway.name(), says, hops));
            return End.lost(
                    "the next hop of %s is %s, which is not in the topology".formatted(server.name(), server.nextHop()),
                    503,
                    Optional.of(assumed("none")));
        }
        hops.add(Hop.of(WaysToGateways.node(server), pool.get().name()));
        var arrival = routing.arrival(server, trunk, called, calling);
        legs.add(new Leg(
                Leg.Kind.ARRIVAL, server.name(), says, hops, arrival.steps(), Optional.empty(), List.of(), List.of()));
        var trace = routing.inbound(
                pool.get(),
                Optional.of(trunk),
                arrival.called(),
                arrival.phoneContext(),
                arrival.calling(),
                conditions);
        return routed(
                Leg.Kind.ROUTING,
                pool.get(),
                "%s looks up whose number it is".formatted(pool.get().name()),
                trace,
                arrival.calling(),
                new TreeSet<>());
    }

    /** @param before users who have sent this call on already */
    private End routed(
            Leg.Kind kind, FrontEndPool here, String says, RouteTrace trace, String calling, Set<String> before) {
        var found = trace.decision() instanceof ToPstn out ? ways.of(here, out) : List.<Way>of();
        legs.add(new Leg(
                kind,
                here.name(),
                says,
                List.of(),
                trace.steps(),
                Optional.of(trace.decision()),
                found,
                ways.notes(here, trace)));
        if (trace.decision() instanceof ToUser user) {
            return user(user.user(), here, calling, before);
        }
        return trace.decision() instanceof Unrouted nowhere
                ? unrouted(nowhere)
                : out(found, Words.of(here.release().legacy()));
    }

    /** The first way that is not passed on to the next decides: a refusal does, for a 4xx does not fail over. */
    private End out(List<Way> ways, Words words) {
        for (var way : ways) {
            var refusal = way.refusal();
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            way.hops().forEach(this::asked);
            if (way.hasGateway()) {
                return End.through(End.Outcome.PSTN, words(way, ways.size(), words));
            }
        }
        return End.lost(
                "no Mediation Server on the way has a gateway", 503, Optional.of(assumed(NO_GATEWAY_ON_SERVER)));
    }

    private static String words(Way way, int ways, Words words) {
        var taken = way.candidate();
        return "to %s with called number %s, calling number %s, by %s %s and %s%s"
                .formatted(
                        taken.gateway(),
                        taken.outward().called(),
                        taken.outward().calling(),
                        words.route(),
                        taken.route(),
                        words.target(taken.trunk()),
                        way.order() == ways ? "" : "; %d more if it fails".formatted(ways - way.order()));
    }

    private End user(String name, FrontEndPool here, String calling, Set<String> before) {
        var called = deployment.users().find(name).orElseThrow();
        var home = deployment.poolOf(called);
        if (home.isEmpty()) {
            return unrouted(new Unrouted(
                    Condition.NO_SUCH_USER,
                    "%s is homed on %s, which is not in the topology".formatted(name, called.pool())));
        }
        var hops = new ArrayList<Hop>();
        var elsewhere = !home.get().name().equalsIgnoreCase(here.name());
        if (elsewhere) {
            if (!deployment
                    .topology()
                    .knows(here.release(), home.get().name(), home.get().release())) {
                return unrouted(new Unrouted(
                        Condition.NO_WAY_TO_POOL,
                        "%s has not heard of %s, where %s is homed: the topologies are not merged"
                                .formatted(here.name(), home.get().name(), name)));
            }
            hops.add(asked(Hop.of(
                    here.name(),
                    home.get().name(),
                    rules.poolToPool(here.release(), home.get().release()))));
        }
        var reach = routing.reach(called, calling, before, conditions);
        var says = "%s is homed on %s; %s%s"
                .formatted(
                        name,
                        home.get().name(),
                        before.contains(name)
                                ? "the call has been here before"
                                : wish(called, reach.phone(), reach.onward().isPresent()),
                        reach.remark().isEmpty() ? "" : " (" + reach.remark() + ")");
        legs.add(Leg.without(Leg.Kind.USER, name, says, hops));
        if (elsewhere && hops.get(0).refused()) {
            return refused(hops.get(0));
        }
        var rings = End.through(End.Outcome.USER, "the telephone of %s rings".formatted(name));
        if (reach.onward().isEmpty()) {
            return rings;
        }
        var after = new TreeSet<>(before);
        after.add(name);
        var end = routed(
                Leg.Kind.FORWARDING,
                home.get(),
                "%s routes on for %s, by the tables of %s".formatted(home.get().name(), name, tables(home.get())),
                reach.onward().get(),
                calling,
                after);
        return reach.phone() ? rings.saying("%s, and besides: %s".formatted(rings.words(), end.words())) : end;
    }

    private String wish(User called, boolean phone, boolean goesOn) {
        if (!goesOn) {
            return "the call rings there";
        }
        return phone
                ? "the call rings there and at %s".formatted(called.forwarding().to())
                : "the call is forwarded to %s".formatted(called.forwarding().to());
    }

    private Hop asked(Hop hop) {
        if (hop.undocumented()) {
            hop.ruling().ifPresent(ruling -> undocumented.add(ruling.rule()));
        }
        return hop;
    }

    private End refused(Hop hop) {
        var rule = hop.ruling().orElseThrow().rule();
        var how = rules.rule("refusal-on-the-wire");
        return End.refused(
                "%s refuses what %s sends: %s [%s]".formatted(hop.to(), hop.from(), rule.sentences(), rule.id()),
                rule,
                new Origin(how.source(), how.confidence()));
    }

    private End unrouted(Unrouted nowhere) {
        return End.nowhere(nowhere.why(), diagnostics.of(nowhere.condition()));
    }

    private static Origin assumed(String source) {
        return new Origin(source, Confidence.ASSUMED);
    }

    private static String tables(FrontEndPool pool) {
        return pool.release().shortName();
    }
}
