package org.cutover.endpoint;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.call.Dialog;
import org.cutover.call.OfferAnswer;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipUri;

/** One dialog of a leg, while it runs: what has passed in it so far. An INVITE that forks makes several. */
final class LegDialog {

    private final UserAgent agent;
    private final Hop local;
    private Dialog dialog;
    private OfferAnswer offers;
    private Set<String> allowed = Set.of();

    LegDialog(UserAgent agent, Hop local, Dialog dialog, OfferAnswer offers) {
        this.agent = agent;
        this.local = local;
        this.dialog = dialog;
        this.offers = offers;
    }

    Dialog value() {
        return dialog;
    }

    OfferAnswer offers() {
        return offers;
    }

    /** Offers or answers: whose turn it is changes. */
    void offers(UnaryOperator<OfferAnswer> change) {
        offers = change.apply(offers);
    }

    /** A 2xx has made it stand; route set and target are those of the 2xx (RFC 3261 section 13.2.2.4). */
    void stands(Dialog made) {
        dialog = new Dialog(
                made.callId(),
                made.local(),
                made.remote(),
                made.remoteTarget(),
                made.routeSet(),
                Math.max(made.sequence(), dialog.sequence()),
                dialog.remoteSequence());
    }

    /** A request has come in it. An INVITE or UPDATE may say where the other end is from now on. */
    void received(SipRequest request) {
        dialog = dialog.received(request.cseq());
        learn(request);
        if (request.is("INVITE") || request.is("UPDATE")) {
            follow(request);
        }
    }

    /** The other end is where its Contact says from now on, if it has one. */
    void follow(SipMessage message) {
        message.address("Contact").ifPresent(uri -> dialog = dialog.withTarget(uri.toString()));
    }

    /** Keeps in mind which methods the other end takes, if a message says so. */
    void learn(SipMessage message) {
        if (message.header("Allow").isPresent()) {
            allowed = message.headers("Allow").stream()
                    .flatMap(value -> Stream.of(value.split(",")))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Whether the other end has said that it takes a method. */
    boolean allows(String method) {
        return allowed.contains(method);
    }

    /** The next request in the dialog. */
    SipRequest.Builder next(String method) {
        dialog = dialog.next();
        return request(method, dialog.sequence());
    }

    /** A request that has the number of an earlier one: an ACK. */
    SipRequest.Builder request(String method, long sequence) {
        var builder = SipRequest.request(method, dialog.remoteTarget())
                .set("From", dialog.local().header())
                .set("To", dialog.remote().header())
                .set("Call-ID", dialog.callId())
                .set("CSeq", sequence + " " + method);
        for (var route : dialog.routeSet()) {
            builder = builder.add("Route", "<" + route + ">");
        }
        return agent.request(builder);
    }

    /** Sends a request; empty if the peer named a machine that is not of this estate. */
    Optional<ClientExchange> send(SipRequest request, ClientExchange.Listener heard) {
        return nextHop().map(hop -> agent.node().send(request, local, hop, heard));
    }

    void sendAck(SipRequest ack) {
        nextHop().ifPresent(hop -> agent.node().sendAck(ack, local, hop));
    }

    private Optional<Hop> nextHop() {
        return SipUri.find(dialog.nextHop()).flatMap(agent.environment().addresses()::resolve);
    }
}
