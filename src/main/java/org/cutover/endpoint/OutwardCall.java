package org.cutover.endpoint;

import org.cutover.call.CauseMap;
import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;

/** A gateway's call from a Mediation Server out to the carrier: a SIP leg in, a circuit out. */
final class OutwardCall implements GatewayCall, Bridge.Legs {

    private static final int MEDIA_PORT = 16_384;

    private final GatewayEndpoint gateway;
    private final CalledLeg leg;
    private final String circuit;
    private final Bridge bridge = new Bridge(this);
    private int cause = CauseMap.NORMAL_CLEARING;

    OutwardCall(GatewayEndpoint gateway, CalledLeg leg) {
        this.gateway = gateway;
        this.leg = leg;
        this.circuit = "circuit-" + gateway.agent().node().newTag();
    }

    String circuit() {
        return circuit;
    }

    void setUp(String from, String to) {
        leg.onGivenUp(bridge::onGivenUp);
        leg.onHangup(() -> bridge.onHangup(MediatedCall.Leg.INCOMING));
        gateway.joined(leg.callId(), circuit);
        gateway.send(Circuits.Message.setup(circuit, from, to));
    }

    @Override
    public void onCircuit(Circuits.Message message) {
        switch (message.kind()) {
            case ALERTING -> bridge.onProvisional(180);
            case CONNECT -> bridge.onAnswered();
            case DISCONNECT -> {
                cause = message.cause();
                gateway.send(Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit, cause));
                gateway.over(circuit);
                bridge.onFailed(CauseMap.toStatus(cause));
                bridge.onHangup(MediatedCall.Leg.OUTGOING);
            }
            case RELEASE -> gateway.over(circuit);
            case SETUP -> throw new IllegalArgumentException("A circuit is set up once.");
        }
    }

    @Override
    public void provisional(int status) {
        leg.provisional(status);
    }

    @Override
    public void answer() {
        var offered = SessionDescription.parse(leg.invite().body());
        leg.answer(new SessionDescription(
                gateway.address(),
                MEDIA_PORT,
                SessionDescription.common(offered.formats(), SessionDescription.GATEWAY)));
    }

    @Override
    public void reject(int status) {
        var response = leg.invite().respond(status);
        leg.reject(status == 487 ? response : response.set("Reason", Headers.reason(cause, CauseMap.describe(cause))));
    }

    @Override
    public void cancel() {
        gateway.clear(circuit, CauseMap.NORMAL_CLEARING);
    }

    @Override
    public void hangUp(MediatedCall.Leg which) {
        if (which == MediatedCall.Leg.INCOMING) {
            leg.hangUp();
        } else {
            gateway.clear(circuit, CauseMap.NORMAL_CLEARING);
        }
    }
}
