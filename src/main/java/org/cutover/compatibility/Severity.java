package org.cutover.compatibility;

import java.util.Locale;

/** What is wrong with what was found. */
public enum Severity {
    /** A rule says no. */
    BROKEN,
    /** No source we know says yes or no. */
    UNKNOWN,
    /** Calls may fail, or pass on one reading of documents that disagree. It refuses no step. */
    WARNING;

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
