package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.call.SessionTimer.Asked;
import org.cutover.call.SessionTimer.Wish;
import org.junit.jupiter.api.Test;

class SessionTimerTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Asked asked(Duration interval, String refresher) {
        return new Asked(Optional.of(interval), refresher, SessionTimer.FLOOR, true);
    }

    private static Asked nothing(boolean supported) {
        return new Asked(Optional.empty(), "", SessionTimer.FLOOR, supported);
    }

    @Test
    void whereNobodyAsksThereIsNoTimer() {
        assertThat(SessionTimer.answering(nothing(true), Wish.NONE)).isEmpty();
        assertThat(SessionTimer.asking(Wish.NONE, Optional.empty(), "")).isEmpty();
    }

    @Test
    void whoAsksRefreshesUnlessItSaysOtherwise() {
        assertThat(SessionTimer.answering(asked(HALF_AN_HOUR, ""), Wish.NONE))
                .contains(new SessionTimer(HALF_AN_HOUR, false));
        assertThat(SessionTimer.answering(asked(HALF_AN_HOUR, "uas"), Wish.NONE))
                .contains(new SessionTimer(HALF_AN_HOUR, true));
    }

    @Test
    void theShorterIntervalCountsButNoneBelowWhatTheOtherTakes() {
        assertThat(SessionTimer.answering(asked(HOUR, ""), Wish.of(HALF_AN_HOUR)))
                .contains(new SessionTimer(HALF_AN_HOUR, false));
        var reluctant = new Asked(Optional.of(HOUR), "", HOUR, true);
        assertThat(SessionTimer.answering(reluctant, Wish.of(HALF_AN_HOUR))).contains(new SessionTimer(HOUR, false));
    }

    @Test
    void whoKnowsNoTimersIsRefreshedByTheOther() {
        assertThat(SessionTimer.answering(nothing(false), Wish.of(HALF_AN_HOUR)))
                .contains(new SessionTimer(HALF_AN_HOUR, true));
        assertThat(SessionTimer.asking(Wish.of(HALF_AN_HOUR), Optional.empty(), ""))
                .contains(new SessionTimer(HALF_AN_HOUR, true));
    }

    @Test
    void theAnswerSaysWhoRefreshes() {
        assertThat(SessionTimer.asking(Wish.of(HALF_AN_HOUR), Optional.of(HOUR), "uas"))
                .contains(new SessionTimer(HOUR, false));
        assertThat(SessionTimer.asking(Wish.NONE, Optional.of(HOUR), "uac")).contains(new SessionTimer(HOUR, true));
    }

    @Test
    void anAnswerBelowTheFloorIsTakenForTheFloor() {
        assertThat(SessionTimer.asking(Wish.of(HOUR), Optional.of(Duration.ZERO), "uac"))
                .contains(new SessionTimer(SessionTimer.FLOOR, true));
    }

    @Test
    void lessThanTheLeastIsTooShort() {
        assertThat(asked(Duration.ofSeconds(89), "").isTooShortFor(Wish.NONE)).isTrue();
        assertThat(asked(Duration.ofSeconds(90), "").isTooShortFor(Wish.NONE)).isFalse();
        assertThat(nothing(true).isTooShortFor(Wish.NONE)).isFalse();
        assertThat(Wish.of(HALF_AN_HOUR).atLeast(HOUR).interval()).contains(HOUR);
        assertThat(Wish.of(HOUR).atLeast(HALF_AN_HOUR).interval()).contains(HOUR);
    }

    @Test
    void itIsRefreshedAtHalfTimeAndExpiresAMomentBeforeItsEnd() {
        assertThat(new SessionTimer(HALF_AN_HOUR, true).refreshAfter()).isEqualTo(Duration.ofMinutes(15));
        assertThat(new SessionTimer(HALF_AN_HOUR, false).expiresAfter()).isEqualTo(Duration.ofSeconds(1768));
        assertThat(new SessionTimer(Duration.ofSeconds(90), false).expiresAfter())
                .isEqualTo(Duration.ofSeconds(60));
    }
}
