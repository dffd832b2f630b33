package org.cutover.endpoint;

import java.util.Optional;
import java.util.function.Consumer;
import org.cutover.call.OfferAnswer;
import org.cutover.call.OfferAnswer.Side;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionText;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;

/** An INVITE, UPDATE or PRACK of the other end within a dialog: its offer, or its wish for one. To be taken or refused. */
final class Offered {

    private final Leg leg;
    private final LegDialog dialog;
    private final ServerExchange exchange;
    private final Optional<SessionDescription> session;
    private final Runnable then;

    /** @param session empty for an INVITE that asks for an offer */
    Offered(Leg leg, LegDialog dialog, ServerExchange exchange, Optional<SessionDescription> session) {
        this(leg, dialog, exchange, session, () -> {});
    }

    /** @param then called after the final response */
    Offered(Leg leg, LegDialog dialog, ServerExchange exchange, Optional<SessionDescription> session, Runnable then) {
        this.leg = leg;
        this.dialog = dialog;
        this.exchange = exchange;
        this.session = session;
        this.then = then;
        if (isInvite()) {
            dialog.offers(state -> state.invited(Side.THEM));
        }
        if (session.isPresent()) {
            dialog.offers(state -> state.offered(Side.THEM));
        }
    }

    boolean isInvite() {
        return exchange.request().is("INVITE");
    }

    Optional<SessionDescription> session() {
        return session;
    }

    SipRequest request() {
        return exchange.request();
    }

    /** Called when the other end gives it up. */
    void onGivenUp(Runnable then) {
        exchange.onCancel(then);
    }

    /** Takes the offer. */
    void answer(SessionDescription answer) {
        dialog.offers(OfferAnswer::settled);
        accept(answer, ack -> {});
    }

    /**
     * Makes the offer that was asked for.
     *
     * @param answered is given the answer that the ACK brings; without a session, if it brings none
     */
    void offer(SessionDescription offer, Consumer<SessionText> answered) {
        dialog.offers(state -> state.offered(Side.US));
        accept(offer, ack -> {
            dialog.offers(OfferAnswer::settled);
            answered.accept(Bodies.read(ack));
        });
    }

    private void accept(SessionDescription said, Consumer<SipRequest> confirmed) {
        if (exchange.request().is("PRACK")) {
            leg.respond(exchange, Bodies.with(exchange.request().respond(200), said));
        } else {
            var response = Bodies.with(leg.accepting(exchange), said).build();
            if (isInvite()) {
                dialog.offers(OfferAnswer::inviteOver);
                leg.accept(exchange, response, confirmed);
            } else {
                exchange.respond(response);
            }
        }
        then.run();
    }

    /** Refuses the session that is offered: 488. */
    void refuseSession(String why) {
        leg.recordRefusal(488, why);
        refuse(488);
    }

    /** Refuses it: the session is as it was. */
    void refuse(int status) {
        if (exchange.isFinal()) {
            return;
        }
        dialog.offers(state -> {
            var after = isInvite() ? state.inviteOver() : state;
            return session.isPresent() ? after.settled() : after;
        });
        leg.refuse(exchange, status);
        then.run();
    }
}
