package org.cutover.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cutover.call.Dialog;
import org.cutover.call.Extensions;
import org.cutover.call.OfferAnswer;
import org.cutover.call.OfferAnswer.Side;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionText;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.SipUri;
import org.cutover.topology.Reliability;

/** The leg of the user agent that is called. */
final class CalledLeg extends Leg {

    private final ServerExchange exchange;
    private final SessionText body;
    private final ReliableResponses reliable;
    private Runnable onGivenUp = () -> {};
    private Runnable owner = () -> {};
    private boolean described;
    private boolean agreedInPrack;
    private Optional<SessionDescription> answerOfPrack = Optional.empty();

    CalledLeg(UserAgent agent, ServerExchange exchange, Hop local, String contact) {
        super(agent, local, contact);
        this.exchange = exchange;
        this.body = Bodies.read(exchange.request());
        this.reliable = new ReliableResponses(agent, exchange, this::unheard);
        var offers = OfferAnswer.begin(false).invited(Side.THEM);
        var dialog = new LegDialog(
                agent, local, dialogAtBegin(), offered().isPresent() ? offers.offered(Side.THEM) : offers);
        dialog.learn(invite());
        add(dialog);
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

    @Override
    void giveUp() {
        reject(503);
    }

    SipRequest invite() {
        return exchange.request();
    }

    /** The session that the INVITE offers; empty if it asks for an offer. */
    Optional<SessionDescription> offered() {
        return body.session();
    }

    /** Name of the node that sent the INVITE. */
    String peer() {
        return exchange.peer().name();
    }

    /**
     * Refuses a call that cannot be taken as it comes: a body that cannot be read, an extension that is required and not known, or
     * not known and required here, a session timer that is too short.
     *
     * @return whether it can be taken
     */
    boolean admits() {
        var refusal = refusal();
        refusal.ifPresent(this::reject);
        return refusal.isEmpty();
    }

    private Optional<SipResponse.Builder> refusal() {
        if (body.status() != 0) {
            recordRefusal(body.status(), body.fault());
            return Optional.of(Bodies.refusal(invite(), body, agent.name()));
        }
        var unknown = tags("Require").stream()
                .filter(tag -> !extensions().supported().contains(tag))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of(invite().respond(420).set("Unsupported", String.join(", ", unknown)));
        }
        if (extensions().reliability() == Reliability.REQUIRED && !callerKnowsPrack()) {
            return Optional.of(invite().respond(421).set("Require", Extensions.RELIABLE));
        }
        var timing = extensions().timing();
        return Timing.asked(invite()).isTooShortFor(timing)
                ? Optional.of(invite().respond(422)
                        .set(Timing.LEAST, Long.toString(timing.least().toSeconds())))
                : Optional.empty();
    }

