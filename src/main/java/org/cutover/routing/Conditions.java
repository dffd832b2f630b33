package org.cutover.routing;

import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * What routing goes by and is no part of the estate: how things stand at the moment of a call.
 *
 * @param down trunks marked down, and Mediation Servers that are excluded for now, as {@link RouteTarget#text()}
 * @param turn how many calls a route, by its name, has had before this one
 */
public record Conditions(Set<String> down, ToIntFunction<String> turn) {

    /** Everything is up, and every route has its first call. */
    public static final Conditions QUIET = new Conditions(Set.of(), route -> 0);

    public Conditions {
        down = Set.copyOf(down);
    }

    /** Everything is up but these. */
    public static Conditions down(Set<String> targets) {
        return new Conditions(targets, route -> 0);
    }
}
