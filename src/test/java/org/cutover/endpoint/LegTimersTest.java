package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.call.Extensions;
import org.cutover.call.SessionTimer;
import org.cutover.topology.Reliability;
import org.junit.jupiter.api.Test;

/** What a leg of a call repeats, waits for, and gives up. */
@InVirtualTime
class LegTimersTest extends LegContract {

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

    @Test
    void aReliableResponseThatIsNeverAcknowledgedEndsTheCallAfter32Seconds() {
        var leg = called(invite -> invite.set("Supported", "100rel"));
        on(() -> leg.provisional(180, Optional.empty(), true));
        pass(Duration.ofMillis(31_999));
        assertThat(peer.statuses()).filteredOn("180 INVITE"::equals).hasSize(7);

        pass(Duration.ofMillis(1));

        assertThat(peer.statuses()).endsWith("504 INVITE");
        assertThat(leg.state()).isEqualTo(Leg.State.OVER);
    }

    @Test
    void aSessionThatThePeerDoesNotRefreshIsHungUpBeforeItExpires() {
        var leg = called(invite -> invite.set("Supported", "timer").set("Session-Expires", "1800;refresher=uac"));
        on(() -> leg.answer(AUDIO));
        untilStatus("200 INVITE");
        var ok = peer.last(200);
        assertThat(ok.header("Session-Expires")).contains("1800;refresher=uac");
        assertThat(ok.header("Require")).contains("timer");
        peer.ack(ok, here);

        pass(Duration.ofSeconds(1767));
        assertThat(requests("BYE")).isZero();
        pass(Duration.ofSeconds(1));

        assertThat(requests("BYE")).isEqualTo(1);
        assertThat(told).containsExactly("hung up");
    }

    @Test
    void aRefreshMovesTheEndOfTheSession() {
        var leg = called(invite -> invite.set("Supported", "timer").set("Session-Expires", "1800;refresher=uac"));
        on(() -> leg.answer(AUDIO));
        untilStatus("200 INVITE");
        var ok = peer.last(200);
        peer.ack(ok, here);
        pass(Duration.ofSeconds(1700));

        peer.send(
                peer.within(ok, "UPDATE", 2, here)
                        .set("Supported", "timer")
                        .set("Session-Expires", "1800;refresher=uac"),
                here);
        untilStatus("200 UPDATE");
        pass(Duration.ofSeconds(1700));

        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    @Test
    void theRefresherUsesInviteWhereThePeerTakesNoUpdate() {
        extensions = new Extensions(Reliability.NO, SessionTimer.Wish.of(Duration.ofSeconds(200)));
        var leg = call();
        on(() -> leg.watch().refreshesWith(() -> Optional.of(AUDIO)));
        var invite = peer.requests.get(0);
        peer.loop.execute(() -> invite.respond(invite.request()
                .respond(200)
                .set("Contact", peer.contact())
                .set("Session-Expires", "200;refresher=uac")
                .body("application/sdp", AUDIO.text())
                .build()));
        until("the ACK", () -> !peer.acks.isEmpty());

        pass(Duration.ofSeconds(100));

        assertThat(requests("INVITE")).isEqualTo(2);
        assertThat(peer.requests.get(1).request().header("Session-Expires")).contains("200;refresher=uac");
    }

    @Test
    void theOneWhoseCallIdItIsWaitsLongerAfterAGlare() {
        var leg = answeredCall();
        on(() -> leg.offers().sendUntilTaken("UPDATE", () -> AUDIO, offering()));
        until("UPDATE", 1);
        var refused = world.instant();
        peer.respond(peer.requests.get(1), 491);

        until("UPDATE", 2);

        assertThat(Duration.between(refused, world.instant()))
                .isBetween(Duration.ofMillis(2100), Duration.ofMillis(4010));
    }
}
