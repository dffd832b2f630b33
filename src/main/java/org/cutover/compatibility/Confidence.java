package org.cutover.compatibility;

import java.util.Locale;

/** How sure we are of a fact. */
public enum Confidence {
    /** A vendor document states it, or it was seen in a trace. */
    STATED,
    /** One other source has it, or it follows from a vendor document. */
    IMPLIED,
    /** Sources disagree. */
    CONFLICTING,
    /** Our guess; no source was found. */
    ASSUMED;

    /** As in files: {@code stated}, {@code implied}, {@code conflicting}, {@code assumed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
