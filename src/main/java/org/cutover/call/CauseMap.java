package org.cutover.call;

import java.util.Map;

/** Q.850 causes that have a part here, and their words. What they are in SIP is a gateway's cause table. */
public final class CauseMap {

    /** Normal call clearing. */
    public static final int NORMAL_CLEARING = 16;

    /** Nobody has the number. */
    public static final int UNALLOCATED = 1;

    /** User busy. */
    public static final int BUSY = 17;

    /** The called party does not want the call. */
    public static final int CALL_REJECTED = 21;

    /** All channels are taken. */
    public static final int NO_CIRCUIT = 34;

    /** The way on is gone. */
    public static final int NETWORK_OUT_OF_ORDER = 38;

    private static final Map<Integer, String> WORDS = Map.of(
            1, "Unallocated number",
            16, "Normal call clearing",
            17, "User busy",
            18, "No user responding",
            21, "Call rejected",
            34, "No circuit available",
            38, "Network out of order",
            41, "Temporary failure",
            102, "Recovery on timer expiry",
            127, "Interworking");

    private CauseMap() {}

    /** The cause in words (ITU-T Q.850). */
    public static String describe(int cause) {
        return WORDS.getOrDefault(cause, "Cause " + cause);
    }
}
