package org.cutover.routing;

import java.util.List;

/** The routes that carry one usage, in order of priority. */
final class UsageRoutes {

    /** Those of a usage that no route carries. */
    static final UsageRoutes NONE = new UsageRoutes(List.of());

    private final List<VoiceRoute> routes;

    UsageRoutes(List<VoiceRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    List<VoiceRoute> all() {
        return routes;
    }

    /** Those whose pattern matches the number, in order. */
    List<VoiceRoute> matching(String number) {
        return routes.stream().filter(route -> route.pattern().matches(number)).toList();
    }
}
