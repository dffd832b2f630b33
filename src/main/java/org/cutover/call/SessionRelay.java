package org.cutover.call;

import java.util.Optional;
import org.cutover.call.MediatedCall.Leg;

/**
 * Offers that come while a mediated call stands, and go from one leg to the other: one at a time.
 *
 * @param from the leg whose offer is on its way; empty if none is
 */
public record SessionRelay(Optional<Leg> from) {

    /** Nothing is on its way. */
    public static final SessionRelay IDLE = new SessionRelay(Optional.empty());

    /** What is to be done with an offer. */
    public enum Ruling {
        /** It is passed on to the other leg. */
        PASS,
        /** It says what was said before: it is answered here, for it only shows that the call still stands. */
        ANSWER_HERE,
        /** 491: an offer of the other leg is on its way. */
        PENDING,
        /** 500, try again: one of the same leg is. */
        TOO_EARLY
    }

    /** @param repeats whether the offer is the one before again */
    public Ruling onOffer(Leg leg, boolean repeats) {
        if (from.isPresent()) {
            return from.get() == leg ? Ruling.TOO_EARLY : Ruling.PENDING;
        }
        return repeats ? Ruling.ANSWER_HERE : Ruling.PASS;
    }

    /** An offer has been passed on. */
    public SessionRelay passing(Leg leg) {
        return new SessionRelay(Optional.of(leg));
    }
}
