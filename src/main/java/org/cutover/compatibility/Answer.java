package org.cutover.compatibility;

import java.util.Locale;

/** Whether two things may meet. */
public enum Answer {
    YES,
    NO,
    /** No source we know states it. */
    UNKNOWN;

    /** As in files: {@code yes}, {@code no}, {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
