package org.cutover.cli;

import org.cutover.scenario.Verdict;

/** What the program ends with. From good to bad: of several files the worst counts, and a failure is worse than doubt. */
enum ExitStatus {
    PASSED(Verdict.PASSED.exitStatus()),
    UNDECIDED(Verdict.UNDECIDED.exitStatus()),
    FAILED(Verdict.FAILED.exitStatus()),
    COULD_NOT_RUN(3);

    /** What a shell has of a program that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitStatus of(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> PASSED;
            case UNDECIDED -> UNDECIDED;
            case FAILED -> FAILED;
        };
    }

    ExitStatus or(ExitStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
