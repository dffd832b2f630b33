package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cutover.call.Dialog;
import org.cutover.call.OfferAnswer;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;

/** The leg of the user agent that calls. */
final class CallingLeg extends Leg implements ClientExchange.Listener {

    /** What the called end does. */
    interface Listener {
        /** 101 to 199. */
        void onProvisional(SipResponse response);

        void onAnswered(SipResponse response);

        void onRejected(SipResponse response);

        /**
         * No final response came.
         *
         * @param status what to tell others: 408 if the peer said nothing, 503 if it could not be reached
         */
        void onLost(int status, String why);
    }

    private final SipRequest invite;
    private final Listener listener;
    private final ClientExchange exchange;
    /** The ACKs sent, by the tag of the one who answered. */
    private final Map<String, Runnable> acknowledged = new HashMap<>();

    CallingLeg(UserAgent agent, SipRequest invite, Hop local, Hop to, String contact, Listener listener) {
        super(agent, local, contact);
        this.invite = invite;
        this.listener = listener;
        agent.keep(key(), this);
        this.exchange = agent.node().send(invite, local, to, this);
    }

    @Override
    String callId() {
        return invite.callId();
    }

    @Override
    String key() {
        return Dialog.key(invite.callId(), invite.fromTag());
    }

    /** RFC 3261 section 15: who is called refuses; it does not hang up. */
    @Override
    boolean hungUpEarly() {
        return false;
    }

    /** Gives up before the answer (RFC 3261 section 9.1). */
    void cancel() {
        exchange.cancel();
    }

    @Override
    public void onResponse(SipResponse response) {
        if (response.status() < 200) {
            if (response.status() > 100) {
                if (!response.toTag().isEmpty()) {
                    add(inDialogOf(response));
                }
                listener.onProvisional(response);
            }
        } else if (response.status() < 300) {
            onAccepted(response);
        } else {
            over();
            listener.onRejected(response);
        }
    }

    /**
     * RFC 3261 section 13.2.2.4: every 2xx is acknowledged, the repeated ones too. A proxy that forks may let several phones
     * answer; all but the first are hung up on.
     */
    private void onAccepted(SipResponse response) {
        var again = acknowledged.get(response.toTag());
        if (again != null) {
            again.run();
            return;
        }
        var made = inDialogOf(response);
        made.stands(dialogOf(response));
        var ack = made.request("ACK", invite.cseq()).build();
        acknowledged.put(response.toTag(), () -> made.sendAck(ack));
        made.sendAck(ack);
        if (state() == State.INVITED) {
            stand(made);
            listener.onAnswered(response);
        } else {
            made.send(made.next("BYE").build(), new Unheard());
        }
    }

    private LegDialog inDialogOf(SipResponse response) {
        return dialogWith(response.toTag())
                .orElseGet(() -> new LegDialog(agent, local, dialogOf(response), OfferAnswer.begin(true)));
    }

    /** RFC 3261 section 12.1.2: the route set is the Record-Route of the response, last first. */
    private Dialog dialogOf(SipResponse response) {
        var routes = new ArrayList<>(UserAgent.routes(response));
        Collections.reverse(routes);
        return dialogOf(invite, response, routes);
    }

    /** The dialog that a response makes, as the caller has it. */
    static Dialog dialogOf(SipRequest invite, SipResponse response, List<String> routes) {
        return new Dialog(
                invite.callId(),
                new Dialog.Party(UserAgent.withoutTag(invite.header("From").orElse("")), invite.fromTag()),
                new Dialog.Party(UserAgent.withoutTag(invite.header("To").orElse("")), response.toTag()),
                response.header("Contact")
                        .flatMap(SipUri::findInAddress)
                        .map(SipUri::toString)
                        .orElse(invite.uri()),
                routes,
                invite.cseq(),
                Dialog.NONE);
    }

    @Override
    public void onTimeout() {
        over();
        listener.onLost(408, "no answer within 32 s");
    }

    @Override
    public void onUnreachable(String why) {
        over();
        listener.onLost(503, why);
    }
}
