package org.cutover.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.call.CauseMap;
import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.sip.Loop;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.Reliability;

/** A gateway's call from a Mediation Server out to the carrier: a SIP leg in, a circuit out. */
final class OutwardCall implements GatewayCall, Bridge.Legs {

    private static final int MEDIA_PORT = 16_384;

    private final GatewayEndpoint gateway;
    private final CalledLeg leg;
    private final Duration firstRinging;
    private final GatewaySkills skills;
    private final GatewaySessions manner;
    private final TerminalSession session;
    private final String circuit;
    private final Bridge bridge = new Bridge(this);
    /** What the circuit said while the Mediation Server is not to hear of it; empty once it is. */
    private final List<Runnable> unheard = new ArrayList<>();

    private Loop.Timer silence = () -> {};
    private boolean heard = true;
    private int cause = CauseMap.NORMAL_CLEARING;

    /** @param firstRinging how long the Mediation Server hears nothing but 100 Trying at least */
    OutwardCall(GatewayEndpoint gateway, CalledLeg leg, Duration firstRinging, GatewaySkills skills) {
        this.gateway = gateway;
        this.leg = leg;
        this.firstRinging = firstRinging;
        this.skills = skills;
        this.manner = skills.sessions();
        this.session = new TerminalSession(gateway.audio(MEDIA_PORT, skills, leg.local));
        this.circuit = "circuit-" + gateway.agent().node().newTag();
    }

    @Override
    public String circuit() {
        return circuit;
    }

    @Override
    public String party() {
        return Dialled.in(leg.invite().requestUri());
    }

    @Override
    public Leg leg() {
        return leg;
    }

    @Override
    public TerminalSession session() {
        return session;
    }

    /** Whether it goes on: the session that is offered can be had. */
    boolean admits() {
        leg.uses(skills.extensions());
        if (!leg.admits()) {
            return false;
        }
        if (session.answerTo(leg.offered()).isEmpty()) {
            leg.rejectSession(session.whyNot(leg.offered()));
            return false;
        }
        return true;
    }

    void setUp(String from, String to) {
        session.follow(leg);
        leg.onGivenUp(bridge::onGivenUp);
        leg.onHangup(() -> bridge.onHangup(MediatedCall.Leg.INCOMING));
        gateway.joined(leg.callId(), circuit);
        gateway.transfers().allow(this);
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
            case ALERTING -> say(this::alerting);
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
            case HOLD -> session.change(leg, Direction.SENDONLY, "INVITE");
            case RETRIEVE -> session.change(leg, Direction.SENDRECV, "INVITE");
            case SETUP -> throw new IllegalArgumentException("A circuit is set up once.");
        }
    }

    private void alerting() {
        if (!manner.overtaken()) {
            bridge.onProvisional(180);
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

    /** 180; where the caller is to hear the public network, 183 with a session. One for each early dialog. */
    @Override
    public void provisional(int status) {
        var said = manner.earlyMedia() ? 183 : status;
        if (manner.earlyUpdate()) {
            session.audio().wants(Direction.SENDONLY);
        }
        var described = manner.earlyMedia() ? session.answerTo(leg.offered()) : Optional.<SessionDescription>empty();
        for (int i = 1; i < manner.earlyDialogs(); i++) {
            leg.provisionalOfFork(said, gateway.agent().node().newTag(), described);
        }
        leg.provisional(said, described, manner.reliability() != Reliability.NO, this::confirmed);
    }

    /** The network has said what it had to say, and hears the caller from now on. */
    private void confirmed() {
        if (manner.earlyUpdate() && manner.earlyMedia()) {
            session.change(leg, Direction.SENDRECV, "UPDATE");
        }
    }

    @Override
    public void answer() {
        session.audio().wants(Direction.SENDRECV);
        session.answerTo(leg.offered()).ifPresent(said -> leg.answer(said, session.audio()::hears));
        if (manner.overtaken()) {
            leg.overtaken(180);
        }
    }

    @Override
    public void reject(int status) {
        var response = leg.invite().respond(status);
        leg.reject(status == 487 ? response : response.set("Reason", Headers.reason(cause, CauseMap.describe(cause))));
    }

    @Override
    public void cancel() {
        forgetUnheard();
        gateway.clear(circuit, Headers.clearing(leg.reasonsHeard()));
    }

    @Override
    public void hangUp(MediatedCall.Leg which) {
        if (which == MediatedCall.Leg.INCOMING) {
            leg.hangUp(Headers.reasons(cause));
        } else {
            gateway.clear(circuit, Headers.clearing(leg.reasonsHeard()));
        }
    }
}
