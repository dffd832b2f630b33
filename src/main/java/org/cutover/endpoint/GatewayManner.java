package org.cutover.endpoint;

import java.time.Duration;

/**
 * What a gateway does with a call from a Mediation Server before the public network has a say.
 *
 * @param refuses the status with which it refuses every call, 300 to 699; 0 if it refuses none
 * @param cause the Q.850 cause in the Reason header of its refusal, 0 to 127; -1 for no such header
 * @param firstRinging how long after the INVITE its first 101 to 199 may leave; 100 Trying leaves at once. An answer waits
 *     as long
 * @param silent whether it takes an INVITE and says nothing at all, not even 100 Trying
 */
public record GatewayManner(int refuses, int cause, Duration firstRinging, boolean silent) {

    /** It puts calls through. */
    public static final GatewayManner USUAL = new GatewayManner(0, -1, Duration.ZERO, false);

    /** It says nothing. */
    public static final GatewayManner SILENT = new GatewayManner(0, -1, Duration.ZERO, true);

    public GatewayManner {
        if (refuses != 0 && (refuses < 300 || refuses > 699)) {
            throw new IllegalArgumentException("a gateway refuses with 300 to 699, not %d.".formatted(refuses));
        }
        if (cause < -1 || cause > 127) {
            throw new IllegalArgumentException("a Q.850 cause is 0 to 127, not %d.".formatted(cause));
        }
        if (firstRinging.isNegative()) {
            throw new IllegalArgumentException("a gateway cannot ring before it is called.");
        }
    }

    /** It refuses every call, and gives no cause. */
    public static GatewayManner refusing(int status) {
        return refusing(status, -1);
    }

    /** It refuses every call. */
    public static GatewayManner refusing(int status, int cause) {
        return new GatewayManner(status, cause, Duration.ZERO, false);
    }

    /** It puts calls through, and says so late. */
    public static GatewayManner ringingAfter(Duration time) {
        return new GatewayManner(0, -1, time, false);
    }
}
