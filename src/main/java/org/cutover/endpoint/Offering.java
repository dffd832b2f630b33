package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.OfferAnswer;
import org.cutover.call.OfferAnswer.Side;
import org.cutover.call.SessionDescription;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** An INVITE or UPDATE of this end within a dialog, and what comes of it. */
final class Offering implements ClientExchange.Listener {

    /** Who made it. */
    interface Listener {
        /**
         * The other end takes it.
         *
         * @param session its answer; its offer, where the INVITE brought none, and then {@link Offering#acknowledge} is to follow
         */
        void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> session);

        /** The session is as it was. */
        void onRefused(int status);
    }

    private final Leg leg;
    private final LegDialog dialog;
    private final SipRequest request;
    private final Listener listener;
    private Optional<ClientExchange> exchange = Optional.empty();
    private Optional<SipRequest> ack = Optional.empty();
    private boolean over;

    private Offering(Leg leg, LegDialog dialog, SipRequest request, Listener listener) {
        this.leg = leg;
        this.dialog = dialog;
        this.request = request;
        this.listener = listener;
    }

    /** Sends it; refused with 491 if something else is under way in the dialog. */
    static Offering send(Leg leg, LegDialog dialog, SipRequest.Builder request, Listener listener) {
        var built = request.build();
        var offering = new Offering(leg, dialog, built, listener);
        if (built.is("INVITE")) {
            dialog.offers(state -> state.invited(Side.US));
        }
        if (!built.body().isEmpty()) {
            dialog.offers(state -> state.offered(Side.US));
        }
        offering.exchange = dialog.send(built, new InDialog(leg, offering));
        if (offering.exchange.isEmpty()) {
            offering.onUnreachable("the other end's Contact is no address of this estate");
        }
        return offering;
    }

    boolean isInvite() {
        return request.is("INVITE");
    }

    /** Gives it up: CANCEL. An UPDATE cannot be given up. */
    void cancel() {
        if (isInvite()) {
            exchange.ifPresent(ClientExchange::cancel);
        }
    }

    @Override
    public void onResponse(SipResponse response) {
        if (response.isProvisional()) {
            return;
        }
        if (over) {
            // A 2xx again: its ACK was lost.
            ack.ifPresent(dialog::sendAck);
            return;
        }
        over = true;
        if (response.isSuccess()) {
            taken(response);
        } else {
            dialog.offers(state -> settled(state));
            listener.onRefused(response.status());
        }
    }

    private void taken(SipResponse response) {
        dialog.follow(response);
        dialog.learn(response);
        var read = Bodies.read(response);
        var brought = !request.body().isEmpty();
        if (isInvite()) {
            dialog.offers(OfferAnswer::inviteOver);
        }
        if (brought) {
            dialog.offers(OfferAnswer::settled);
            if (isInvite()) {
                acknowledge(Optional.empty());
            }
        } else if (read.session().isPresent()) {
            dialog.offers(state -> state.offered(Side.THEM));
        }
        leg.timed(response, request);
        listener.onTaken(this, response, read.session());
    }

    /** Sends the ACK, with the answer to an offer that came in the 2xx. */
    void acknowledge(Optional<SessionDescription> answer) {
        if (ack.isEmpty()) {
            var builder = dialog.request("ACK", request.cseq());
            answer.ifPresent(session -> {
                Bodies.with(builder, session);
                dialog.offers(OfferAnswer::settled);
            });
            ack = Optional.of(builder.build());
            ack.ifPresent(dialog::sendAck);
        }
    }

    private OfferAnswer settled(OfferAnswer state) {
        var after = isInvite() ? state.inviteOver() : state;
        return request.body().isEmpty() ? after : after.settled();
    }

    @Override
    public void onTimeout() {
        fail(408);
    }

    @Override
    public void onUnreachable(String why) {
        fail(503);
    }

    private void fail(int status) {
        if (!over) {
            over = true;
            dialog.offers(this::settled);
            listener.onRefused(status);
        }
    }
}
