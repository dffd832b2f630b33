package org.cutover.endpoint;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cutover.call.Extensions;
import org.cutover.call.SessionTimer;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** One leg of a call: an INVITE and the dialog it makes. Touched on its endpoint's loop only. */
abstract class Leg {

    /** Where the leg stands; both ends go through these. */
    enum State {
        INVITED,
        STANDING,
        /** This end has hung up, and the answer to its BYE is awaited. */
        LEAVING,
        OVER
    }

    protected final UserAgent agent;
    protected final Hop local;
    protected final String contact;
    private final LegOffers offers;
    private final SessionWatch watch;
    // A dialog, a taker, an ACK at a time; and legs stand by the thousand.
    private final Map<String, LegDialog> dialogs = new LinkedHashMap<>(2);
    private final Map<String, Consumer<ServerExchange>> takers = new HashMap<>(2);
    private final Map<Long, Unconfirmed> unconfirmed = new HashMap<>(2);
    private State state = State.INVITED;
    private LegDialog dialog;
    private Runnable onHangup = () -> {};
    private Runnable whenOver = () -> {};
    private boolean byeSent;
    private List<String> reasons = List.of();
    private List<String> reasonsHeard = List.of();
    private Extensions extensions = Extensions.USUAL;

    /** A 2xx of this end whose ACK has not come. */
    private record Unconfirmed(Repetition repetition, Consumer<SipRequest> confirmed) {}

    Leg(UserAgent agent, Hop local, String contact) {
        this.agent = agent;
        this.local = local;
        this.contact = contact;
        this.offers = new LegOffers(this, agent);
        this.watch = new SessionWatch(this, agent);
    }

    abstract String callId();

    /** By which requests in the dialogs of this leg find it. */
    abstract String key();

    /** BYE has come before the answer; whether this end takes that. */
    abstract boolean hungUpEarly();

    State state() {
        return state;
    }

    /** Called when the other end hangs up a leg that stands. */
    void onHangup(Runnable then) {
        onHangup = then;
    }

    /** Called when the leg is over, whoever ended it. */
    void whenOver(Runnable then) {
        whenOver = then;
    }

    /** The offers within the dialog. */
    LegOffers offers() {
        return offers;
    }

    /** Its session timer. */
    SessionWatch watch() {
        return watch;
    }

    Extensions extensions() {
        return extensions;
    }

    /** Which extensions of SIP it uses; to be said before it is answered. */
    void uses(Extensions changed) {
        extensions = changed;
    }

    /** Neither hung up nor lost. */
    boolean isAlive() {
        return state == State.INVITED || state == State.STANDING;
    }

    /**
     * Takes the requests of a method that come within the dialog, other than BYE and ACK. Each is to be answered by
     * {@link #respond}. What nobody takes is refused here.
     */
    void on(String method, Consumer<ServerExchange> then) {
        takers.put(method, then);
    }

    /**
     * Sends a request within the dialog that stands, or within the last early one.
     *
     * <p>Where the other end turns out to know nothing of the call, or not to be there, the leg is over (RFC 3261 section
     * 12.2.1.2): {@code heard} is told first, then the one who waits for the other end to hang up.
     *
     * @param content adds headers and body
     * @param heard hears the responses; {@code onUnreachable} if there is no dialog to send it in
     */
    void send(String method, UnaryOperator<SipRequest.Builder> content, ClientExchange.Listener heard) {
        if (dialog == null || state == State.LEAVING || state == State.OVER) {
            heard.onUnreachable("there is no dialog, or it is over");
            return;
        }
        var request = content.apply(dialog.next(method)).build();
        if (dialog.send(request, new InDialog(this, heard)).isEmpty()) {
            heard.onUnreachable(
                    "%s is no address of this estate".formatted(dialog.value().nextHop()));
        }
    }

    /** A session description of the other end is refused. */
    void recordRefusal(int status, String why) {
        agent.environment().journal().record(new JournalEvent.SessionRefused(agent.name(), callId(), status, why));
    }

