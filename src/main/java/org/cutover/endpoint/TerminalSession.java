package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionDescription.Direction;
import org.cutover.sip.SipResponse;

/** The session of a leg at the end where its audio is heard: a phone, or a gateway with its circuit. */
final class TerminalSession implements Offering.Listener {

    private final Audio audio;

    TerminalSession(Audio audio) {
        this.audio = audio;
    }

    Audio audio() {
        return audio;
    }

    /** Answers the offers that come on a leg, and refreshes it. */
    void follow(Leg leg) {
        leg.offers().onOffer(this::take);
        leg.watch().refreshesWith(() -> Optional.of(audio.again()));
    }

    private void take(Offered offered) {
        if (offered.session().isEmpty()) {
            offered.offer(audio.offer(), answer -> answer.session().ifPresent(audio::hears));
            return;
        }
        var offer = offered.session().get();
        audio.answer(offer).ifPresentOrElse(offered::answer, () -> offered.refuseSession(audio.whyNot(offer)));
    }

    /** What the called end says to the session that is offered, or the offer it is asked for; empty if they cannot agree. */
    Optional<SessionDescription> answerTo(Optional<SessionDescription> offered) {
        return offered.isPresent() ? audio.answer(offered.get()) : Optional.of(audio.offer());
    }

    /** Why there is no {@link #answerTo answer}. */
    String whyNot(Optional<SessionDescription> offered) {
        return offered.map(audio::whyNot).orElse("");
    }

    /**
     * Puts the other end on hold, or takes it back; by UPDATE also before the answer.
     *
     * @param method INVITE or UPDATE
     */
    void change(Leg leg, Direction direction, String method) {
        if (leg.state() == Leg.State.STANDING || method.equals("UPDATE") && mayUpdateEarly(leg)) {
            audio.wants(direction);
            leg.offers().sendUntilTaken(method, audio::offer, this);
        }
    }

    /** RFC 3311 section 5.1: once the first offer has its answer, and the other end has said that it takes UPDATE. */
    private static boolean mayUpdateEarly(Leg leg) {
        return leg.isAlive() && leg.takesOffers();
    }

    @Override
    public void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> answer) {
        answer.ifPresent(audio::hears);
    }

    @Override
    public void onRefused(int status) {
        audio.wants(Direction.SENDRECV);
    }
}
