package org.cutover.endpoint;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.Dialog;
import org.cutover.call.Extensions;
import org.cutover.call.OfferAnswer;
import org.cutover.call.OfferAnswer.Side;
import org.cutover.call.SessionDescription;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.Loop;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;
import org.cutover.topology.Reliability;

/**
 * The leg of the user agent that calls. Where there are several servers behind the name that is called, and one cannot be reached, says
 * nothing or 503, the next one is called (RFC 3263 section 4.3).
 */
final class CallingLeg extends Leg {

    /** What the called end does. */
    interface Listener {
        /** 101 to 199. */
        void onProvisional(SipResponse response);

        /**
         * The answer to a session that a reliable provisional response offers, for the INVITE offered none; empty if this end
         * has none.
         */
        default Optional<SessionDescription> answerEarly(SessionDescription offered) {
            return Optional.empty();
        }

        /** Where the INVITE offered no session, {@link CallingLeg#acknowledge} is to follow. */
        void onAnswered(SipResponse response);

        void onRejected(SipResponse response);

        /**
         * No final response came.
         *
         * @param status what to tell others: 408 if the peer said nothing, 503 if it could not be reached
         */
        void onLost(int status, String why);
    }

    private final Deque<Hop> servers;
    private final Listener listener;
    private final boolean offers;
    /** The ACKs sent, by the tag of the one who answered. */
    private final Map<String, Runnable> acknowledged = new HashMap<>(2);
    /** The last RSeq, by the tag of the one who sent it. */
    private final Map<String, Long> heard = new HashMap<>(2);

    private SipRequest invite;
    private Attempt attempt;
    private boolean givenUp;
    private boolean askedAgain;

    CallingLeg(
            UserAgent agent,
            SipRequest invite,
            Hop local,
            List<Hop> to,
            String contact,
            Extensions extensions,
            Listener listener) {
        super(agent, local, contact);
        uses(extensions);
        this.servers = new ArrayDeque<>(to);
        this.listener = listener;
        this.offers = !invite.body().isEmpty();
        var asking = asking(invite.edit());
        if (extensions.reliability() == Reliability.REQUIRED) {
            asking.set("Require", Extensions.RELIABLE);
        }
        this.invite = asking.build();
        agent.keep(key(), this);
        send();
    }

    private void send() {
        var begun = new Attempt();
        attempt = begun;
        begun.exchange = Optional.of(agent.node().send(invite, local, servers.element(), begun));
        if (attempt == begun && servers.size() > 1 && isAlive()) {
            begun.patience = agent.loop().schedule(agent.patience(), begun::onSilence);
        }
    }

    /** Whether there is another server to call; it has been called then. */
    private boolean goesOn() {
        if (givenUp || state() != State.INVITED || servers.size() == 1) {
            return false;
        }
        servers.remove();
        send();
        return true;
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
        cancel(List.of());
    }

    @Override
    void giveUp() {
        cancel();
    }

    /** @param why values of Reason headers (RFC 3326) */
    void cancel(List<String> why) {
        givenUp = true;
        attempt.cancel(why);
    }

    private void onResponse(SipResponse response) {
        if (response.status() < 200) {
            if (response.status() > 100) {
                onProvisional(response);
            }
        } else if (response.status() < 300) {
            onAccepted(response, state() == State.INVITED);
        } else if (!(response.status() == 422 && asksAgain(response)) && !(response.status() == 503 && goesOn())) {
            over();
            listener.onRejected(response);
        }
    }

    private void onProvisional(SipResponse response) {
        if (!response.toTag().isEmpty()) {
            var early = inDialogOf(response);
            early.learn(response);
            add(early);
            var number = number(response);
            if (number > 0 && !onReliable(early, response, number)) {
                return;
            }
        }
        listener.onProvisional(response);
    }

    /** RSeq of a reliable response; 0 of others (RFC 3262 section 7.1). */
    private static long number(SipResponse response) {
        var reliable =
                response.headers("Require").stream().anyMatch(tag -> tag.strip().equalsIgnoreCase(Extensions.RELIABLE));
        return reliable
                ? response.header("RSeq")
                        .filter(value -> value.strip().matches("\\d{1,10}"))
                        .map(value -> Long.parseLong(value.strip()))
                        .orElse(0L)
                : 0;
    }

    /**
     * RFC 3262 section 4: one that has been heard already, or comes before its turn, is passed over.
     *
     * @return whether it is new
     */
    private boolean onReliable(LegDialog early, SipResponse response, long number) {
        var before = heard.get(response.toTag());
        if (before != null && number != before + 1) {
            return false;
        }
        heard.put(response.toTag(), number);
        var prack = early.next("PRACK").set("RAck", "%d %d INVITE".formatted(number, response.cseq()));
        var session = Bodies.read(response).session();
        if (session.isPresent() && offers) {
            early.offers(OfferAnswer::settled);
        } else if (session.isPresent()) {
            listener.answerEarly(session.get()).ifPresent(answer -> Bodies.with(prack, answer));
        }
        early.send(prack.build(), new Unheard());
        return true;
    }

    /** RFC 4028 section 7.4: the other end wants a longer session timer. It is asked again, once. */
    private boolean asksAgain(SipResponse response) {
        var least = Timing.seconds(response, Timing.LEAST);
        if (askedAgain || least.isEmpty()) {
            return false;
        }
        askedAgain = true;
        uses(new Extensions(extensions().reliability(), extensions().timing().atLeast(least.get())));
        invite = asking(invite.edit())
                .set("CSeq", "%d INVITE".formatted(invite.cseq() + 1))
                .set(Timing.LEAST, Long.toString(least.get().toSeconds()))
                .build();
        send();
        return true;
    }

