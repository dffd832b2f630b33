package org.cutover.endpoint;

import org.cutover.call.Dialog;
import org.cutover.call.OfferAnswer;
import org.cutover.call.SessionDescription;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/** The leg of the user agent that is called. */
final class CalledLeg extends Leg {

    private final ServerExchange exchange;
    private Runnable onGivenUp = () -> {};

    CalledLeg(UserAgent agent, ServerExchange exchange, Hop local, String contact) {
        super(agent, local, contact);
        this.exchange = exchange;
        add(new LegDialog(agent, local, dialogAtBegin(), OfferAnswer.begin(false)));
        agent.keep(key(), this);
    }

    @Override
    String callId() {
        return invite().callId();
    }

    @Override
    String key() {
        return Dialog.key(callId(), exchange.tag());
    }

    /** RFC 3261 section 15: a caller may hang up a call that is not answered yet. */
    @Override
    boolean hungUpEarly() {
        onGivenUp.run();
        return true;
    }

    SipRequest invite() {
        return exchange.request();
    }

    /** Name of the node that sent the INVITE. */
    String peer() {
        return exchange.peer().name();
    }

    /** Called when the caller gives up before the answer, by CANCEL or by BYE. */
    void onGivenUp(Runnable then) {
        onGivenUp = () -> {
            if (state() == State.INVITED) {
                then.run();
            }
        };
        exchange.onCancel(onGivenUp);
    }

    /** Sends a provisional response. */
    void provisional(int status) {
        if (state() == State.INVITED) {
            var response = agent.response(invite().respond(status));
            exchange.respond(
                    status == 100
                            ? response.build()
                            : response.set("Contact", contact).build());
        }
    }

    /** Answers. */
    void answer(SessionDescription answer) {
        if (state() != State.INVITED) {
            return;
        }
        stand(dialog().orElseThrow());
        accept(
                exchange,
                agent.response(invite().respond(200))
                        .set("Contact", contact)
                        .body(SessionDescription.CONTENT_TYPE, answer.text())
                        .build(),
                ack -> {});
    }

    /** Refuses the call. */
    void reject(SipResponse.Builder response) {
        if (state() == State.INVITED) {
            over();
            exchange.respond(agent.response(response).build());
        }
    }

    void reject(int status) {
        reject(invite().respond(status));
    }

    private Dialog dialogAtBegin() {
        var invite = invite();
        return new Dialog(
                invite.callId(),
                new Dialog.Party(UserAgent.withoutTag(invite.header("To").orElse("")), exchange.tag()),
                new Dialog.Party(UserAgent.withoutTag(invite.header("From").orElse("")), invite.fromTag()),
                invite.header("Contact")
                        .flatMap(SipUri::findInAddress)
                        .map(SipUri::toString)
                        .orElse(""),
                UserAgent.routes(invite),
                0,
                invite.cseq());
    }
}
