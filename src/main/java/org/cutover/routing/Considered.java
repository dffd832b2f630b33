package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.routing.RouteStep.Match;
import org.cutover.routing.RouteStep.RouteTried;
import org.cutover.routing.RouteStep.Translated;
import org.cutover.routing.RouteStep.TrunkTried;

/**
 * A route whose pattern matches, and what came of it: enough to say why, should anybody ask.
 *
 * @param ways one for each target, in the order in which they are tried
 */
record Considered(Words words, UsageRoutes.Carried carried, List<Way> ways) {

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
                    candidate
                            .filter(taken -> reason.isEmpty())
                            .map(way -> translations(way, route, calling))
                            .orElse(List.of()));
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

    /** @param calling the calling number before the route changes it */
    RouteTried explain(String calling) {
        var route = carried.route();
        return new RouteTried(
                words,
                route.name(),
                route.pattern().toString(),
                Match.MATCHES,
                "",
                ways.stream().map(way -> way.explain(route, calling)).toList());
    }
}
