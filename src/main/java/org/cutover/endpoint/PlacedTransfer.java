package org.cutover.endpoint;

import java.time.Duration;

/** A transfer seen from the one who asked for it. To be waited for from outside the event loops. */
public interface PlacedTransfer {

    /**
     * Waits until it is known how it went.
     *
     * @param bound how long at most, in the world's time
     * @return the status of the new call, or that with which the transfer was refused; 0 if neither is known by then
     */
    int await(Duration bound);
}
