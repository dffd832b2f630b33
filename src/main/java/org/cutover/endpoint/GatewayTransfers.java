package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.ReferTo;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipUri;

/**
 * What a gateway does with a REFER from a Mediation Server (RFC 3515): it calls the party that is named, and joins its circuit to that
 * call when it is answered; where the call of another circuit is named (RFC 3891), it joins the two circuits.
 */
final class GatewayTransfers {

    private static final int MEDIA_PORT = 16_388;

    private final GatewayEndpoint gateway;

    GatewayTransfers(GatewayEndpoint gateway) {
        this.gateway = gateway;
    }

    /** The call may be transferred by the Mediation Server. */
    void allow(GatewayCall call) {
        call.leg().on("REFER", exchange -> onRefer(call, exchange));
    }

    private void onRefer(GatewayCall call, ServerExchange exchange) {
        var refer = exchange.request();
        var leg = call.leg();
        var refusal = gateway.abilities().referRefusal();
        if (refusal != 0) {
            leg.respond(exchange, refer.respond(refusal));
            return;
        }
        var to = refer.header(Referrals.REFER_TO).flatMap(GatewayTransfers::read);
        if (to.isEmpty()) {
            leg.respond(exchange, refer.respond(400));
            return;
        }
        Referrals.accept(leg, exchange);
        var other = to.get().replaces().flatMap(dialog -> gateway.callOf(dialog.key()));
        if (other.isPresent()) {
            join(call, other.get());
        } else {
            callBack(call, to.get(), refer.header(Referrals.REFERRED_BY).orElse(""));
        }
    }

    private static Optional<ReferTo> read(String header) {
        try {
            return Optional.of(ReferTo.parse(header))
                    .filter(to -> SipUri.find(to.uri()).isPresent());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private void callBack(GatewayCall call, ReferTo to, String referredBy) {
        var leg = call.leg();
        var hop = gateway.environment().addresses().resolve(SipUri.parse(to.uri()));
        if (hop.isEmpty()) {
            Referrals.report(leg, 404, "Not Found", true);
            return;
        }
        var local = gateway.local();
        var skills = gateway.skillsAt(SipUri.parse(to.uri()).host());
        var session = new TerminalSession(gateway.audio(MEDIA_PORT, skills, hop.get()));
        var invite = gateway.agent()
                .inviteNumber(call.party(), gateway.name(), "", gateway.name())
                .uri(to.uri())
                .set("To", "<%s>".formatted(to.uri()))
                .set(Referrals.REFERRED_BY, referredBy);
        Bodies.with(invite, session.audio().offer());
        to.replaces().ifPresent(dialog -> invite.set(Referrals.REPLACES, dialog.header()));
        var request = invite.build();
        record(leg.callId(), request.callId());
        var referred =
                new ReferredCall(leg, session, answered -> onAnswered(call, answered, session), () -> giveBack(call));
        leg.onHangup(() -> {});
        gateway.replace(new BeingTransferred(gateway, call, referred));
        referred.begin(listener -> gateway.agent()
                .call(
                        request.edit(),
                        local,
                        hop.get(),
                        gateway.agent().contact(gateway.name(), local),
                        skills.extensions(),
                        listener));
    }

    /** The circuit has its leg again; if the Mediation Server has hung that up meanwhile (RFC 5589 section 6), it is cleared. */
    private void giveBack(GatewayCall call) {
        if (gateway.callOn(call.circuit()).isEmpty()) {
            return;
        }
        gateway.replace(call);
        Runnable clear =
                () -> gateway.clear(call.circuit(), Headers.clearing(call.leg().reasonsHeard()));
        if (call.leg().state() == Leg.State.STANDING) {
            call.leg().onHangup(clear);
        } else {
            clear.run();
        }
    }

    /** The circuit may have been cleared meanwhile. */
    private void onAnswered(GatewayCall call, Leg answered, TerminalSession session) {
        if (gateway.callOn(call.circuit()).isEmpty()) {
            answered.hangUp();
            return;
        }
        call.leg().onHangup(() -> {});
        var moved = new OnAnotherLeg(gateway, call, answered, session);
        gateway.replace(moved);
        answered.onHangup(moved::clear);
        allow(moved);
    }

    private void join(GatewayCall call, GatewayCall other) {
        record(call.leg().callId(), other.leg().callId());
        call.leg().onHangup(() -> {});
        other.leg().onHangup(() -> {});
        gateway.replace(new OnAnotherCircuit(gateway, call, other.circuit()));
        gateway.replace(new OnAnotherCircuit(gateway, other, call.circuit()));
        Referrals.report(call.leg(), 200, "OK", true);
        other.leg().hangUp();
    }

    private void record(String callId, String otherCallId) {
        gateway.environment()
                .journal()
                .record(new JournalEvent.Joined(gateway.name(), "transfer", callId, otherCallId));
    }

    /** A call of a circuit that has another end than it had before. */
    private interface Transferred extends GatewayCall {
        GatewayCall before();

        @Override
        default String circuit() {
            return before().circuit();
        }

        @Override
        default String party() {
            return before().party();
        }
    }

    /** A circuit whose party waits for another one: when it is cleared, that one is called no more. */
    private record BeingTransferred(GatewayEndpoint gateway, GatewayCall before, ReferredCall referred)
            implements Transferred {

        @Override
        public void onCircuit(Circuits.Message message) {
            before.onCircuit(message);
            if (gateway.callOn(circuit()).isEmpty()) {
                referred.abandon();
            }
        }

        @Override
        public Leg leg() {
            return before.leg();
        }

        @Override
        public TerminalSession session() {
            return before.session();
        }
    }

    /** A circuit that has been joined with the leg that the gateway made for a transfer. */
    private record OnAnotherLeg(GatewayEndpoint gateway, GatewayCall before, Leg leg, TerminalSession session)
            implements Transferred {

        @Override
        public void onCircuit(Circuits.Message message) {
            if (message.kind() == Circuits.Kind.HOLD || message.kind() == Circuits.Kind.RETRIEVE) {
                var holds = message.kind() == Circuits.Kind.HOLD;
                session.change(leg, holds ? Direction.SENDONLY : Direction.SENDRECV, "INVITE");
                return;
            }
            if (message.kind() == Circuits.Kind.DISCONNECT) {
                gateway.send(Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit(), message.cause()));
                leg.hangUp(Headers.reasons(message.cause()));
            }
            gateway.over(circuit());
        }

        void clear() {
            gateway.clear(circuit(), Headers.clearing(leg.reasonsHeard()));
        }
    }

    /** A circuit that has been joined with another one: what clears the one clears the other. */
    private record OnAnotherCircuit(GatewayEndpoint gateway, GatewayCall before, String other) implements Transferred {

        @Override
        public void onCircuit(Circuits.Message message) {
            if (message.kind() == Circuits.Kind.DISCONNECT) {
                gateway.send(Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit(), message.cause()));
                if (gateway.callOn(other).isPresent()) {
                    gateway.clear(other, message.cause());
                }
                gateway.over(circuit());
            } else if (message.kind() == Circuits.Kind.RELEASE) {
                gateway.over(circuit());
            }
        }

        @Override
        public Leg leg() {
            return before.leg();
        }

        @Override
        public TerminalSession session() {
            return before.session();
        }
    }
}