    /** Answers a request that came within the dialog. */
    void respond(ServerExchange exchange, SipResponse.Builder response) {
        exchange.respond(agent.response(response).build());
    }

    /** Does it now, or when nothing that this end has said waits for its acknowledgement. */
    void whenClear(Runnable then) {
        then.run();
    }

    /** Whether the other end may be made an offer now, and takes UPDATE. */
    boolean takesOffers() {
        return dialog().filter(found -> found.offers().mayOffer() && found.allows("UPDATE"))
                .isPresent();
    }

    /** The dialog that stands, or the last early one; empty before there is one. */
    Optional<LegDialog> dialog() {
        return Optional.ofNullable(dialog);
    }

    protected Optional<LegDialog> dialogWith(String remoteTag) {
        return Optional.ofNullable(dialogs.get(remoteTag));
    }

    /** Requests are found in this dialog from now on, and sent in it. */
    protected void add(LegDialog added) {
        dialogs.put(added.value().remote().tag(), added);
        dialog = added;
    }

    /** The call is answered: this dialog stands, and those that were early beside it are no more. */
    protected void stand(LegDialog made) {
        dialogs.clear();
        add(made);
        state = State.STANDING;
    }

    /** Why the other end hung up or gave up: the Reason headers of its BYE or CANCEL (RFC 3326); none if it did not say. */
    List<String> reasonsHeard() {
        return reasonsHeard;
    }

    protected void hears(List<String> why) {
        reasonsHeard = why;
    }

    /** Ends a leg that stands: BYE (RFC 3261 section 15.1.1). Does nothing otherwise. */
    void hangUp() {
        hangUp(List.of());
    }

    /** @param why values of Reason headers (RFC 3326) */
    void hangUp(List<String> why) {
        if (state == State.STANDING) {
            state = State.LEAVING;
            reasons = why;
            sayBye();
        }
    }

    /** RFC 3261 section 15: who is called says BYE only when it has the ACK, or has waited for it long enough. */
    private void sayBye() {
        if (!unconfirmed.isEmpty() || byeSent) {
            return;
        }
        byeSent = true;
        var bye = dialog.next("BYE");
        reasons.forEach(why -> bye.add("Reason", why));
        if (dialog.send(bye.build(), new Farewell(this::over)).isEmpty()) {
            over();
        }
    }

    /** Refuses the call, or gives it up, which is not answered yet. */
    abstract void giveUp();

    /** The endpoint leaves: it ends its calls, whatever they stand at. Who has the other leg of one is told as if it had been hung up. */
    void leave() {
        if (state == State.STANDING) {
            lost();
        } else if (state == State.INVITED) {
            giveUp();
        }
    }

    /** Gives up a leg that stands but whose other end does not answer: it is told, and so is the one who has this end. */
    void lost() {
        if (state == State.STANDING) {
            hangUp();
            onHangup.run();
        } else if (state == State.LEAVING) {
            sayBye();
        }
    }

    protected void over() {
        state = State.OVER;
        unconfirmed.values().forEach(answer -> answer.repetition().end());
        unconfirmed.clear();
        watch.end();
        agent.forget(key());
        whenOver.run();
    }

    /** A request in one of the dialogs of this leg. */
    void onRequest(ServerExchange exchange) {
        var request = exchange.request();
        var within = dialogWith(request.fromTag());
        if (within.isEmpty() || state == State.OVER || state == State.LEAVING && !request.is("BYE")) {
            respond(exchange, request.respond(481));
        } else if (within.get().value().isOutOfOrder(request.cseq())) {
            respond(exchange, request.respond(500));
        } else {
            within.get().received(request);
            take(exchange, within.get());
        }
    }

    private void take(ServerExchange exchange, LegDialog within) {
        var request = exchange.request();
        if (request.is("BYE")) {
            onBye(exchange);
        } else if (takers.containsKey(request.method())) {
            takers.get(request.method()).accept(exchange);
        } else if (request.is("OPTIONS")) {
            agent.answerOptions(exchange, 200);
        } else if (request.is("INVITE") || request.is("UPDATE")) {
            offers.take(exchange, within);
        } else if (request.is("PRACK")) {
            onPrack(exchange);
        } else {
            agent.refuseMethod(exchange);
        }
    }

