package org.cutover.routing;

import java.util.List;

/** The routes that carry one usage, in order of priority. */
final class UsageRoutes {

    private final String usage;
    private final List<VoiceRoute> routes;

    UsageRoutes(String usage, List<VoiceRoute> routes) {
        this.usage = usage;
        this.routes = List.copyOf(routes);
    }

    String usage() {
        return usage;
    }

    List<VoiceRoute> all() {
        return routes;
    }

    /** Those whose pattern matches the number, in order. */
    List<VoiceRoute> matching(String number) {
        return routes.stream().filter(route -> route.pattern().matches(number)).toList();
    }
}
