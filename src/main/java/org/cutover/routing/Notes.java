package org.cutover.routing;

import java.util.List;
import java.util.function.Supplier;

/**
 * Takes down the steps of a decision, or does not: a decision alone is many times as quick as its trace.
 *
 * @param <S> what kind of steps
 */
@FunctionalInterface
interface Notes<S extends RouteStep> {

    void addAll(Supplier<? extends List<? extends S>> steps);

    default void add(Supplier<S> step) {
        addAll(() -> List.of(step.get()));
    }

    static <S extends RouteStep> Notes<S> none() {
        return steps -> {};
    }

    static <S extends RouteStep> Notes<S> in(List<? super S> all) {
        return steps -> all.addAll(steps.get());
    }
}
