package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.call.Extensions;
import org.cutover.call.MediatedCall.Leg;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.call.SessionDescription.Format;

/**
 * What a Mediation Server is for one call: a place for media on each side, and how it signals there.
 *
 * @param offered toward the outgoing side, whatever the incoming one can do; empty for what both can do
 * @param earlyDialogs how many early dialogs the outgoing side may make
 */
record Mediation(
        Audio incoming,
        Audio outgoing,
        List<Format> offered,
        Extensions incomingExtensions,
        Extensions outgoingExtensions,
        int earlyDialogs) {

    /** Two legs that stand, and have each other. */
    static Mediation joining(Audio one, Audio other) {
        return new Mediation(one, other, List.of(), Extensions.USUAL, Extensions.USUAL, Integer.MAX_VALUE);
    }

    Audio of(Leg leg) {
        return leg == Leg.INCOMING ? incoming : outgoing;
    }

    static Leg other(Leg leg) {
        return leg == Leg.INCOMING ? Leg.OUTGOING : Leg.INCOMING;
    }

    /** What the outgoing side is offered for what the incoming one offers. */
    SessionDescription firstOffer(SessionDescription from) {
        return offered.isEmpty()
                ? outgoing.offer(outgoing.among(from.formats()), from.direction())
                : outgoing.offer(offered, from.direction());
    }

    /** An offer of one side as the other hears it. */
    SessionDescription offerFrom(Leg leg, SessionDescription offer) {
        var to = of(other(leg));
        return to.offer(to.among(offer.formats()), offer.direction());
    }

    /** The answer of the other side as the one that offered hears it; empty if they cannot agree. */
    Optional<SessionDescription> answerTo(Leg leg, SessionDescription offer, SessionDescription answered) {
        var own = of(leg);
        return own.answer(offer, own.among(answered.formats()), answered.direction());
    }

    /** The answer of this server itself, where the other side is not asked. */
    Optional<SessionDescription> answerHere(Leg leg, SessionDescription offer) {
        var own = of(leg);
        return own.answer(
                offer,
                own.spoken(),
                own.said().map(SessionDescription::direction).orElse(Direction.SENDRECV));
    }
}
