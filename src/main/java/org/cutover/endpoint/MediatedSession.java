package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.MediatedCall.Leg;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionRelay;
import org.cutover.sip.SipResponse;

/** The offers that come on one leg of a mediated call, and go on by the other, as a {@link SessionRelay} decides. */
final class MediatedSession {

    private final Mediation mediation;
    private final org.cutover.endpoint.Leg incoming;
    private final org.cutover.endpoint.Leg outgoing;
    private SessionRelay relay = SessionRelay.IDLE;

    MediatedSession(Mediation mediation, org.cutover.endpoint.Leg incoming, org.cutover.endpoint.Leg outgoing) {
        this.mediation = mediation;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    void follow() {
        follow(Leg.INCOMING);
        follow(Leg.OUTGOING);
    }

    private void follow(Leg leg) {
        var end = end(leg);
        end.offers().onOffer(offered -> take(leg, offered));
        end.watch().refreshesWith(() -> Optional.of(mediation.of(leg).again()));
    }

    private org.cutover.endpoint.Leg end(Leg leg) {
        return leg == Leg.INCOMING ? incoming : outgoing;
    }

    /** RFC 3311 section 5.1: who is called may offer only when its reliable response has been acknowledged. */
    private void take(Leg leg, Offered offered) {
        end(Mediation.other(leg)).whenClear(() -> decide(leg, offered));
    }

    private void decide(Leg leg, Offered offered) {
        var session = offered.session();
        var repeats = session.filter(mediation.of(leg)::isRepeated).isPresent();
        switch (relay.onOffer(leg, repeats || !canPass(leg))) {
            case TOO_EARLY -> offered.refuse(500);
            case PENDING -> offered.refuse(491);
            case ANSWER_HERE -> answerHere(leg, offered);
            case PASS -> pass(leg, offered);
        }
    }

    /** Before the answer the other leg may have no dialog yet that would take an offer. */
    private boolean canPass(Leg leg) {
        var other = end(Mediation.other(leg));
        return other.state() == org.cutover.endpoint.Leg.State.STANDING || other.takesOffers();
    }

    private void answerHere(Leg leg, Offered offered) {
        if (offered.session().isEmpty()) {
            var own = mediation.of(leg);
            offered.offer(own.again(), answer -> answer.session().ifPresent(own::hears));
            return;
        }
        var offer = offered.session().get();
        mediation
                .answerHere(leg, offer)
                .ifPresentOrElse(
                        offered::answer,
                        () -> offered.refuseSession(mediation.of(leg).whyNot(offer)));
    }

    private void pass(Leg leg, Offered offered) {
        if (offered.session().isPresent()
                && mediation.answerHere(leg, offered.session().get()).isEmpty()) {
            offered.refuseSession(mediation.of(leg).whyNot(offered.session().get()));
            return;
        }
        var other = end(Mediation.other(leg));
        relay = relay.passing(leg);
        var offering = other.offers()
                .send(
                        offered.isInvite() ? "INVITE" : other.offers().method(),
                        offered.session().map(offer -> mediation.offerFrom(leg, offer)),
                        new Passed(leg, offered));
        offered.onGivenUp(() -> offering.ifPresent(Offering::cancel));
    }

    /** An offer of one leg that has gone on by the other. */
    private final class Passed implements Offering.Listener {

        private final Leg leg;
        private final Offered offered;

        Passed(Leg leg, Offered offered) {
            this.leg = leg;
            this.offered = offered;
        }

        @Override
        public void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> session) {
            relay = SessionRelay.IDLE;
            if (offered.session().isEmpty()) {
                offer(offering, session);
                return;
            }
            session.ifPresent(mediation.of(Mediation.other(leg))::hears);
            var offer = offered.session().get();
            session.flatMap(answer -> mediation.answerTo(leg, offer, answer))
                    .or(() -> mediation.answerHere(leg, offer))
                    .ifPresentOrElse(
                            offered::answer,
                            () -> offered.refuseSession(mediation.of(leg).whyNot(offer)));
        }

        /** The other end was asked for an offer, and has made one; its answer comes with the ACK of the one who asked. */
        private void offer(Offering offering, Optional<SessionDescription> made) {
            var other = Mediation.other(leg);
            var offer = made.map(session -> mediation.offerFrom(other, session))
                    .orElseGet(() -> mediation.of(leg).again());
            offered.offer(offer, read -> {
                read.session().ifPresent(mediation.of(leg)::hears);
                var answer = made.flatMap(session -> read.session()
                        .map(said -> mediation.answerTo(other, session, said))
                        .orElseGet(() -> mediation.answerHere(other, session)));
                offering.acknowledge(answer);
            });
        }

        @Override
        public void onRefused(int status) {
            relay = SessionRelay.IDLE;
            offered.refuse(status);
        }
    }
}
