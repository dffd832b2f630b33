package org.cutover.endpoint;

import org.cutover.call.PeerHealth;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.Polling;

/**
 * Asks one peer by OPTIONS whether it is there, again and again, the first time one interval after it begins. To be used on the
 * agent's loop.
 *
 * <p>Its timer goes on for ever. It moves no time: virtual time goes as far as somebody waits.
 */
final class OptionsPoll {

    /** Who wants to know. */
    interface Listener {

        /** @param callId of the OPTIONS that showed it */
        void onEffect(PeerHealth.Effect effect, String callId);
    }

    /**
     * Whom it asks, and whence.
     *
     * @param machine FQDN of the one who asks
     * @param peer FQDN of the one who is asked
     */
    record Route(String machine, Hop from, String peer, Hop to) {}

    private final UserAgent agent;
    private final Route route;
    private final Polling polling;
    private final Listener listener;
    private PeerHealth health;
    private Loop.Timer next = () -> {};
    private boolean over;

    OptionsPoll(UserAgent agent, Route route, Polling polling, Listener listener) {
        this.agent = agent;
        this.route = route;
        this.polling = polling;
        this.listener = listener;
        this.health = PeerHealth.unasked(polling);
    }

    void begin() {
        next = agent.loop().schedule(polling.interval(), this::ask);
    }

    void end() {
        over = true;
        next.cancel();
    }

    private void ask() {
        if (over) {
            return;
        }
        begin();
        if (agent.environment().health().hangs(agent.name())) {
            return;
        }
        var uri = "sip:%s:%d;transport=%s"
                .formatted(route.peer(), route.to().port(), route.to().transport());
        var node = agent.node();
        var options = agent.request(SipRequest.request("OPTIONS", uri)
                        .set("From", "<sip:%s>;tag=%s".formatted(route.machine(), node.newTag()))
                        .set("To", "<%s>".formatted(uri))
                        .set("Call-ID", node.newCallId())
                        .set("CSeq", "1 OPTIONS")
                        .set("Contact", agent.contact(route.machine(), route.from()))
                        .set("Accept", "application/sdp"))
                .build();
        var question = new Question(options.callId());
        question.patience = agent.loop().schedule(polling.answerWithin(), question::missed);
        node.send(options, route.from(), route.to(), question);
    }

    private void became(PeerHealth.Next after, String callId) {
        if (!over) {
            health = after.health();
            after.effects().forEach(effect -> listener.onEffect(effect, callId));
        }
    }

    /** One OPTIONS under way. It is missed once; an answer that comes later counts all the same. */
    private final class Question implements ClientExchange.Listener {

        private final String callId;
        private Loop.Timer patience = () -> {};
        private boolean missed;

        Question(String callId) {
            this.callId = callId;
        }

        void missed() {
            patience.cancel();
            if (!missed) {
                missed = true;
                became(health.onMiss(), callId);
            }
        }

        @Override
        public void onResponse(SipResponse response) {
            if (!response.isProvisional()) {
                patience.cancel();
                became(health.onResponse(response.status()), callId);
            }
        }

        @Override
        public void onTimeout() {
            missed();
        }

        @Override
        public void onUnreachable(String why) {
            missed();
        }
    }
}
