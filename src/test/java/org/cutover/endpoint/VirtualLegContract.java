package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.sip.World;
import org.junit.jupiter.api.Test;

/** What takes its time, in virtual time. */
abstract class VirtualLegContract extends LegContract {

    @Override
    World newWorld() {
        return World.virtual(7);
    }

    final void pass(Duration time) {
        world.advance(time);
    }

    @Test
    void theOneCalledWaitsForTheAckBeforeItHangsUp() {
        var leg = called();
        on(() -> leg.answer(AUDIO));
        on(leg::hangUp);
        untilStatus("200 INVITE");
        pass(Duration.ofMillis(700));
        assertThat(requests("BYE")).isZero();

        peer.ack(peer.last(200), here);

        until("BYE", 1);
    }

    @Test
    void theAnswerIsRepeatedUntilItsAckComes() {
        var leg = called();
        on(() -> leg.answer(AUDIO));
        until(
                "200 twice",
                () -> peer.statuses().stream().filter("200 INVITE"::equals).count() >= 2);

        peer.ack(peer.last(200), here);
        pass(Duration.ofMillis(50));
        var soFar = peer.responses.size();
        pass(Duration.ofMillis(1200));

        assertThat(peer.responses).hasSize(soFar);
        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    @Test
    void aCallWhoseAnswerIsNeverAcknowledgedIsHungUpAfter32Seconds() {
        var leg = called();
        on(() -> leg.answer(AUDIO));
        pass(Duration.ofMillis(31_999));
        assertThat(told).isEmpty();
        assertThat(peer.statuses()).filteredOn("200 INVITE"::equals).hasSize(11);

        pass(Duration.ofMillis(1));

        assertThat(told).containsExactly("hung up");
        assertThat(peer.requests).anyMatch(exchange -> exchange.request().is("BYE"));
    }

    @Test
    void aByeThatNobodyAnswersEndsTheCallAllTheSame() {
        var leg = answeredCall();
        on(leg::hangUp);
        pass(Duration.ofSeconds(31));
        assertThat(leg.state()).isEqualTo(Leg.State.LEAVING);

        pass(Duration.ofSeconds(2));

        assertThat(leg.state()).isEqualTo(Leg.State.OVER);
    }
}
