package org.cutover.scenario;

/** Somebody ends the program while a run goes on: its calls are hung up, and nothing that comes of them is a result. */
public final class RunInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunInterruptedException() {
        super("The run was interrupted.");
    }
}
