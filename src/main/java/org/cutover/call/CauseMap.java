package org.cutover.call;

import java.util.Map;
import java.util.TreeMap;

/** Q.850 causes and SIP statuses, each turned into the other (RFC 3398 sections 7.2.4.1 and 8.2.6.1). */
public final class CauseMap {

    /** Normal call clearing. */
    public static final int NORMAL_CLEARING = 16;

    /** Nobody has the number. */
    public static final int UNALLOCATED = 1;

    /** User busy. */
    public static final int BUSY = 17;

    /** The called party does not want the call. */
    public static final int CALL_REJECTED = 21;

    /** The way on is gone. */
    public static final int NETWORK_OUT_OF_ORDER = 38;

    private static final int INTERWORKING = 127;

    private static final Map<Integer, Integer> TO_STATUS = new TreeMap<>();
    private static final Map<Integer, Integer> TO_CAUSE = new TreeMap<>();

    static {
        status(404, 1, 2, 3, 26);
        status(486, 17);
        status(408, 18);
        status(480, 19, 20, 31);
        status(403, 21, 55, 57, 87);
        status(410, 22, 23);
        status(502, 27);
        status(484, 28);
        status(501, 29, 79);
        status(503, 34, 38, 41, 42, 47, 58, 88);
        status(488, 65, 70);
        status(504, 102);
        status(500, 111, 127);
        cause(41, 400, 481, 500, 503);
        cause(21, 401, 402, 403, 407, 603);
        cause(1, 404, 485, 604);
        cause(63, 405);
        cause(79, 406, 415, 501);
        cause(102, 408, 504);
        cause(22, 410);
        cause(127, 413, 414, 416, 420, 421, 423, 505, 513);
        cause(18, 480);
        cause(25, 482, 483);
        cause(28, 484);
        cause(17, 486, 600);
        cause(38, 502);
    }

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

    /** The SIP status for a Q.850 cause; 500 for one that RFC 3398 does not list. */
    public static int toStatus(int cause) {
        return TO_STATUS.getOrDefault(cause, 500);
    }

    /** The Q.850 cause for a SIP status; 127, interworking, for one that RFC 3398 does not list. */
    public static int toCause(int status) {
        return TO_CAUSE.getOrDefault(status, INTERWORKING);
    }

    /** The cause in words (ITU-T Q.850). */
    public static String describe(int cause) {
        return WORDS.getOrDefault(cause, "Cause " + cause);
    }

    private static void status(int status, int... causes) {
        for (var cause : causes) {
            TO_STATUS.put(cause, status);
        }
    }

    private static void cause(int cause, int... statuses) {
        for (var status : statuses) {
            TO_CAUSE.put(status, cause);
        }
    }
}
