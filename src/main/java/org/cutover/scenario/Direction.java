package org.cutover.scenario;

import java.util.Locale;

/** Between whom a call is. */
public enum Direction {
    /** From a user to a user, by name or by number. */
    INTERNAL,
    /** From a user to the PSTN. */
    OUTBOUND,
    /** From the PSTN. */
    INBOUND;

    /** As files write it, where all calls of a direction are meant: {@code all-outbound}. */
    String all() {
        return "all-" + name().toLowerCase(Locale.ROOT);
    }
}
