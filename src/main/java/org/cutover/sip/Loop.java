package org.cutover.sip;

import java.time.Duration;
import java.time.Instant;

/** One endpoint's event loop: the only thread that touches the endpoint. */
public interface Loop {

    /** Runs the task on the loop, after what is already waiting there. May be called from any thread. */
    void execute(Runnable task);

    /**
     * Runs the task on the loop after a delay.
     *
     * @param delay zero or more; in virtual time the task runs at exactly that instant
     */
    Timer schedule(Duration delay, Runnable task);

    /** The endpoint is closed: what was scheduled is forgotten. Called on the loop. */
    void forget();

    /** The world's time. */
    Instant now();

    /** A task that was scheduled. */
    interface Timer {

        /** Forgets the task, unless it has run. */
        void cancel();
    }
}
