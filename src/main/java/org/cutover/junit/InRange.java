package org.cutover.junit;

import java.time.Duration;

/** What to say of a number that can never be so. */
final class InRange {

    private InRange() {}

    /** @throws IllegalArgumentException if it is negative */
    static Duration time(String method, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "Time does not go back: %s takes zero or more, not %s.".formatted(method, inWords(time)));
        }
        return time;
    }

    /** {@code 40 s}, {@code 1500 ms}. */
    static String inWords(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** @throws IllegalArgumentException if no final response has it (RFC 3261 section 7.2) */
    static void finalStatus(String method, int status) {
        if (status < 200 || status > 699) {
            throw new IllegalArgumentException(
                    "%s takes a final status of SIP, 200 to 699, not %d.".formatted(method, status));
        }
    }

    /** @throws IllegalArgumentException if it is no status of a failure (RFC 3261 section 7.2) */
    static void failure(String method, int status) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException(
                    "%s takes the status of a failure, 300 to 699, not %d.".formatted(method, status));
        }
    }
}
