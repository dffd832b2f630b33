package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cutover.call.Extensions;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionTimer;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.topology.Reliability;
import org.junit.jupiter.api.Test;

/** What a leg of a call does within its dialog. */
@InBothWorlds
class LegTest extends LegContract {

    @Test
    void byesThatCrossAreBothAnsweredAndTheCallEndsOnce() {
        var leg = answeredCall();
        peer.onRequest = exchange -> {
            if (exchange.request().is("BYE")) {
                peer.send(peer.requests.get(0), "BYE", 1, here);
            }
        };

        on(leg::hangUp);
        untilStatus("200 BYE");
        peer.respond(peer.requests.get(1), 200);
        until("the end", () -> leg.state() == Leg.State.OVER);

        assertThat(requests("BYE")).isEqualTo(1);
        assertThat(told).as("this end hung up itself").containsExactly("answered");
    }

    @Test
    void aByeAfterTheEndFindsNoCall() {
        var leg = answeredCall();
        peer.send(peer.requests.get(0), "BYE", 1, here);
        untilStatus("200 BYE");
        assertThat(told).containsExactly("answered", "hung up");
        assertThat(leg.state()).isEqualTo(Leg.State.OVER);

        peer.send(peer.requests.get(0), "BYE", 2, here);
        untilStatus("481 BYE");
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgain() {
        answeredCall();

        peer.respond(peer.requests.get(0), 200);
        until("two ACKs", () -> peer.acks.size() == 2);

        assertThat(told).containsExactly("answered");
    }

    @Test
    void aSecondTelephoneThatAnswersIsAcknowledgedAndHungUpOn() {
        var leg = answeredCall();
        var invite = peer.requests.get(0);
        var other = invite.request()
                .respond(200)
                .set("To", invite.request().header("To").orElseThrow() + ";tag=other")
                .set("Contact", peer.contact())
                .build();
        peer.loop.execute(() -> invite.respond(other));

        until("BYE", 1);

        assertThat(peer.acks.get(1).toTag()).isEqualTo("other");
        assertThat(peer.requests.get(1).request().toTag()).isEqualTo("other");
        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    @Test
    void anythingAfterTheFinalResponseIsDroppedQuietly() {
        answeredCall();

        peer.respond(peer.requests.get(0), 180);
        peer.send(peer.requests.get(0), "OPTIONS", 1, here);
        untilStatus("200 OPTIONS");

        assertThat(told).containsExactly("answered");
    }

    @Test
    void aCancelThatCrossesTheAnswerLosesAndByeEndsTheCall() {
        var leg = call();
        peer.respond(peer.requests.get(0), 180);
        until("180", () -> told.contains("heard 180"));
        peer.loop.execute(() -> peer.requests
                .get(0)
                .respond(peer.requests
                        .get(0)
                        .request()
                        .respond(200)
                        .set("Contact", peer.contact())
                        .build()));
        on(leg::cancel);
        until("the ACK", () -> !peer.acks.isEmpty());

        on(leg::hangUp);

        until("BYE", 1);
        assertThat(told).containsExactly("heard 180", "answered");
    }

    @Test
    void aCallerMayHangUpACallThatIsNotAnsweredYet() {
        var leg = called();
        on(() -> leg.provisional(180));
        untilStatus("180 INVITE");

        peer.send(peer.within(peer.last(180), "BYE", 2, here), here);

        untilStatus("200 BYE");
        untilStatus("487 INVITE");
        assertThat(told).containsExactly("given up");
    }

    @Test
    void requestsWithinTheDialogReachWhoTakesThem() {
        var leg = answeredCall();
        agent.understands("INFO");
        on(() -> leg.on("INFO", exchange -> {
            told.add("took INFO");
            leg.respond(exchange, exchange.request().respond(200));
        }));

        peer.send(peer.requests.get(0), "INFO", 1, here);

        untilStatus("200 INFO");
        assertThat(told).containsExactly("answered", "took INFO");
    }

    @Test
    void whatNobodyTakesIsRefusedAndTheMethodsThatAreTakenAreNamed() {
        answeredCall();
        peer.send(peer.requests.get(0), "MESSAGE", 1, here);
        untilStatus("405 MESSAGE");
        assertThat(peer.last(405).header("Allow"))
                .hasValueSatisfying(
                        allow -> assertThat(allow).contains("INVITE", "BYE").doesNotContain("MESSAGE"));

        peer.send(peer.requests.get(0), "FETCH", 2, here);
        untilStatus("501 FETCH");
    }

    @Test
    void aRequestOutOfOrderIsRefused() {
        answeredCall();
        peer.send(peer.requests.get(0), "OPTIONS", 7, here);
        untilStatus("200 OPTIONS");

        peer.send(peer.requests.get(0), "OPTIONS", 6, here);
        untilStatus("500 OPTIONS");
    }

    @Test
    void aRequestOfAnotherDialogFindsNothing() {
        answeredCall();
        var invite = peer.requests.get(0);
        peer.send(
                peer.within(invite.request().respond(200).build(), "BYE", 1, here)
                        .set("From", "<sip:stranger@contoso.com>;tag=stranger")
                        .set("To", invite.request().header("From").orElseThrow()),
                here);

        untilStatus("481 BYE");
        assertThat(told).containsExactly("answered");
    }

    @Test
    void aRequestIsSentWithinTheDialogAndItsResponseHeard() {
        var leg = answeredCall();
        on(() -> leg.send("INFO", info -> info.body("application/dtmf-relay", "Signal=5\r\n"), heard("INFO")));
        until("INFO", 1);
        var info = peer.requests.get(1).request();
        assertThat(info.cseq()).isEqualTo(2);
        assertThat(info.body()).isEqualTo("Signal=5\r\n");

        peer.respond(peer.requests.get(1), 200);

        until("the response", () -> told.contains("INFO 200"));
    }

    @Test
    void whereTheOtherEndKnowsNothingOfTheCallItIsOver() {
        var leg = answeredCall();
        on(() -> leg.send("INFO", info -> info, heard("INFO")));
        until("INFO", 1);

        peer.respond(peer.requests.get(1), 481);

        until("BYE", 1);
        assertThat(told).containsExactly("answered", "INFO 481", "hung up");
    }

    private SipRequest.Builder offering(String method, int cseq, SessionDescription session) {
        return peer.within(within(), method, cseq, here).body("application/sdp", session.text());
    }

    /** A response that says of a call from here what a request of the peer needs. */
    private SipResponse within() {
        var invite = peer.requests.get(0);
        var request = invite.request();
        return request.respond(200)
                .set("From", request.header("To").orElseThrow() + ";tag=" + invite.tag())
                .set("To", request.header("From").orElseThrow())
                .build();
    }

    private void answering(Leg leg) {
        on(() -> leg.offers().onOffer(offered -> offered.answer(AUDIO)));
    }

    @Test
    void anOfferWithinTheCallIsAnsweredByInviteAndByUpdate() {
        answering(answeredCall());

        peer.send(offering("UPDATE", 1, AUDIO), here);
        untilStatus("200 UPDATE");
        assertThat(peer.last(200).body()).contains("m=audio");
        peer.send(offering("INVITE", 2, AUDIO), here);
        untilStatus("200 INVITE");
        peer.loop.execute(
                () -> peer.node.sendAck(peer.within(within(), "ACK", 2, here).build(), there, here));
    }

    @Test
    void offersThatCrossAreRefusedWith491() {
        var leg = answeredCall();
        answering(leg);
        on(() -> leg.offers().send("INVITE", Optional.of(AUDIO), offering()));
        until("INVITE", 2);

        peer.send(offering("INVITE", 1, AUDIO), here);
        untilStatus("491 INVITE");
        peer.send(offering("UPDATE", 2, AUDIO), here);
        untilStatus("491 UPDATE");
        peer.respond(peer.requests.get(1), 491);

        until("the refusal", () -> told.contains("refused 491"));
        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    @Test
    void anOfferIsMadeAgainAfterAGlare() {
        var leg = called();
        on(() -> leg.answer(AUDIO));
        untilStatus("200 INVITE");
        peer.ack(peer.last(200), here);
        on(() -> leg.offers().sendUntilTaken("UPDATE", () -> AUDIO, offering()));
        until("UPDATE", 1);
        peer.onRequest = exchange -> exchange.respond(exchange.request()
                .respond(200)
                .set("Contact", peer.contact())
                .body("application/sdp", AUDIO.text())
                .build());

        peer.respond(peer.requests.get(0), 491);

        until("UPDATE", 2);
        until("the answer", () -> told.contains("taken"));
    }

    @Test
    void aSecondInviteBeforeTheFirstHasItsAnswerComesTooEarly() {
        var leg = answeredCall();
        on(() -> leg.offers().onOffer(offered -> told.add("offered")));
        peer.send(offering("INVITE", 1, AUDIO), here);
        until("the first", () -> told.contains("offered"));

        peer.send(offering("INVITE", 2, AUDIO), here);

        untilStatus("500 INVITE");
        assertThat(peer.last(500).header("Retry-After")).isPresent();
    }

    @Test
    void aSessionThatCannotBeReadIsRefusedAndTheCallStands() {
        var leg = answeredCall();
        answering(leg);

        peer.send(peer.within(within(), "INVITE", 1, here).body("application/sdp", "v=0\r\nnonsense\r\n"), here);
        untilStatus("400 INVITE");
        assertThat(peer.last(400).header("Warning").orElse("")).contains("line 2");
        peer.send(peer.within(within(), "INVITE", 2, here).body("text/plain", "hello"), here);
        untilStatus("415 INVITE");
        peer.send(offering("INVITE", 3, new SessionDescription("127.0.0.1", 0, SessionDescription.GATEWAY)), here);
        untilStatus("488 INVITE");

        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
        assertThat(sessionsRefused())
                .containsExactly(
                        "400 line 2: it is no letter, \"=\" and a value",
                        "415 only application/sdp is read",
                        "488 it offers no audio over RTP");
    }

    /** As the journal has them. */
    private List<String> sessionsRefused() {
        return environment.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.SessionRefused.class::isInstance)
                .map(JournalEvent.SessionRefused.class::cast)
                .map(refused -> "%d %s".formatted(refused.status(), refused.why()))
                .toList();
    }

    @Test
    void anInviteWithoutOfferGetsOneAndItsAckBringsTheAnswer() {
        var leg = answeredCall();
        on(() -> leg.offers()
                .onOffer(offered -> offered.offer(
                        AUDIO,
                        answer -> told.add("answered by ACK " + answer.session().isPresent()))));
        peer.send(peer.within(within(), "INVITE", 1, here), here);
        untilStatus("200 INVITE");

        var ack = peer.within(within(), "ACK", 1, here).body("application/sdp", AUDIO.text());
        peer.loop.execute(() -> peer.node.sendAck(ack.build(), there, here));

        until("the answer", () -> told.contains("answered by ACK true"));
    }

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
