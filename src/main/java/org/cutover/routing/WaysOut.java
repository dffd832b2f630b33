package org.cutover.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.diagnostics.Condition;
import org.cutover.routing.RouteDecision.ToPstn;
import org.cutover.routing.RouteDecision.Unrouted;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Topology;

/**
 * From usages to trunks: usages in order, routes by priority within a usage, trunks of a route as {@link TrunkChoice} has it.
 *
 * <p>All routes of a usage are looked at before the next usage ("Configuring a failover route" in the Lync Server 2013
 * documentation).
 */
final class WaysOut {

    /**
     * What is wanted.
     *
     * @param who whose usages they are, for sentences
     * @param number as routed
     * @param shown the calling number
     * @param pool the caller's pool; empty for a call from a trunk
     * @param onlySite the site whose gateways alone may be used; empty if all may
     */
    record Wanted(
            String who,
            String number,
            String shown,
            List<String> usages,
            Optional<FrontEndPool> pool,
            String onlySite) {

        Wanted(String who, String number, String shown, List<String> usages, Optional<FrontEndPool> pool) {
            this(who, number, shown, usages, pool, "");
        }

        Wanted withoutTollBypass() {
            return new Wanted(
                    who,
                    number,
                    shown,
                    usages,
                    pool,
                    pool.map(FrontEndPool::site).orElse(""));
        }
    }

    private final Words words;
    private final Topology topology;
    private final TrunkChoice choice;
    private final Exits exits;
    private final Map<String, UsageRoutes.OfUsage> byUsage = new HashMap<>();

    WaysOut(Topology topology, VoiceConfiguration voice, TrunkChoice choice, TrunkConfigurations trunks, Words words) {
        this.words = words;
        this.topology = topology;
        this.choice = choice;
        this.exits = new Exits(topology, voice.routes(), trunks);
        var routes = new HashMap<String, List<VoiceRoute>>();
        for (var route : voice.routes()) {
            for (var usage : new HashSet<>(route.usages())) {
                routes.computeIfAbsent(usage, key -> new ArrayList<>()).add(route);
            }
        }
        routes.forEach((usage, carrying) -> byUsage.put(usage, new UsageRoutes.OfUsage(carrying)));
    }

    RouteDecision find(Wanted wanted, Conditions conditions, Notes<RouteStep> notes) {
        return new Search(wanted, conditions).run(notes);
    }

    /** One look through usages and routes. */
    private final class Search {

        private final Wanted wanted;
        private final Conditions conditions;
        private final List<Candidate> up = new ArrayList<>();
        private final List<Candidate> down = new ArrayList<>();
        private final HashSet<String> taken = new HashSet<>();

        private VoiceRoute firstMatch;
        private boolean bypassed;

        Search(Wanted wanted, Conditions conditions) {
            this.wanted = wanted;
            this.conditions = conditions;
        }

        RouteDecision run(Notes<RouteStep> notes) {
            var routes = new UsageRoutes(words, wanted.usages(), byUsage);
            var matching = new ArrayList<Considered>();
            for (var carried : routes.matching(wanted.number())) {
                matching.add(consider(carried));
            }
            notes.addAll(() -> routes.explain(matching, wanted.number(), wanted.shown()));
            return decision(notes);
        }

        private Considered consider(UsageRoutes.Carried carried) {
            var route = carried.route();
            if (firstMatch == null) {
                firstMatch = route;
            }
            var shown = route.alternateCallerId().isEmpty() ? wanted.shown() : route.alternateCallerId();
            var ways = new ArrayList<Considered.Way>();
            for (var exit : choice.order(
                    exits.of(route), route.name(), conditions.turn().applyAsInt(route.name()))) {
                ways.add(way(carried, exit, shown));
            }
            return new Considered(words, carried, ways);
        }

        private Considered.Way way(UsageRoutes.Carried carried, Exits.Exit exit, String shown) {
            var obstacle = obstacle(exit);
            if (!obstacle.isEmpty()) {
                return new Considered.Way(exit, obstacle, Optional.empty());
            }
            // "Each gateway is tried once per call" (OCS 2007 R2, gateway throttling); of Lync Server it is assumed.
            if (!taken.add(exit.target().text())) {
                return new Considered.Way(exit, "an earlier route leads to it already", Optional.empty());
            }
            var candidate = exit.candidate(carried.usage(), carried.route().name(), wanted.number(), shown);
            if (conditions.down().contains(candidate.trunk())) {
                down.add(candidate);
                return new Considered.Way(exit, "it is marked down", Optional.of(candidate));
            }
            up.add(candidate);
            return new Considered.Way(exit, "", Optional.of(candidate));
        }

        /** Why a target is no way for this call, whether it is up or not; empty if it is one. */
        private String obstacle(Exits.Exit exit) {
            if (exit.server().isEmpty()) {
                return "it is not in the topology";
            }
            var server = exit.server().get();
            if (wanted.pool().isPresent()
                    && !topology.knows(wanted.pool().get().release(), server.name(), server.release())) {
                return "it has not been merged into the topology";
            }
            if (!wanted.onlySite().isEmpty()
                    && exit.gateway()
                            .filter(gateway -> gateway.site().equalsIgnoreCase(wanted.onlySite()))
                            .isEmpty()) {
                bypassed = true;
                return "its gateway is at another site, and the policy prevents toll bypass";
            }
            return "";
        }

        private RouteDecision decision(Notes<RouteStep> notes) {
            if (!up.isEmpty()) {
                return new ToPstn(wanted.number(), false, up);
            }
            // What administrators report: a trunk that is the only way is tried though it is marked down.
            if (down.size() == 1) {
                notes.add(() -> new RouteStep.OnlyWay(down.get(0)));
                return new ToPstn(wanted.number(), false, down);
            }
            if (firstMatch == null) {
                return new Unrouted(
                        Condition.NO_ROUTE,
                        "no route of %s's usages matches %s".formatted(wanted.who(), wanted.number()));
            }
            if (!down.isEmpty()) {
                return new Unrouted(
                        Condition.NO_GATEWAY, "every trunk of %s's routes is marked down".formatted(wanted.who()));
            }
            return bypassed
                    ? new Unrouted(
                            Condition.TOLL_BYPASS,
                            "%s may call only by gateways of site %s, and no route leads to one"
                                    .formatted(wanted.who(), wanted.onlySite()))
                    : new Unrouted(
                            Condition.NO_GATEWAY,
                            "route %s leads to nothing that is in the topology".formatted(firstMatch.name()));
        }
    }
}
