package org.cutover.routing;

import java.util.List;

/**
 * A call from a gateway as its Mediation Server hands it to the Front End.
 *
 * @param called the called number: normalized by the dial plan of the gateway where one of its rules matches
 * @param calling likewise
 * @param phoneContext in which context the called digits are to be understood; empty if it is a number with its plus, if a
 *     rule has translated it, or if none is set
 */
public record Arrival(String called, String calling, String phoneContext, List<RouteStep> steps) {
    public Arrival {
        steps = List.copyOf(steps);
    }
}
