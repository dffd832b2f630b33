package org.cutover.pattern;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Where a pattern matched in a text, and its groups, numbered as the engines do. */
final class Match {

    /** Start and end of each group, -1 for one that took no part. */
    private final int[] bounds;

    private Match(int[] bounds) {
        this.bounds = bounds;
    }

    /** @param seen the text as the engine saw it */
    static Match of(int groups, IntUnaryOperator start, IntUnaryOperator end, String seen, String text) {
        var bounds = new int[2 * groups + 2];
        var same = seen.length() == text.length();
        for (var group = 0; group <= groups; group++) {
            bounds[2 * group] = start.applyAsInt(group);
            bounds[2 * group + 1] = end.applyAsInt(group);
        }
        for (var at = 0; !same && at < bounds.length; at++) {
            bounds[at] = CodeUnits.place(seen, bounds[at]);
        }
        return new Match(bounds);
    }

    int start() {
        return bounds[0];
    }

    int end() {
        return bounds[1];
    }

    /** What a group kept; nothing if it took no part. */
    Optional<String> group(int group, String text) {
        return bounds[2 * group] < 0
                ? Optional.empty()
                : Optional.of(text.substring(bounds[2 * group], bounds[2 * group + 1]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Match that && Arrays.equals(that.bounds, bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
