package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cutover.call.OfferAnswer;
import org.cutover.call.SessionDescription;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipResponse;

/** The offers that go and come on a leg within its dialog, by INVITE and UPDATE (RFC 3261 section 14, RFC 3311). */
final class LegOffers {

    private final Leg leg;
    private final UserAgent agent;
    private Consumer<Offered> onOffer = offered -> offered.refuse(488);

    LegOffers(Leg leg, UserAgent agent) {
        this.leg = leg;
        this.agent = agent;
    }

    /** Called with each offer of the other end. */
    void onOffer(Consumer<Offered> then) {
        onOffer = then;
    }

    /** An INVITE or UPDATE has come. */
    void take(ServerExchange exchange, LegDialog dialog) {
        var request = exchange.request();
        var asked = Timing.asked(request);
        if (asked.isTooShortFor(leg.extensions().timing())) {
            leg.respond(
                    exchange,
                    request.respond(422)
                            .set(
                                    Timing.LEAST,
                                    Long.toString(
                                            leg.extensions().timing().least().toSeconds())));
            return;
        }
        var read = Bodies.read(request);
        if (read.status() != 0) {
            leg.recordRefusal(read.status(), read.fault());
            leg.respond(exchange, Bodies.refusal(request, read, agent.name()));
            return;
        }
        var invite = request.is("INVITE");
        if (!invite && read.session().isEmpty()) {
            // An UPDATE without a session refreshes the timer, and says where its sender is (RFC 3311 section 5.2).
            exchange.respond(leg.accepting(exchange).build());
            return;
        }
        var refusal =
                invite ? dialog.offers().refusalOfInvite() : dialog.offers().refusalOfOffer();
        if (refusal != 0) {
            leg.refuse(exchange, refusal);
            return;
        }
        onOffer.accept(new Offered(leg, dialog, exchange, read.session()));
    }

    /**
     * A PRACK with an offer has come (RFC 3262 section 5). One that cannot be taken is refused, and the session is as it was; the
     * response that it acknowledges counts as heard all the same (RFC 6337 leaves that open).
     *
     * @param answered called after its final response
     */
    void takeInPrack(ServerExchange exchange, LegDialog dialog, Runnable answered) {
        var request = exchange.request();
        var read = Bodies.read(request);
        var refusal = dialog.offers().refusalOfOffer();
        if (read.status() != 0) {
            leg.recordRefusal(read.status(), read.fault());
            leg.respond(exchange, Bodies.refusal(request, read, agent.name()));
            answered.run();
        } else if (refusal != 0) {
            leg.refuse(exchange, refusal);
            answered.run();
        } else {
            onOffer.accept(new Offered(leg, dialog, exchange, read.session(), answered));
        }
    }

    /**
     * Offers once.
     *
     * @param method INVITE or UPDATE
     * @param session empty for an INVITE that asks the other end for an offer
     * @return empty if it cannot be sent, since another is under way, or there is no dialog; the listener has been told
     */
    Optional<Offering> send(String method, Optional<SessionDescription> session, Offering.Listener listener) {
        var dialog = leg.dialog().filter(found -> leg.isAlive());
        if (dialog.isEmpty()) {
            listener.onRefused(481);
            return Optional.empty();
        }
        var state = dialog.get().offers();
        if (method.equals("INVITE") ? !state.mayInvite() : !state.mayOffer()) {
            listener.onRefused(491);
            return Optional.empty();
        }
        var request = leg.asking(dialog.get().next(method).set("Contact", leg.contact));
        session.ifPresent(offer -> Bodies.with(request, offer));
        return Optional.of(Offering.send(leg, dialog.get(), request, listener));
    }

    /** Offers, and again after a while whenever that meets an offer of the other end: 491 (RFC 3261 section 14.1). */
    void sendUntilTaken(String method, Supplier<SessionDescription> session, Offering.Listener listener) {
        send(method, Optional.of(session.get()), new Offering.Listener() {
            @Override
            public void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> answer) {
                listener.onTaken(offering, response, answer);
            }

            @Override
            public void onRefused(int status) {
                if (status == 491 && leg.isAlive()) {
                    agent.loop().schedule(waitAfterGlare(), () -> sendUntilTaken(method, session, listener));
                } else {
                    listener.onRefused(status);
                }
            }
        });
    }

    Duration waitAfterGlare() {
        return leg.dialog()
                .map(dialog -> dialog.offers().waitAfterGlare(agent::roll))
                .orElse(Duration.ZERO);
    }

    /** Of a 500: when to come back. */
    Duration retryAfter() {
        return OfferAnswer.retryAfter(agent::roll);
    }

    /** UPDATE where the other end takes it, else INVITE. */
    String method() {
        return leg.dialog().filter(dialog -> dialog.allows("UPDATE")).isPresent() ? "UPDATE" : "INVITE";
    }
}
