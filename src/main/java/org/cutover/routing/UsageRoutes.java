package org.cutover.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cutover.pattern.PatternIndex;
import org.cutover.routing.RouteStep.Match;
import org.cutover.routing.RouteStep.RouteTried;
import org.cutover.routing.RouteStep.UsageTried;

/**
 * The routes of a list of usages, in the order in which they are looked at: all of a usage before those of the next, and each but
 * once.
 */
final class UsageRoutes {

    /** A route, and the first usage of the list that it carries. */
    record Carried(String usage, VoiceRoute route) {}

    /**
     * The routes that carry one usage.
     *
     * @param routes in order of priority
     */
    record OfUsage(List<VoiceRoute> routes, PatternIndex<VoiceRoute> index) {

        private static final OfUsage NONE = new OfUsage(List.of());

        OfUsage(List<VoiceRoute> routes) {
            this(List.copyOf(routes), PatternIndex.of(routes, VoiceRoute::pattern));
        }
    }

    private final Words words;
    private final List<String> usages;
    private final Map<String, OfUsage> byUsage;

    UsageRoutes(Words words, List<String> usages, Map<String, OfUsage> byUsage) {
        this.words = words;
        this.usages = usages;
        this.byUsage = byUsage;
    }

    private OfUsage of(String usage) {
        return byUsage.getOrDefault(usage, OfUsage.NONE);
    }

    /** Those whose pattern matches the number, in order. */
    List<Carried> matching(String number) {
        var once = new HashSet<String>();
        var matching = new ArrayList<Carried>();
        for (var usage : usages) {
            for (var route : of(usage).index().all(number)) {
                if (once.add(route.name())) {
                    matching.add(new Carried(usage, route));
                }
            }
        }
        return matching;
    }

    /**
     * What was done, usage by usage.
     *
     * @param matching what came of those that match
     * @param calling the calling number before any route changes it
     */
    List<UsageTried> explain(List<Considered> matching, String number, String calling) {
        var byRoute = matching.stream()
                .collect(Collectors.toMap(one -> one.carried().route().name(), one -> one));
        var explained = new ArrayList<UsageTried>();
        for (var usage : usages) {
            var tried = new ArrayList<RouteTried>();
            for (var route : of(usage).routes()) {
                var considered = byRoute.get(route.name());
                tried.add(
                        considered == null
                                ? tried(route, Match.of(route.pattern(), number), "")
                                : considered.carried().usage().equals(usage)
                                        ? considered.explain(calling)
                                        : tried(route, Match.MATCHES, "an earlier usage carries it already"));
            }
            explained.add(new UsageTried(words, usage, tried));
        }
        return explained;
    }

    private RouteTried tried(VoiceRoute route, Match match, String reason) {
        return new RouteTried(words, route.name(), route.pattern().toString(), match, reason, List.of());
    }
}
