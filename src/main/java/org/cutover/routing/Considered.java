package org.cutover.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.cutover.routing.RouteStep.Match;
import org.cutover.routing.RouteStep.RouteTried;
import org.cutover.routing.RouteStep.Translated;
import org.cutover.routing.RouteStep.TrunkTried;
import org.cutover.routing.RouteStep.UsageTried;

/**
 * A route whose pattern matches, and what came of it: enough to say why, should anybody ask.
 *
 * @param reason why it was passed over; empty if it was not
 * @param ways one for each target, in the order in which they are tried
 */
record Considered(VoiceRoute route, String reason, List<Way> ways) {

    /**
     * A target of the route.
     *
     * @param reason why it was not taken; empty if it was
     * @param candidate what it is, or would be; empty if it leads nowhere for this call
     */
    record Way(Exits.Exit exit, String reason, Optional<Candidate> candidate) {

        private TrunkTried explain(VoiceRoute route, String calling) {
            return new TrunkTried(
                    exit.target().text(),
                    candidate.filter(taken -> reason.isEmpty()),
                    reason,
                    candidate.map(way -> translations(way, route, calling)).orElse(List.of()));
        }

        private List<Translated> translations(Candidate way, VoiceRoute route, String calling) {
            var translations = new ArrayList<Translated>();
            if (!route.alternateCallerId().isEmpty()) {
                translations.add(new Translated("calling", "alternate caller ID of the route", calling, way.shown()));
            }
            translations.addAll(way.configuration().translations(way.number(), way.shown()));
            return translations;
        }
    }

    /**
     * A usage, and all its routes.
     *
     * @param matching those that match
     * @param calling the calling number before any route changes it
     */
    static UsageTried explain(
            String usage, UsageRoutes routes, List<Considered> matching, String number, String calling) {
        var byName = new HashMap<String, RouteTried>();
        matching.forEach(one -> byName.put(one.route().name(), one.explain(calling)));
        return new UsageTried(
                usage,
                routes.all().stream()
                        .map(route -> byName.computeIfAbsent(route.name(), name -> other(route, number)))
                        .toList());
    }

    private RouteTried explain(String calling) {
        return new RouteTried(
                route.name(),
                route.pattern().toString(),
                Match.MATCHES,
                reason,
                ways.stream().map(way -> way.explain(route, calling)).toList());
    }

    private static RouteTried other(VoiceRoute route, String number) {
        return new RouteTried(
                route.name(), route.pattern().toString(), Match.of(route.pattern(), number), "", List.of());
    }
}
