package org.cutover.routing;

import java.util.List;
import org.cutover.pattern.PatternIndex;

/** The routes that carry one usage, in order of priority. */
final class UsageRoutes {

    /** Those of a usage that no route carries. */
    static final UsageRoutes NONE = new UsageRoutes(List.of());

    private final List<VoiceRoute> routes;
    private final PatternIndex<VoiceRoute> index;

    UsageRoutes(List<VoiceRoute> routes) {
        this.routes = List.copyOf(routes);
        this.index = PatternIndex.of(this.routes, VoiceRoute::pattern);
    }

    List<VoiceRoute> all() {
        return routes;
    }

    /** Those whose pattern matches the number, in order. */
    List<VoiceRoute> matching(String number) {
        return index.all(number);
    }
}