    /** An acknowledgement of a provisional response that this end never sent, or has repeated enough. */
    protected void onPrack(ServerExchange exchange) {
        respond(exchange, exchange.request().respond(481));
    }

    /** BYEs that cross are both answered, and the call ends once. */
    private void onBye(ServerExchange exchange) {
        var bye = exchange.request();
        hears(bye.headers("Reason"));
        if (state == State.INVITED) {
            respond(exchange, bye.respond(hungUpEarly() ? 200 : 481));
            return;
        }
        respond(exchange, bye.respond(200));
        if (state == State.STANDING) {
            over();
            onHangup.run();
        } else if (!byeSent) {
            over();
        }
    }

    /**
     * Accepts an INVITE. The 2xx is repeated until its ACK comes; a leg whose ACK never comes is hung up.
     *
     * @param confirmed is given the ACK
     */
    void accept(ServerExchange exchange, SipResponse response, Consumer<SipRequest> confirmed) {
        exchange.respond(response);
        var repetition = Repetition.ofAnswer(agent.loop(), () -> exchange.respond(response), () -> {
            unconfirmed.remove(response.cseq());
            agent.environment().journal().record(new JournalEvent.TimedOut(agent.name(), callId(), "ACK of the 2xx"));
            lost();
        });
        unconfirmed.put(response.cseq(), new Unconfirmed(repetition, confirmed));
    }

    void onAck(SipRequest ack) {
        var answer = unconfirmed.remove(ack.cseq());
        if (answer != null) {
            answer.repetition().end();
            answer.confirmed().accept(ack);
            if (state == State.LEAVING) {
                sayBye();
            }
        }
    }

    /** A request that asks for a session, with what this end can do, and the timer there is, or that it wishes for. */
    SipRequest.Builder asking(SipRequest.Builder request) {
        request.set("Allow", agent.allow()).set("Supported", String.join(", ", extensions.supported()));
        var timer = watch.timer();
        if (timer.isPresent()) {
            Timing.ask(
                    request,
                    new SessionTimer.Wish(
                            timer.map(SessionTimer::interval),
                            extensions.timing().least()),
                    timer.get().refreshedHere() ? "uac" : "uas");
        } else {
            Timing.ask(request, extensions.timing(), "");
        }
        return request;
    }

    /** A 200 to an INVITE or UPDATE, with what this end can do, and the timer; which begins now. */
    SipResponse.Builder accepting(ServerExchange exchange) {
        var request = exchange.request();
        var response = agent.response(request.respond(200))
                .set("Contact", contact)
                .set("Allow", agent.allow())
                .set("Supported", String.join(", ", extensions.supported()));
        var asked = Timing.asked(request);
        var timer = SessionTimer.answering(asked, extensions.timing());
        timer.ifPresent(agreed -> Timing.say(response, agreed, asked.supported()));
        if (request.is("INVITE") || state == State.STANDING) {
            watch.begin(timer);
        }
        return response;
    }

    /** The other end has accepted an INVITE or UPDATE. */
    void timed(SipResponse response, SipRequest request) {
        if (request.is("INVITE") || state == State.STANDING) {
            var wish = new SessionTimer.Wish(Timing.interval(request), SessionTimer.FLOOR);
            watch.begin(SessionTimer.asking(wish, Timing.interval(response), Timing.refresher(response)));
        }
    }

    /** Refuses an INVITE or UPDATE within the dialog; 500 says when to come back (RFC 3261 section 14.2). */
    void refuse(ServerExchange exchange, int status) {
        var response = exchange.request().respond(status);
        respond(
                exchange,
                status == 500
                        ? response.set(
                                "Retry-After", Long.toString(offers.retryAfter().toSeconds()))
                        : response);
    }
}
