package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.Dialog;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipUri;

/** One leg of a call: an INVITE and the dialog it makes. Touched on its endpoint's loop only. */
abstract class Leg {

    /** Where the leg stands; both ends go through these. */
    enum State {
        INVITED,
        STANDING,
        OVER
    }

    protected final UserAgent agent;
    protected final Hop local;
    protected final String contact;
    private State state = State.INVITED;
    private Dialog dialog;
    private Runnable onHangup = () -> {};

    Leg(UserAgent agent, Hop local, String contact) {
        this.agent = agent;
        this.local = local;
        this.contact = contact;
    }

    abstract String callId();

    State state() {
        return state;
    }

    /** Called when the other end hangs up a leg that stands. */
    void onHangup(Runnable then) {
        onHangup = then;
    }

    /** Ends a leg that stands: BYE (RFC 3261 section 15.1.1). Does nothing otherwise. */
    void hangUp() {
        if (state == State.STANDING) {
            over();
            dialog = dialog.next();
            send(inDialog("BYE", dialog.sequence()).build());
        }
    }

    /** Gives up a leg that stands but whose other end does not answer: it is told, and so is the one who has this end. */
    protected void lost() {
        if (state == State.STANDING) {
            hangUp();
            onHangup.run();
        }
    }

    protected void stand(Dialog made) {
        dialog = made;
        state = State.STANDING;
        agent.keep(made.key(), this);
    }

    protected void over() {
        state = State.OVER;
        if (dialog != null) {
            agent.forget(dialog.key());
        }
    }

    /** A request in the dialog, BYE as a rule. */
    void onRequest(ServerExchange exchange) {
        var request = exchange.request();
        if (!request.is("BYE")) {
            exchange.respond(agent.response(request.respond(501)).build());
            return;
        }
        exchange.respond(agent.response(request.respond(200)).build());
        if (state == State.STANDING) {
            over();
            onHangup.run();
        }
    }

    void onAck() {}

    protected SipRequest.Builder inDialog(String method, long sequence) {
        var builder = SipRequest.request(method, dialog.remoteTarget())
                .set("From", "%s;tag=%s".formatted(dialog.localAddress(), dialog.localTag()))
                .set(
                        "To",
                        dialog.remoteTag().isEmpty()
                                ? dialog.remoteAddress()
                                : "%s;tag=%s".formatted(dialog.remoteAddress(), dialog.remoteTag()))
                .set("Call-ID", dialog.callId())
                .set("CSeq", "%d %s".formatted(sequence, method));
        for (var route : dialog.routeSet()) {
            builder = builder.add("Route", "<%s>".formatted(route));
        }
        return agent.request(builder);
    }

    /** Where requests in the dialog go; empty if the peer named a machine that is not of this estate. */
    protected Optional<Hop> nextHop() {
        return agent.environment().addresses().resolve(SipUri.parse(dialog.nextHop()));
    }

    private void send(SipRequest request) {
        nextHop().ifPresent(hop -> agent.node().send(request, local, hop, new Unheard()));
    }
}
