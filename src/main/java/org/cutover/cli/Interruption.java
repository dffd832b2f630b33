package org.cutover.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cutover.report.SecondSignal;

/**
 * Whether somebody ends the program from outside, by Ctrl-C for one. Java goes on to its end when this is closed, so that what is
 * under way can be closed before: a capture, connections, ports.
 */
final class Interruption implements AutoCloseable {

    /** Hanging up takes some seconds where the other end does not answer. */
    private static final int SECONDS_TO_END = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "end of serving");
    private volatile boolean there;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isThere() {
        return there;
    }

    private void interrupt() {
        there = true;
        SecondSignal.endsAtOnce();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("It did not end within " + SECONDS_TO_END + " s.");
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs.
        }
    }
}
