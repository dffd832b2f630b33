package org.cutover.topology;

import java.time.Duration;

/**
 * How one end of a trunk watches the other by OPTIONS. Administrators' reports of Lync Server disagree about the figures; see
 * the files in {@code simulator/releases}.
 *
 * @param interval from one OPTIONS to the next, 1 s to 1 h
 * @param misses after how many in a row without an answer the peer counts as down, 1 to 100
 * @param answerWithin how long an answer may take, up to 32 s: Timer F (RFC 3261 section 17.1.2.2)
 * @param anyResponse whether any final response is an answer; otherwise 2xx alone
 */
public record Polling(Duration interval, int misses, Duration answerWithin, boolean anyResponse) {

    /** Timer F: after that no transaction waits for an answer. */
    public static final Duration TIMER_F = Duration.ofSeconds(32);

    private static final Duration LONGEST = Duration.ofHours(1);

    public Polling {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the interval of polling is 1s to 1h.");
        }
        if (misses < 1 || misses > 100) {
            throw new IllegalArgumentException("a peer is down after 1 to 100 misses, not %d.".formatted(misses));
        }
        if (answerWithin.isZero() || answerWithin.isNegative() || answerWithin.compareTo(TIMER_F) > 0) {
            throw new IllegalArgumentException("an answer to OPTIONS is waited for up to 32s, and no longer.");
        }
    }

    /** Whether a peer that gives this final response is alive. */
    public boolean isAnsweredBy(int status) {
        return anyResponse || status < 300;
    }
}
