package org.cutover.routing;

import java.util.List;

/**
 * Where a call goes, and why.
 *
 * @param dialled the digits as dialled
 * @param steps how the decision was reached, in order
 */
public record RouteTrace(String caller, String dialled, List<RouteStep> steps, RouteDecision decision) {
    public RouteTrace {
        steps = List.copyOf(steps);
    }
}
