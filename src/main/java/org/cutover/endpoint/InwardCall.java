package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.call.CauseMap;
import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** A gateway's call from the carrier in to a Mediation Server: a circuit in, a SIP leg out. */
final class InwardCall implements GatewayCall, Bridge.Legs, CallingLeg.Listener {

    private static final int MEDIA_PORT = 16_386;

    private final GatewayEndpoint gateway;
    private final String circuit;
    private final String party;
    private final GatewaySkills skills;
    private final Bridge bridge = new Bridge(this);
    private TerminalSession session;
    private CallingLeg leg;
    private int cause = CauseMap.NORMAL_CLEARING;
    private int causeHeard = -1;

    InwardCall(GatewayEndpoint gateway, Circuits.Message setup, GatewaySkills skills) {
        this.gateway = gateway;
        this.circuit = setup.circuit();
        this.party = setup.withheld() ? "anonymous" : setup.from();
        this.skills = skills;
    }

    @Override
    public String circuit() {
        return circuit;
    }

    @Override
    public String party() {
        return party;
    }

    @Override
    public Leg leg() {
        return leg;
    }

    @Override
    public TerminalSession session() {
        return session;
    }

    void invite(SipRequest.Builder invite, Hop local, List<Hop> to, String contact) {
        session = new TerminalSession(gateway.audio(MEDIA_PORT, skills, to.get(0)));
        if (!skills.sessions().delayedOffer()) {
            Bodies.with(invite, session.audio().offer());
        }
        var request = invite.build();
        gateway.joined(request.callId(), circuit);
        leg = gateway.agent().call(request.edit(), local, to, contact, skills.extensions(), this);
        session.follow(leg);
        leg.onHangup(() -> bridge.onHangup(MediatedCall.Leg.OUTGOING));
        gateway.transfers().allow(this);
    }

    @Override
    public void onCircuit(Circuits.Message message) {
        if (message.kind() == Circuits.Kind.HOLD || message.kind() == Circuits.Kind.RETRIEVE) {
            var holds = message.kind() == Circuits.Kind.HOLD;
            session.change(leg, holds ? Direction.SENDONLY : Direction.SENDRECV, "INVITE");
            return;
        }
        if (message.kind() == Circuits.Kind.DISCONNECT) {
            cause = message.cause();
            gateway.send(Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit, cause));
            bridge.onGivenUp();
            bridge.onHangup(MediatedCall.Leg.INCOMING);
        }
        gateway.over(circuit);
    }

    @Override
    public void onProvisional(SipResponse response) {
        bridge.onProvisional(response.status());
    }

    @Override
    public Optional<SessionDescription> answerEarly(SessionDescription offered) {
        return session.audio().answer(offered);
    }

    @Override
    public void onAnswered(SipResponse response) {
        var described = Bodies.read(response).session();
        if (leg.waitsForAnswer()) {
            described.flatMap(session.audio()::answer).ifPresentOrElse(leg::acknowledge, leg::lost);
        } else {
            described.ifPresent(session.audio()::hears);
        }
        bridge.onAnswered();
    }

    @Override
    public void onRejected(SipResponse response) {
        causeHeard = Headers.cause(response);
        bridge.onFailed(response.status());
    }

    @Override
    public void onLost(int status, String why) {
        bridge.onFailed(status);
    }

    @Override
    public void provisional(int status) {
        if (status == 180 || status == 183) {
            gateway.send(Circuits.Message.of(Circuits.Kind.ALERTING, circuit));
        }
    }

    @Override
    public void answer() {
        gateway.send(Circuits.Message.of(Circuits.Kind.CONNECT, circuit));
    }

    /**
     * After the caller gave up the circuit is clear already. A cause that another network gave goes before that of the table (RFC 6432).
     */
    @Override
    public void reject(int status) {
        if (status != 487) {
            gateway.clear(
                    circuit, causeHeard > 0 ? causeHeard : gateway.causes().causeOf(status));
        }
    }

    @Override
    public void cancel() {
        leg.cancel(Headers.reasons(cause));
    }

    @Override
    public void hangUp(MediatedCall.Leg which) {
        if (which == MediatedCall.Leg.OUTGOING) {
            leg.hangUp(Headers.reasons(cause));
        } else {
            gateway.clear(circuit, Headers.clearing(leg.reasonsHeard()));
        }
    }
}
