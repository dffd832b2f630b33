package org.cutover.compatibility;

/** What is wrong with what was found. */
public enum Severity {
    /** A rule says no. */
    BROKEN,
    /** No source we know says yes or no. */
    UNKNOWN
}
