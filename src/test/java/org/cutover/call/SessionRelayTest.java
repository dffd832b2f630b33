package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.call.MediatedCall.Leg.INCOMING;
import static org.cutover.call.MediatedCall.Leg.OUTGOING;

import org.cutover.call.SessionRelay.Ruling;
import org.junit.jupiter.api.Test;

class SessionRelayTest {

    @Test
    void anOfferIsPassedOnAndARepeatedOneAnsweredHere() {
        assertThat(SessionRelay.IDLE.onOffer(INCOMING, false)).isEqualTo(Ruling.PASS);
        assertThat(SessionRelay.IDLE.onOffer(OUTGOING, true)).isEqualTo(Ruling.ANSWER_HERE);
    }

    @Test
    void whileOneIsOnItsWayTheOtherLegHasToWaitAndTheSameOneIsTooEarly() {
        var passing = SessionRelay.IDLE.passing(INCOMING);

        assertThat(passing.onOffer(OUTGOING, false)).isEqualTo(Ruling.PENDING);
        assertThat(passing.onOffer(OUTGOING, true)).isEqualTo(Ruling.PENDING);
        assertThat(passing.onOffer(INCOMING, false)).isEqualTo(Ruling.TOO_EARLY);
    }
}
