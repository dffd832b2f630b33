package org.cutover.endpoint;

import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** Two SIP legs joined by a Mediation Server: own Call-ID, tags and media address on each. */
final class MediatedLegs implements Bridge.Legs, CallingLeg.Listener {

    /** What the incoming side hears when the outgoing one is refused. */
    interface Failures {
        /** The status that it is taken for. */
        int taken(SipResponse response);

        /** The refusal of the incoming leg, with what is to be said of the outgoing one's. */
        SipResponse.Builder told(SipResponse response, SipResponse.Builder refusal);
    }

    private final UserAgent agent;
    private final CalledLeg incoming;
    private final Failures failures;
    private final int mediaPort;
    private final Bridge bridge = new Bridge(this);
    private CallingLeg outgoing;
    private SipResponse last;

    /** @param mediaPort where the incoming side's media is to be sent */
    MediatedLegs(UserAgent agent, CalledLeg incoming, Failures failures, int mediaPort) {
        this.agent = agent;
        this.incoming = incoming;
        this.failures = failures;
        this.mediaPort = mediaPort;
    }

    void callOut(SipRequest.Builder invite, Hop local, Hop to, String contact) {
        incoming.onGivenUp(bridge::onGivenUp);
        incoming.onHangup(() -> bridge.onHangup(MediatedCall.Leg.INCOMING));
        var request = invite.build();
        agent.environment()
                .journal()
                .record(new JournalEvent.Joined(agent.name(), "mediation", incoming.callId(), request.callId()));
        outgoing = agent.call(request.edit(), local, to, contact, this);
        outgoing.onHangup(() -> bridge.onHangup(MediatedCall.Leg.OUTGOING));
    }

    @Override
    public void onProvisional(SipResponse response) {
        bridge.onProvisional(response.status());
    }

    @Override
    public void onAnswered(SipResponse response) {
        last = response;
        bridge.onAnswered();
    }

    @Override
    public void onRejected(SipResponse response) {
        last = response;
        bridge.onFailed(failures.taken(response));
    }

    @Override
    public void onLost(int status, String why) {
        bridge.onFailed(status == 408 ? 504 : status);
    }

    @Override
    public void provisional(int status) {
        incoming.provisional(status);
    }

    /** The answer to the incoming leg is in the formats that the outgoing one chose. */
    @Override
    public void answer() {
        var offered = SessionDescription.parse(incoming.invite().body());
        var chosen = SessionDescription.parse(last.body());
        incoming.answer(new SessionDescription(
                incoming.local.host(), mediaPort, SessionDescription.common(offered.formats(), chosen.formats())));
    }

    @Override
    public void reject(int status) {
        if (last == null || failures.taken(last) != status) {
            incoming.reject(status);
            return;
        }
        var invite = incoming.invite();
        var refusal = last.status() == status ? invite.respond(status, last.reason()) : invite.respond(status);
        incoming.reject(failures.told(last, Headers.copy(Headers.CARRIED, last, refusal)));
    }

    @Override
    public void cancel() {
        outgoing.cancel();
    }

    @Override
    public void hangUp(MediatedCall.Leg leg) {
        (leg == MediatedCall.Leg.INCOMING ? incoming : outgoing).hangUp();
    }
}
