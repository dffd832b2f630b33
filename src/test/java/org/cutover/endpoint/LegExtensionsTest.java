package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cutover.call.Extensions;
import org.cutover.call.SessionTimer;
import org.cutover.topology.Reliability;
import org.junit.jupiter.api.Test;

/** How a leg of a call uses PRACK and session timers, and what it says of extensions that do not fit. */
@InBothWorlds
class LegExtensionsTest extends LegContract {

    @Test
    void aReliableResponseIsRepeatedUntilItsPrackAndTheAnswerWaitsForIt() {
        var leg = called(invite -> invite.set("Supported", "100rel"));
        on(() -> leg.provisional(183, Optional.of(AUDIO), true));
        on(() -> leg.answer(AUDIO));
        until(
                "183 twice",
                () -> peer.statuses().stream().filter("183 INVITE"::equals).count() >= 2);
        assertThat(peer.statuses()).doesNotContain("200 INVITE");
        var ringing = peer.last(183);
        assertThat(ringing.header("Require")).contains("100rel");

        peer.send(peer.within(ringing, "PRACK", 2, here).set("RAck", "1 1 INVITE"), here);
        untilStatus("481 PRACK");
        peer.send(peer.within(ringing, "PRACK", 3, here).set("RAck", rack(ringing)), here);

        untilStatus("200 PRACK");
        untilStatus("200 INVITE");
        assertThat(peer.last(200).body()).as("the 183 had the answer").isEmpty();
    }

    @Test
    void anOfferInAPrackIsAnsweredInItsResponseAndTheCallIsAnsweredAfterThat() {
        var leg = called(invite -> invite.set("Supported", "100rel"));
        var held = new AtomicReference<Offered>();
        on(() -> leg.offers().onOffer(held::set));
        on(() -> leg.provisional(183, Optional.of(AUDIO), true));
        on(() -> leg.answer(AUDIO));
        untilStatus("183 INVITE");
        var ringing = peer.last(183);

        peer.send(
                peer.within(ringing, "PRACK", 2, here)
                        .set("RAck", rack(ringing))
                        .body("application/sdp", AUDIO.text()),
                here);
        until("the offer", () -> held.get() != null);
        assertThat(peer.statuses()).doesNotContain("200 PRACK", "200 INVITE");
        on(() -> held.get().answer(AUDIO));

        untilStatus("200 INVITE");
        assertThat(peer.statuses()).containsSubsequence("200 PRACK", "200 INVITE");
        assertThat(peer.first("200 PRACK").body()).contains("m=audio");
        assertThat(peer.last(200).body()).isEmpty();
    }

