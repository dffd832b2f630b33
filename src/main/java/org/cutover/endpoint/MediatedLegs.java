package org.cutover.endpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.HeaderMapping;
import org.cutover.call.MediatedCall;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
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

    /** What a Mediation Server has joined, in the journal. */
    static final String MEDIATION = "mediation";

    /** What a gateway has sent back. */
    static final String HAIRPIN = "hairpin";

    private static final int NO_SESSION = 502;

    private final UserAgent agent;
    private final CalledLeg incoming;
    private final Failures failures;
    private final Mediation mediation;
    private final Runnable onAnswered;
    private final Bridge bridge = new Bridge(this);
    private final Set<String> early = new HashSet<>(2);
    private Optional<CallerLocation> location = Optional.empty();
    private CallingLeg outgoing;
    private SipResponse last;

    /** @param onAnswered called when both legs stand */
    MediatedLegs(UserAgent agent, CalledLeg incoming, Failures failures, Mediation mediation, Runnable onAnswered) {
        this.agent = agent;
        this.incoming = incoming;
        this.failures = failures;
        this.mediation = mediation;
        this.onAnswered = onAnswered;
    }

    /** What it says of the caller's place, beside the session. */
    void tells(Optional<CallerLocation> place) {
        location = place;
    }

    /**
     * Calls out, unless the call that came in cannot be taken as it is.
     *
     * @param role what the two legs are joined as, in the journal
     */
    void callOut(SipRequest.Builder invite, Hop local, List<Hop> to, String contact, String role) {
        incoming.uses(mediation.incomingExtensions());
        if (!incoming.admits()) {
            return;
        }
        var offered = incoming.offered();
        if (offered.isPresent() && mediation.incoming().answer(offered.get()).isEmpty()) {
            incoming.rejectSession(mediation.incoming().whyNot(offered.get()));
            return;
        }
        incoming.onGivenUp(bridge::onGivenUp);
        incoming.onHangup(() -> bridge.onHangup(MediatedCall.Leg.INCOMING));
        offered.map(mediation::firstOffer)
                .ifPresent(offer ->
                        location.ifPresentOrElse(place -> place.with(invite, offer), () -> Bodies.with(invite, offer)));
        var request = invite.build();
        agent.environment()
                .journal()
                .record(new JournalEvent.Joined(agent.name(), role, incoming.callId(), request.callId()));
        outgoing = agent.call(request.edit(), local, to, contact, mediation.outgoingExtensions(), this);
        outgoing.onHangup(() -> bridge.onHangup(MediatedCall.Leg.OUTGOING));
        new MediatedSession(mediation, incoming, outgoing).follow();
    }

    /** Of more early dialogs than the trunk allows nothing is heard; of those it allows, the last session counts (assumed). */
    @Override
    public void onProvisional(SipResponse response) {
        if (!response.toTag().isEmpty() && !early.contains(response.toTag())) {
            if (early.size() >= mediation.earlyDialogs()) {
                return;
            }
            early.add(response.toTag());
        }
        last = response;
        bridge.onProvisional(response.status());
    }

    /** Empty if the call that came in could not be taken. */
    Optional<CallingLeg> outgoing() {
        return Optional.ofNullable(outgoing);
    }

    @Override
    public Optional<SessionDescription> answerEarly(SessionDescription offered) {
        return mediation.outgoing().answer(offered);
    }

    @Override
    public void onAnswered(SipResponse response) {
        last = response;
        var session = Bodies.read(response).session();
        if (session.isEmpty() && mediation.outgoing().heard().isEmpty()) {
            outgoing.hangUp();
            bridge.onFailed(NO_SESSION);
        } else {
            bridge.onAnswered();
        }
    }

    @Override
    public void onRejected(SipResponse response) {
        last = response;
        bridge.onFailed(failures.taken(response));
    }

    @Override
    public void onLost(int status, String why) {
        last = null;
        bridge.onFailed(status == 408 ? 504 : status);
    }

    /** With the session of the outgoing side, if it has described one, as this side hears it. */
    @Override
    public void provisional(int status) {
        var described = Bodies.read(last).session();
        described.filter(session -> incoming.offered().isPresent()).ifPresent(mediation.outgoing()::hears);
        var session = described.flatMap(this::answerOrOffer);
        incoming.provisional(status, session, last.header("RSeq").isPresent());
    }

    private Optional<SessionDescription> answerOrOffer(SessionDescription described) {
        return incoming.offered().isPresent()
                ? mediation.answerTo(
                        MediatedCall.Leg.INCOMING, incoming.offered().get(), described)
                : Optional.of(mediation.offerFrom(MediatedCall.Leg.OUTGOING, described));
    }

    @Override
    public void answer() {
        var described = Bodies.read(last).session();
        // Nobody asks for it any more, and calls stand by the thousand.
        last = null;
        if (incoming.offered().isPresent()) {
            described.ifPresent(mediation.outgoing()::hears);
            mediation.outgoing().heard().flatMap(this::answerOrOffer).ifPresent(incoming::answer);
        } else if (described.isPresent() && outgoing.waitsForAnswer()) {
            var offer = described.get();
            incoming.answer(mediation.offerFrom(MediatedCall.Leg.OUTGOING, offer), answer -> {
                mediation.incoming().hears(answer);
                mediation.answerTo(MediatedCall.Leg.OUTGOING, offer, answer).ifPresent(outgoing::acknowledge);
            });
        } else {
            var direction = mediation
                    .outgoing()
                    .heard()
                    .map(SessionDescription::direction)
                    .orElse(Direction.SENDRECV);
            incoming.answer(
                    mediation.incoming().offer(mediation.incoming().spoken(), direction), mediation.incoming()::hears);
        }
        onAnswered.run();
    }

    @Override
    public void reject(int status) {
        if (last == null || last.isProvisional() || failures.taken(last) != status) {
            incoming.reject(status);
            return;
        }
        var invite = incoming.invite();
        var refusal = last.status() == status ? invite.respond(status, last.reason()) : invite.respond(status);
        incoming.reject(failures.told(last, Headers.copy(HeaderMapping.OF_REFUSAL, last, refusal)));
    }

    @Override
    public void cancel() {
        outgoing.cancel(incoming.reasonsHeard());
    }

    @Override
    public void hangUp(MediatedCall.Leg leg) {
        if (leg == MediatedCall.Leg.INCOMING) {
            incoming.hangUp(outgoing.reasonsHeard());
        } else {
            outgoing.hangUp(incoming.reasonsHeard());
        }
    }
}
