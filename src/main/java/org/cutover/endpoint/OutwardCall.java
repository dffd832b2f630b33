package org.cutover.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cutover.call.CauseMap;
import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;
import org.cutover.sip.Loop;

/** A gateway's call from a Mediation Server out to the carrier: a SIP leg in, a circuit out. */
final class OutwardCall implements GatewayCall, Bridge.Legs {

    private static final int MEDIA_PORT = 16_384;

    private final GatewayEndpoint gateway;
    private final CalledLeg leg;
    private final Duration firstRinging;
    private final String circuit;
    private final Bridge bridge = new Bridge(this);
    /** What the circuit said while the Mediation Server is not to hear of it; empty once it is. */
    private final List<Runnable> unheard = new ArrayList<>();

    private Loop.Timer silence = () -> {};
    private boolean heard = true;
    private int cause = CauseMap.NORMAL_CLEARING;

    /** @param firstRinging how long the Mediation Server hears nothing but 100 Trying at least */
    OutwardCall(GatewayEndpoint gateway, CalledLeg leg, Duration firstRinging) {
        this.gateway = gateway;
        this.leg = leg;
        this.firstRinging = firstRinging;
        this.circuit = "circuit-" + gateway.agent().node().newTag();
    }

    String circuit() {
        return circuit;
    }

    void setUp(String from, String to) {
        leg.onGivenUp(bridge::onGivenUp);
        leg.onHangup(() -> bridge.onHangup(MediatedCall.Leg.INCOMING));
        gateway.joined(leg.callId(), circuit);
        if (!firstRinging.isZero()) {
            heard = false;
            silence = gateway.loop().schedule(firstRinging, () -> {
                heard = true;
                unheard.forEach(Runnable::run);
                unheard.clear();
            });
        }
        gateway.send(Circuits.Message.setup(circuit, from, to));
    }

    @Override
    public void onCircuit(Circuits.Message message) {
        switch (message.kind()) {
            case ALERTING -> say(() -> bridge.onProvisional(180));
            case CONNECT -> say(bridge::onAnswered);
            case DISCONNECT -> {
                forgetUnheard();
                cause = message.cause();
                gateway.send(Circuits.Message.cleared(Circuits.Kind.RELEASE, circuit, cause));
                gateway.over(circuit);
                bridge.onFailed(gateway.causes().statusOf(cause));
                bridge.onHangup(MediatedCall.Leg.OUTGOING);
            }
            case RELEASE -> gateway.over(circuit);
            case SETUP -> throw new IllegalArgumentException("A circuit is set up once.");
        }
    }

    private void say(Runnable event) {
        if (heard) {
            event.run();
        } else {
            unheard.add(event);
        }
    }

    private void forgetUnheard() {
        silence.cancel();
        unheard.clear();
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
        forgetUnheard();
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
