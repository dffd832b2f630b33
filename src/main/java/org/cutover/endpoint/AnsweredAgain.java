package org.cutover.endpoint;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.cutover.call.Dialog;
import org.cutover.call.OfferAnswer;
import org.cutover.sip.Hop;
import org.cutover.sip.SipResponse;

/**
 * What becomes of the answers that come when the call is over: each is acknowledged, and who answers for the first time is hung up on
 * (RFC 3261 section 13.2.2.4). The response says all that is needed; the call itself is not kept for it.
 */
final class AnsweredAgain {

    private final UserAgent agent;
    private final Hop local;
    private Set<String> known;

    /** @param known tags of those whose answer has been acknowledged */
    AnsweredAgain(UserAgent agent, Hop local, Collection<String> known) {
        this.agent = agent;
        this.local = local;
        // There are as many of these as calls in 32 s; nearly always it is one tag, and nearly never another.
        this.known = Set.copyOf(known);
    }

    void hear(SipResponse accepted) {
        var made = new LegDialog(agent, local, dialogOf(accepted), OfferAnswer.begin(true));
        made.sendAck(made.request("ACK", accepted.cseq()).build());
        if (!known.contains(accepted.toTag())) {
            var more = new HashSet<>(known);
            more.add(accepted.toTag());
            known = more;
            made.send(made.next("BYE").build(), new Unheard());
        }
    }

    /** From, To and CSeq of a response are those of its request (RFC 3261 section 8.2.6.2). */
    private static Dialog dialogOf(SipResponse accepted) {
        return CallingLeg.dialogOf(accepted, accepted.toUri().toString(), accepted, CallingLeg.routeSet(accepted));
    }
}
