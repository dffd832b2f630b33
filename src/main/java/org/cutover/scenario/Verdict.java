package org.cutover.scenario;

import java.util.Collection;
import java.util.Locale;

/** What a run, or a call of it, said. From good to bad: a worse one hides a better one. */
public enum Verdict {
    /** Everything was as expected. */
    PASSED(0),
    /** As expected, but only across a pair of releases of which no source says whether they work together. */
    UNDECIDED(2),
    /** Something was not as expected. */
    FAILED(1);

    private final int exitStatus;

    Verdict(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** Exit status of the program. */
    public int exitStatus() {
        return exitStatus;
    }

    /** As in reports: {@code passed}, {@code failed}, {@code undecided}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Verdict or(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().reduce(PASSED, Verdict::or);
    }
}
