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

    /** The number is not in the form that the numbering plan has. */
    public static final int INVALID_NUMBER = 28;

    /** All channels are taken. */
    public static final int NO_CIRCUIT = 34;

    /** The way on is gone. */
    public static final int NETWORK_OUT_OF_ORDER = 38;

    /** Cleared for no other reason of the normal class. */
    private static final int NORMAL_UNSPECIFIED = 31;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(1, "Unallocated number"),
            Map.entry(16, "Normal call clearing"),
            Map.entry(17, "User busy"),
            Map.entry(18, "No user responding"),
            Map.entry(21, "Call rejected"),
            Map.entry(27, "Destination out of order"),
            Map.entry(28, "Invalid number format"),
            Map.entry(31, "Normal, unspecified"),
            Map.entry(34, "No circuit available"),
            Map.entry(38, "Network out of order"),
            Map.entry(41, "Temporary failure"),
            Map.entry(102, "Recovery on timer expiry"),
            Map.entry(127, "Interworking"));

    private CauseMap() {}

    /** Whether a call that was answered ends so because a party hung up; 0 is for no cause. */
    public static boolean isNormal(int cause) {
        return cause == 0 || cause == NORMAL_CLEARING || cause == NORMAL_UNSPECIFIED;
    }

    /** The cause in words (ITU-T Q.850). */
    public static String describe(int cause) {
        return WORDS.getOrDefault(cause, "Cause " + cause);
    }
}
