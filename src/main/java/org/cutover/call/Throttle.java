package org.cutover.call;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which Mediation Servers an OCS 2007 R2 Front End leaves alone for now: gateway throttling (TechNet dd572792).
 *
 * <p>After ten failed attempts one is used less, and one that does not respond is excluded for growing periods of up to sixty
 * minutes while it is probed. That much is documented. Assumed are that attempts in a row count, that the first period is one
 * minute and each further one twice as long, that the first call after a period is the probe, and that a call which its caller gave up
 * before anything was heard says nothing.
 *
 * @param troubles by the name of what was tried; what works is not in it
 */
public record Throttle(Map<String, Trouble> troubles) {

    /** How many failed attempts in a row it takes. */
    static final int PATIENCE = 10;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    /**
     * What has failed.
     *
     * @param failures in a row
     * @param period how long it was excluded last; zero if it never was
     * @param until when that ends
     */
    public record Trouble(int failures, Duration period, Instant until) {

        private Trouble failedAgain(Instant now) {
            // Calls that were under way when it was excluded say nothing new.
            if (now.isBefore(until)) {
                return this;
            }
            if (failures + 1 < PATIENCE) {
                return new Trouble(failures + 1, period, until);
            }
            var doubled = period.isZero() ? FIRST : period.multipliedBy(2);
            var next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            return new Trouble(failures + 1, next, now.plus(next));
        }
    }

    /** Nothing has failed. */
    public static final Throttle NONE = new Throttle(Map.of());

    private static final Trouble NO_TROUBLE = new Trouble(0, Duration.ZERO, Instant.MIN);

    public Throttle {
        troubles = Map.copyOf(troubles);
    }

    /** An attempt failed: a 5xx, or nobody there. */
    public Throttle onFailed(String name, Instant now) {
        var changed = new HashMap<>(troubles);
        changed.merge(name, NO_TROUBLE.failedAgain(now), (known, first) -> known.failedAgain(now));
        return new Throttle(changed);
    }

    /** An attempt got through, whatever the called party then said. */
    public Throttle onAnswered(String name) {
        if (!troubles.containsKey(name)) {
            return this;
        }
        var changed = new HashMap<>(troubles);
        changed.remove(name);
        return new Throttle(changed);
    }

    /** What is not to be tried at this time. */
    public Set<String> excluded(Instant now) {
        return troubles.entrySet().stream()
                .filter(one -> now.isBefore(one.getValue().until()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
