package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.call.OfferAnswer.Side;
import org.junit.jupiter.api.Test;

class OfferAnswerTest {

    private static final OfferAnswer IDLE = OfferAnswer.begin(true);

    @Test
    void whenNothingIsUnderWayEverythingMayBeSentAndTaken() {
        assertThat(IDLE.mayInvite()).isTrue();
        assertThat(IDLE.mayOffer()).isTrue();
        assertThat(IDLE.refusalOfInvite()).isZero();
        assertThat(IDLE.refusalOfOffer()).isZero();
    }

    @Test
    void invitesThatCrossAreGlare() {
        var inviting = IDLE.invited(Side.US).offered(Side.US);

        assertThat(inviting.refusalOfInvite()).isEqualTo(491);
        assertThat(inviting.refusalOfOffer()).as("UPDATE").isEqualTo(491);
        assertThat(inviting.mayInvite()).isFalse();
        assertThat(inviting.settled().inviteOver()).isEqualTo(IDLE);
    }

    @Test
    void aSecondInviteBeforeTheFirstIsAnsweredIsTooEarly() {
        var invited = IDLE.invited(Side.THEM).offered(Side.THEM);

        assertThat(invited.refusalOfInvite()).isEqualTo(500);
        assertThat(invited.refusalOfOffer()).isEqualTo(500);
        assertThat(invited.mayInvite()).isFalse();
    }

    @Test
    void anInviteWithoutOfferLeavesRoomForAnUpdateUntilTheOfferIsMade() {
        var invited = IDLE.invited(Side.THEM);
        assertThat(invited.refusalOfOffer()).isZero();
        assertThat(invited.refusalOfInvite()).isEqualTo(500);

        var offered = invited.offered(Side.US).inviteOver();
        assertThat(offered.refusalOfOffer())
                .as("the answer is to come in the ACK")
                .isEqualTo(491);
        assertThat(offered.refusalOfInvite()).isEqualTo(491);
        assertThat(offered.mayInvite()).isFalse();
    }

    @Test
    void anUpdateUnderWayKeepsInvitesBack() {
        assertThat(IDLE.offered(Side.US).refusalOfInvite()).isEqualTo(491);
        assertThat(IDLE.offered(Side.THEM).refusalOfInvite()).isEqualTo(500);
        assertThat(IDLE.offered(Side.THEM).mayOffer()).isFalse();
    }

    @Test
    void whoMadeTheCallIdWaitsLongerThanTheOther() {
        assertThat(IDLE.waitAfterGlare(sides -> 0)).isEqualTo(Duration.ofMillis(2100));
        assertThat(IDLE.waitAfterGlare(sides -> sides - 1)).isEqualTo(Duration.ofSeconds(4));
        var other = OfferAnswer.begin(false);
        assertThat(other.waitAfterGlare(sides -> 0)).isZero();
        assertThat(other.waitAfterGlare(sides -> sides - 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(OfferAnswer.retryAfter(sides -> sides - 1)).isEqualTo(Duration.ofSeconds(10));
    }
}