    @Test
    void anOfferInAPrackThatCannotBeTakenLeavesTheSessionAsItWas() {
        var leg = called(invite -> invite.set("Supported", "100rel"));
        on(() -> leg.provisional(183, Optional.of(AUDIO), true));
        on(() -> leg.answer(AUDIO));
        untilStatus("183 INVITE");
        var ringing = peer.last(183);

        peer.send(
                peer.within(ringing, "PRACK", 2, here)
                        .set("RAck", rack(ringing))
                        .body("application/sdp", "v=0\r\nnonsense\r\n"),
                here);

        untilStatus("400 PRACK");
        untilStatus("200 INVITE");
        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    @Test
    void whereTheCallerAsksForAnOfferThePrackBringsTheAnswer() {
        var leg = called(invite -> invite.body("", "").set("Supported", "100rel"));
        on(() -> leg.provisional(183, Optional.of(AUDIO), true));
        on(() -> leg.answer(AUDIO, answer -> told.add("answered by PRACK")));
        untilStatus("183 INVITE");
        var ringing = peer.last(183);

        peer.send(
                peer.within(ringing, "PRACK", 2, here)
                        .set("RAck", rack(ringing))
                        .body("application/sdp", AUDIO.text()),
                here);

        untilStatus("200 PRACK");
        untilStatus("200 INVITE");
        assertThat(told).containsExactly("answered by PRACK");
        assertThat(peer.first("200 PRACK").body()).isEmpty();
    }

    @Test
    void anUpdateMayComeBeforeTheAnswerOnceTheFirstOfferHasItsOwn() {
        var leg = called(invite -> invite.set("Supported", "100rel"));
        answering(leg);
        on(() -> leg.provisional(180));
        untilStatus("180 INVITE");
        var ringing = peer.last(180);
        peer.send(peer.within(ringing, "UPDATE", 2, here).body("application/sdp", AUDIO.text()), here);
        untilStatus("500 UPDATE");

        on(() -> leg.provisional(183, Optional.of(AUDIO), true));
        untilStatus("183 INVITE");
        peer.send(peer.within(ringing, "PRACK", 3, here).set("RAck", rack(peer.last(183))), here);
        untilStatus("200 PRACK");
        peer.send(peer.within(ringing, "UPDATE", 4, here).body("application/sdp", AUDIO.text()), here);

        untilStatus("200 UPDATE");
        assertThat(leg.state()).isEqualTo(Leg.State.INVITED);
    }

    @Test
    void aReliableResponseOfThePeerIsAcknowledgedOnce() {
        call();
        var invite = peer.requests.get(0);
        var ringing = invite.request()
                .respond(180)
                .set("Contact", peer.contact())
                .set("Require", "100rel")
                .set("RSeq", "7")
                .build();
        peer.loop.execute(() -> {
            invite.respond(ringing);
            invite.respond(ringing);
        });
        until("PRACK", 1);
        assertThat(peer.requests.get(1).request().header("RAck")).contains("7 1 INVITE");

        peer.respond(peer.requests.get(1), 200);
        peer.respond(invite, 200);
        until("the ACK", () -> !peer.acks.isEmpty());

        assertThat(requests("PRACK")).isEqualTo(1);
        assertThat(told).containsExactly("heard 180", "answered");
    }

    @Test
    void anExtensionThatIsNotKnownIsRefusedByName() {
        called(invite -> invite.set("Require", "100rel, teleport"));

        untilStatus("420 INVITE");

        assertThat(peer.last(420).header("Unsupported")).contains("teleport");
    }

    @Test
    void whoKnowsNoPrackRefusesACallThatRequiresIt() {
        extensions = new Extensions(Reliability.NO, SessionTimer.Wish.NONE);
        called(invite -> invite.set("Require", "100rel"));

        untilStatus("420 INVITE");

        assertThat(peer.last(420).header("Unsupported")).contains("100rel");
    }

    @Test
    void whoRequiresPrackRefusesACallThatDoesNotKnowIt() {
        extensions = new Extensions(Reliability.REQUIRED, SessionTimer.Wish.NONE);
        called(invite -> invite);

        untilStatus("421 INVITE");

        assertThat(peer.last(421).header("Require")).contains("100rel");
    }

    @Test
    void aSessionTimerThatIsTooShortIsRefusedWithTheLeast() {
        called(invite -> invite.set("Supported", "timer").set("Session-Expires", "89"));

        untilStatus("422 INVITE");

        assertThat(peer.last(422).header("Min-SE")).contains("90");
    }

    @Test
    void aCallIsPlacedAgainWithTheLeastTimerThatThePeerTakes() {
        extensions = new Extensions(Reliability.NO, SessionTimer.Wish.of(Duration.ofMinutes(30)));
        call();
        peer.loop.execute(() -> {
            var invite = peer.requests.get(0);
            invite.respond(invite.request().respond(422).set("Min-SE", "3600").build());
        });

        until("INVITE", 2);

        var again = peer.requests.get(1).request();
        assertThat(again.header("Session-Expires")).contains("3600");
        assertThat(again.header("Min-SE")).contains("3600");
        assertThat(again.callId()).isEqualTo(peer.requests.get(0).request().callId());
        assertThat(again.cseq()).isEqualTo(2);
        assertThat(told).isEmpty();
    }
}