    private List<String> tags(String header) {
        return invite().headers(header).stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private boolean callerKnowsPrack() {
        return tags("Supported").contains(Extensions.RELIABLE) || wantsPrack();
    }

    private boolean wantsPrack() {
        return tags("Require").contains(Extensions.RELIABLE);
    }

    /** Called when the caller gives up before the answer, by CANCEL or by BYE. */
    void onGivenUp(Runnable then) {
        owner = then;
        onGivenUp = () -> {
            if (state() == State.INVITED) {
                if (!exchange.cancelReasons().isEmpty()) {
                    hears(exchange.cancelReasons());
                }
                then.run();
            }
        };
        exchange.onCancel(onGivenUp);
    }

    /** Sends a provisional response without a session. */
    void provisional(int status) {
        provisional(status, Optional.empty(), false);
    }

    /**
     * Sends a provisional response.
     *
     * @param session the answer to the caller's offer as it stands now; an offer if there was none. That counts where the response
     *     is reliable, and is left out where it is not and the caller has offered nothing
     * @param reliably whether it is to be acknowledged if the caller can; it is in any case if the caller requires it
     */
    void provisional(int status, Optional<SessionDescription> session, boolean reliably) {
        provisional(status, session, reliably, () -> {});
    }

    /** @param confirmed called when the caller has acknowledged it, if it was to */
    void provisional(int status, Optional<SessionDescription> session, boolean reliably, Runnable confirmed) {
        if (state() != State.INVITED) {
            return;
        }
        var response = agent.response(invite().respond(status));
        if (status == 100) {
            exchange.respond(response.build());
            return;
        }
        response.set("Contact", contact).set("Allow", agent.allow());
        if (wantsPrack() || reliably && callerKnowsPrack()) {
            reliable.whenClear(() -> sendReliably(response, described ? Optional.empty() : session, confirmed));
        } else {
            session.filter(any -> offered().isPresent()).ifPresent(answer -> Bodies.with(response, answer));
            exchange.respond(response.build());
        }
    }

    private void sendReliably(SipResponse.Builder response, Optional<SessionDescription> session, Runnable confirmed) {
        if (state() != State.INVITED) {
            return;
        }
        session.ifPresent(now -> {
            described = true;
            Bodies.with(response, now);
            offers(offered().isPresent() ? OfferAnswer::settled : state -> state.offered(Side.US));
        });
        reliable.send(response, prack -> {
            if (session.isPresent() && asksForOffer()) {
                agreedInPrack = true;
                offers(OfferAnswer::settled);
                answerOfPrack = Bodies.read(prack).session();
            }
            confirmed.run();
        });
    }

    @Override
    void whenClear(Runnable then) {
        reliable.whenClear(then);
    }

    /** A response that comes after the final one: the other end drops it. */
    void overtaken(int status) {
        agent.node()
                .sendStray(agent.response(invite().respond(status))
                        .set("To", "%s;tag=%s".formatted(invite().header("To").orElse(""), exchange.tag()))
                        .set("Contact", contact)
                        .build());
    }

    /** A provisional response of another device that this end has called as well: with a tag of its own. */
    void provisionalOfFork(int status, String tag, Optional<SessionDescription> session) {
        if (state() == State.INVITED) {
            var response = agent.response(invite().respond(status))
                    .set("To", "%s;tag=%s".formatted(invite().header("To").orElse(""), tag))
                    .set("Contact", contact);
            session.ifPresent(answer -> Bodies.with(response, answer));
            exchange.respond(response.build());
        }
    }

    @Override
    protected void onPrack(ServerExchange prack) {
        var request = prack.request();
        if (!reliable.confirms(request)) {
            super.onPrack(prack);
            return;
        }
        reliable.heard();
        if (request.body().isEmpty() || asksForOffer() && !agreedInPrack) {
            respond(prack, request.respond(200));
            reliable.confirmed(request);
        } else {
            // RFC 3262 section 5: an offer is answered in the 200; nothing that is reliable is sent before that.
            offers().takeInPrack(prack, dialog().orElseThrow(), () -> reliable.confirmed(request));
        }
    }

    private boolean asksForOffer() {
        return offered().isEmpty();
    }

    /** RFC 3262 section 3: who does not acknowledge is refused with a 5xx. */
    private void unheard() {
        reject(504);
        owner.run();
    }

    /** Answers with a session: the answer to the caller's offer, or an offer whose answer the ACK is to bring. */
    void answer(SessionDescription session) {
        answer(session, answer -> {});
    }

    /**
     * @param answered is given what the ACK brings, or the PRACK did, where the INVITE asked for an offer; a call whose ACK brings none
     *     is hung up
     */
    void answer(SessionDescription session, Consumer<SessionDescription> answered) {
        reliable.whenClear(() -> {
            if (state() == State.INVITED) {
                answerNow(session, answered);
            }
        });
    }

    private void answerNow(SessionDescription session, Consumer<SessionDescription> answered) {
        stand(dialog().orElseThrow());
        var response = accepting(exchange);
        if (described) {
            offers(OfferAnswer::inviteOver);
            accept(exchange, response.build(), ack -> {});
            answerOfPrack.ifPresent(answered);
            return;
        }
        Bodies.with(response, session);
        var asked = offered().isEmpty();
        offers(state ->
                asked ? state.inviteOver().offered(Side.US) : state.inviteOver().settled());
        accept(exchange, response.build(), ack -> {
            if (asked) {
                offers(OfferAnswer::settled);
                Bodies.read(ack).session().ifPresentOrElse(answered, this::lost);
            }
        });
    }

    private void offers(UnaryOperator<OfferAnswer> change) {
        dialog().ifPresent(dialog -> dialog.offers(change));
    }

    @Override
    protected void over() {
        reliable.end();
        super.over();
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

    /** Refuses the session that is offered, and with it the call: 488. */
    void rejectSession(String why) {
        recordRefusal(488, why);
        reject(488);
    }

    private Dialog dialogAtBegin() {
        var invite = invite();
        return new Dialog(
                invite.callId(),
                new Dialog.Party(UserAgent.withoutTag(invite.header("To").orElse("")), exchange.tag()),
                new Dialog.Party(UserAgent.withoutTag(invite.header("From").orElse("")), invite.fromTag()),
                invite.address("Contact").map(SipUri::toString).orElse(""),
                UserAgent.routes(invite),
                0,
                invite.cseq());
    }
}
