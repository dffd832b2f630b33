package org.cutover.routing;

import java.util.List;
import java.util.function.Supplier;

/** Takes down the steps of a decision, or does not: a decision alone is ten times as quick as its trace. */
@FunctionalInterface
interface Notes {

    Notes NONE = step -> {};

    void add(Supplier<RouteStep> step);

    static Notes in(List<RouteStep> steps) {
        return step -> steps.add(step.get());
    }
}
