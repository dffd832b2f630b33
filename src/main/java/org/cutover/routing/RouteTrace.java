package org.cutover.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a call goes, and why.
 *
 * @param caller the user; for a call that arrived by a trunk, the trunk
 * @param dialled the digits as dialled
 * @param steps how the decision was reached, in order
 */
public record RouteTrace(String caller, String dialled, List<RouteStep> steps, RouteDecision decision) {
    public RouteTrace {
        steps = List.copyOf(steps);
    }

    /** The steps and their details, one line each, two blanks in for every level. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        steps.forEach(step -> add(step, "", lines));
        return lines;
    }

    private static void add(RouteStep step, String indent, List<String> lines) {
        lines.add(indent + step.describe());
        step.details().forEach(detail -> add(detail, indent + "  ", lines));
    }
}
