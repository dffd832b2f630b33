package org.cutover.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to hold for everything that can be made from random choices.
 *
 * <p>A build tries the same things every time; {@code -Dseed=<number>} tries others. What fails is made smaller as long as it fails,
 * then told with its seed.
 */
final class Property {

    private static final long SEED = Long.getLong("seed", 20_130_401);

    /** How long to try and make a failure smaller. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Property() {}

    static void holds(int times, Consumer<Choices> property) {
        for (var time = 0; time < times; time++) {
            var choices = Choices.random(SEED + time);
            var failure = failure(property, choices);
            if (failure.isPresent()) {
                var smallest = shrunk(property, choices.made());
                var told = failure(property, Choices.replaying(smallest)).orElseThrow();
                throw new AssertionError(
                        "-Dseed=%d, choices %s: %s".formatted(SEED + time, smallest, told.getMessage()), told);
            }
        }
    }

    private static Optional<Throwable> failure(Consumer<Choices> property, Choices choices) {
        try {
            property.accept(choices);
            return Optional.empty();
        } catch (RuntimeException | AssertionError failure) {
            return Optional.of(failure);
        }
    }

    /** Leaves choices out, and makes them smaller, for as long as that changes nothing. */
    private static List<Integer> shrunk(Consumer<Choices> property, List<Integer> failing) {
        var smallest = failing;
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (var better = true; better; ) {
            better = false;
            for (var simpler : simpler(smallest)) {
                if (System.nanoTime() > until) {
                    return smallest;
                }
                if (failure(property, Choices.replaying(simpler)).isPresent()) {
                    smallest = simpler;
                    better = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<List<Integer>> simpler(List<Integer> choices) {
        var all = new ArrayList<List<Integer>>();
        for (var width = choices.size(); width > 0; width /= 2) {
            for (var from = 0; from + width <= choices.size(); from += width) {
                var without = new ArrayList<>(choices);
                without.subList(from, from + width).clear();
                all.add(without);
            }
        }
        for (var at = 0; at < choices.size(); at++) {
            if (choices.get(at) > 0) {
                var less = new ArrayList<>(choices);
                less.set(at, choices.get(at) / 2);
                all.add(less);
            }
        }
        return all;
    }
}
