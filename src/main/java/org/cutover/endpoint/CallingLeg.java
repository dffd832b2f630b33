package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.call.Dialog;
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

    CallingLeg(UserAgent agent, SipRequest invite, Hop local, Hop to, String contact, Listener listener) {
        super(agent, local, contact);
        this.invite = invite;
        this.listener = listener;
        this.exchange = agent.node().send(invite, local, to, this);
    }

    @Override
    String callId() {
        return invite.callId();
    }

    /** Gives up before the answer (RFC 3261 section 9.1). */
    void cancel() {
        exchange.cancel();
    }

    @Override
    public void onResponse(SipResponse response) {
        if (response.status() < 200) {
            if (response.status() > 100) {
                listener.onProvisional(response);
            }
        } else if (response.status() < 300) {
            onAccepted(response);
        } else {
            over();
            listener.onRejected(response);
        }
    }

    /** RFC 3261 section 13.2.2.4: every 2xx is acknowledged, the repeated ones too. */
    private void onAccepted(SipResponse response) {
        var first = state() == State.INVITED;
        if (first) {
            stand(dialogOf(response));
        }
        nextHop()
                .ifPresent(hop ->
                        agent.node().sendAck(inDialog("ACK", invite.cseq()).build(), local, hop));
        if (first) {
            listener.onAnswered(response);
        }
    }

    /** RFC 3261 section 12.1.2: the route set is the Record-Route of the response, last first. */
    private Dialog dialogOf(SipResponse response) {
        var routes = new ArrayList<String>();
        response.headers("Record-Route")
                .forEach(value -> routes.add(SipUri.parseAddress(value).toString()));
        Collections.reverse(routes);
        return dialogOf(invite, response, routes);
    }

    /** The dialog that a 2xx makes, as the caller has it. */
    static Dialog dialogOf(SipRequest invite, SipResponse response, List<String> routes) {
        return new Dialog(
                invite.callId(),
                UserAgent.withoutTag(invite.header("From").orElse("")),
                invite.fromTag(),
                UserAgent.withoutTag(invite.header("To").orElse("")),
                response.toTag(),
                response.header("Contact")
                        .map(value -> SipUri.parseAddress(value).toString())
                        .orElse(invite.uri()),
                routes,
                invite.cseq());
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
