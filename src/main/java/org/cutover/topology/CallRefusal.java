package org.cutover.topology;

import java.time.Duration;

/**
 * How a gateway refuses calls.
 *
 * @param status 300 to 699; 0 for that of the cause, by the gateway's own table
 * @param cause the Q.850 cause in its Reason header, 0 to 127; -1 for no such header
 * @param retryAfter what its Retry-After header says, in whole seconds; zero for no such header
 */
public record CallRefusal(int status, int cause, Duration retryAfter) {

    public CallRefusal {
        if ((status < 300 || status > 699) && (status != 0 || cause < 0)) {
            throw new IllegalArgumentException("a gateway refuses with 300 to 699, not %d.".formatted(status));
        }
        if (cause < -1 || cause > 127) {
            throw new IllegalArgumentException("a Q.850 cause is 0 to 127, not %d.".formatted(cause));
        }
        if (retryAfter.isNegative() || retryAfter.getNano() != 0) {
            throw new IllegalArgumentException("Retry-After is in whole seconds.");
        }
    }

    /** With the cause by which the public network clears every call, and the status of the gateway's table. */
    public static CallRefusal clearing(int cause) {
        return new CallRefusal(0, cause, Duration.ZERO);
    }
}