    /**
     * RFC 3261 section 13.2.2.4: every 2xx is acknowledged, the repeated ones too. A proxy that forks may let several phones
     * answer; all but the first are hung up on.
     */
    private void onAccepted(SipResponse response, boolean first) {
        var again = acknowledged.get(response.toTag());
        if (again != null) {
            again.run();
            return;
        }
        var made = inDialogOf(response);
        made.stands(dialogOf(response));
        made.learn(response);
        var session = Bodies.read(response).session();
        var waits = !offers && session.isPresent() && made.offers().offer() == Side.NOBODY && heard.isEmpty();
        made.offers(state -> waits
                ? state.inviteOver().offered(Side.THEM)
                : state.inviteOver().settled());
        if (first) {
            stand(made);
            timed(response, invite);
        }
        acknowledged.put(response.toTag(), () -> {});
        if (!waits || !first) {
            acknowledge(made, Optional.empty());
        }
        if (first) {
            listener.onAnswered(response);
        } else {
            made.send(made.next("BYE").build(), new Unheard());
        }
    }

    /** Whether the 2xx made an offer that has no answer yet. */
    boolean waitsForAnswer() {
        return dialog().filter(made -> made.offers().offer() == Side.THEM).isPresent();
    }

    /** Sends the ACK with the answer to the offer that the 2xx made. */
    void acknowledge(SessionDescription answer) {
        if (waitsForAnswer()) {
            var made = dialog().orElseThrow();
            made.offers(OfferAnswer::settled);
            acknowledge(made, Optional.of(answer));
        }
    }

    private void acknowledge(LegDialog made, Optional<SessionDescription> answer) {
        var builder = made.request("ACK", invite.cseq());
        answer.ifPresent(session -> Bodies.with(builder, session));
        var ack = builder.build();
        acknowledged.put(made.value().remote().tag(), () -> made.sendAck(ack));
        made.sendAck(ack);
    }

    private LegDialog inDialogOf(SipResponse response) {
        return dialogWith(response.toTag()).orElseGet(() -> {
            var inviting = OfferAnswer.begin(true).invited(Side.US);
            return new LegDialog(agent, local, dialogOf(response), offers ? inviting.offered(Side.US) : inviting);
        });
    }

    private Dialog dialogOf(SipResponse response) {
        return dialogOf(invite, invite.uri(), response, routeSet(response));
    }

    /** RFC 3261 section 12.1.2: the Record-Route of the response, last first. */
    static List<String> routeSet(SipResponse response) {
        var routes = new ArrayList<>(UserAgent.routes(response));
        Collections.reverse(routes);
        return routes;
    }

    /**
     * The dialog that a response makes, as the caller has it.
     *
     * @param asked the INVITE, or what has its From, To, Call-ID and CSeq
     * @param called where the other end is if it does not say so
     */
    static Dialog dialogOf(SipMessage asked, String called, SipResponse response, List<String> routes) {
        return new Dialog(
                asked.callId(),
                new Dialog.Party(UserAgent.withoutTag(asked.header("From").orElse("")), asked.fromTag()),
                new Dialog.Party(UserAgent.withoutTag(asked.header("To").orElse("")), response.toTag()),
                response.address("Contact").map(SipUri::toString).orElse(called),
                routes,
                asked.cseq(),
                Dialog.NONE);
    }

    private void onFailed(int status, String why) {
        if (!goesOn()) {
            over();
            listener.onLost(status, why);
        }
    }

    @Override
    protected void over() {
        attempt.patience.cancel();
        if (!acknowledged.isEmpty()) {
            var again = new AnsweredAgain(agent, local, acknowledged.keySet());
            attempt.exchange.ifPresent(sent -> sent.handFurtherTo(again::hear));
        }
        super.over();
    }

    /** The INVITE to one server. When that has been left for the next, its answer comes too late. */
    private final class Attempt implements ClientExchange.Listener {

        private Optional<ClientExchange> exchange = Optional.empty();
        private Loop.Timer patience = () -> {};

        void cancel(List<String> why) {
            exchange.ifPresent(sent -> sent.cancel(why));
        }

        private boolean isLeft() {
            return attempt != this;
        }

        private void onSilence() {
            if (!isLeft() && goesOn()) {
                cancel(List.of());
                agent.environment()
                        .journal()
                        .record(new JournalEvent.TimedOut(
                                agent.name(),
                                callId(),
                                "for the first response, %s s,"
                                        .formatted(
                                                new BigDecimal(agent.patience().toMillis())
                                                        .movePointLeft(3)
                                                        .stripTrailingZeros()
                                                        .toPlainString())));
            }
        }

        @Override
        public void onResponse(SipResponse response) {
            patience.cancel();
            if (!isLeft()) {
                CallingLeg.this.onResponse(response);
            } else if (response.isSuccess()) {
                onAccepted(response, false);
            }
        }

        @Override
        public void onTimeout() {
            lost(408, "no answer within 32 s");
        }

        @Override
        public void onUnreachable(String why) {
            lost(503, why);
        }

        private void lost(int status, String why) {
            patience.cancel();
            if (!isLeft()) {
                onFailed(status, why);
            }
        }
    }
}
