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
import org.cutover.routing.RouteStep.Match;
import org.cutover.routing.RouteStep.RouteTried;
import org.cutover.routing.RouteStep.Translated;
import org.cutover.routing.RouteStep.TrunkTried;
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

    private final Topology topology;
    private final TrunkChoice choice;
    private final Exits exits;
    private final Map<String, UsageRoutes> byUsage = new HashMap<>();

    WaysOut(Topology topology, VoiceConfiguration voice, TrunkChoice choice, TrunkConfigurations trunks) {
        this.topology = topology;
        this.choice = choice;
        this.exits = new Exits(topology, voice.routes(), trunks);
        var routes = new HashMap<String, List<VoiceRoute>>();
        for (var route : voice.routes()) {
            for (var usage : new HashSet<>(route.usages())) {
                routes.computeIfAbsent(usage, key -> new ArrayList<>()).add(route);
            }
        }
        routes.forEach((usage, carried) -> byUsage.put(usage, new UsageRoutes(usage, carried)));
    }

    RouteDecision find(Wanted wanted, Conditions conditions, Notes notes) {
        return new Search(wanted, conditions).run(notes);
    }

    /** One look through usages and routes. */
    private final class Search {

        private final Wanted wanted;
        private final Conditions conditions;
        private final List<Candidate> up = new ArrayList<>();
        private final List<Candidate> down = new ArrayList<>();
        private final HashSet<String> listed = new HashSet<>();
        private final HashSet<String> taken = new HashSet<>();

        private VoiceRoute firstMatch;
        private boolean bypassed;

        Search(Wanted wanted, Conditions conditions) {
            this.wanted = wanted;
            this.conditions = conditions;
        }

        RouteDecision run(Notes notes) {
            for (var usage : wanted.usages()) {
                var routes = byUsage.getOrDefault(usage, new UsageRoutes(usage, List.of()));
                var tried = new HashMap<String, RouteTried>();
                for (var route : routes.matching(wanted.number())) {
                    tried.put(route.name(), consider(usage, route));
                }
                notes.add(() -> new RouteStep.UsageTried(
                        usage,
                        routes.all().stream()
                                .map(route -> tried.getOrDefault(route.name(), differs(route)))
                                .toList()));
            }
            return decision(notes);
        }

        private RouteTried differs(VoiceRoute route) {
            return new RouteTried(route.name(), route.pattern().toString(), Match.DIFFERS, "", List.of());
        }

        private RouteTried consider(String usage, VoiceRoute route) {
            if (!listed.add(route.name())) {
                return matches(route, "it is on the list by an earlier usage", List.of());
            }
            if (firstMatch == null) {
                firstMatch = route;
            }
            var ordered = choice.order(exits.of(route), conditions.turn().applyAsInt(route.name()));
            return matches(
                    route,
                    "",
                    ordered.stream().map(exit -> consider(usage, route, exit)).toList());
        }

        private RouteTried matches(VoiceRoute route, String reason, List<TrunkTried> trunks) {
            return new RouteTried(route.name(), route.pattern().toString(), Match.MATCHES, reason, trunks);
        }

        private TrunkTried consider(String usage, VoiceRoute route, Exits.Exit exit) {
            var name = exit.target().text();
            if (exit.server().isEmpty()) {
                return passedOver(name, "it does not stand in the topology");
            }
            var server = exit.server().get();
            if (wanted.pool()
                    .filter(pool -> !topology.knows(pool.release(), server.name(), server.release()))
                    .isPresent()) {
                return passedOver(name, "it has not been merged into the topology");
            }
            if (!wanted.onlySite().isEmpty()
                    && exit.gateway()
                            .filter(gateway -> gateway.site().equalsIgnoreCase(wanted.onlySite()))
                            .isEmpty()) {
                bypassed = true;
                return passedOver(name, "its gateway is at another site, and the policy prevents toll bypass");
            }
            // "Each gateway is tried once per call" (OCS 2007 R2, gateway throttling); of Lync Server it is assumed.
            if (!taken.add(name)) {
                return passedOver(name, "it is on the list by an earlier route");
            }
            var translations = new ArrayList<Translated>();
            var candidate = candidate(usage, route, exit, translations);
            if (conditions.down().contains(name)) {
                down.add(candidate);
                return new TrunkTried(name, Optional.empty(), "it is marked down", translations);
            }
            up.add(candidate);
            return new TrunkTried(name, Optional.of(candidate), "", translations);
        }

        private TrunkTried passedOver(String target, String reason) {
            return new TrunkTried(target, Optional.empty(), reason, List.of());
        }

        private Candidate candidate(String usage, VoiceRoute route, Exits.Exit exit, List<Translated> translations) {
            var shown = wanted.shown();
            if (!route.alternateCallerId().isEmpty()) {
                translations.add(new Translated(
                        "calling", "alternate caller ID of the route", shown, route.alternateCallerId()));
                shown = route.alternateCallerId();
            }
            return new Candidate(
                    wanted.number(),
                    usage,
                    route.name(),
                    exit.target().text(),
                    exit.server().orElseThrow().name(),
                    exit.trunk().map(trunk -> trunk.gateway()).orElse(""),
                    shown,
                    exit.configuration().outward(wanted.number(), shown, translations::add),
                    exit.configuration().fastFailover());
        }

        private RouteDecision decision(Notes notes) {
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
                            "route %s leads to nothing that stands in the topology".formatted(firstMatch.name()));
        }
    }
}
