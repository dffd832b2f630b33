package org.cutover.endpoint;

import java.time.Duration;

/** A call seen from the one who placed it. To be waited for from outside the event loops. */
public interface PlacedCall {

    /** Call-ID of the first leg; the circuit's number where the caller is on the public network. */
    String callId();

    /**
     * Waits until the caller hears it ring, or it is over.
     *
     * @param bound how long at most, in the world's time
     * @return whether it rang
     */
    boolean awaitRinging(Duration bound);

    /** Waits until it is answered, or over; whether it was answered. */
    boolean awaitAnswered(Duration bound);

    /** Waits until it is over; whether it is. */
    boolean awaitOver(Duration bound);

    /** The caller hangs up, or gives up if it is not answered yet. */
    void hangUp();
}
