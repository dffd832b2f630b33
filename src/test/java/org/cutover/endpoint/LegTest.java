package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.sip.SipResponse;
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

    /** The ACK may have been lost, and the BYE have overtaken the answer. */
    @Test
    void anAnswerThatIsRepeatedWhenTheCallIsOverIsAcknowledged() {
        callThatIsOver();

        peer.respond(peer.requests.get(0), 200);
        until("two ACKs", () -> peer.acks.size() == 2);

        assertThat(peer.acks.get(1).headers("Route")).isEqualTo(peer.acks.get(0).headers("Route"));
        assertThat(List.of(
                        peer.acks.get(1).uri(),
                        peer.acks.get(1).toTag(),
                        peer.acks.get(1).fromTag()))
                .containsExactly(
                        peer.acks.get(0).uri(),
                        peer.acks.get(0).toTag(),
                        peer.acks.get(0).fromTag());
        assertThat(requests("BYE")).isEqualTo(1);
    }

    @Test
    void aSecondTelephoneThatAnswersWhenTheCallIsOverIsHungUpOnToo() {
        callThatIsOver();

        answer(answerOfAnother().set("Contact", peer.contact()).build());

        until("BYE", 2);
        assertThat(peer.acks.get(1).toTag()).isEqualTo("other");
        assertThat(peer.requests.get(2).request().toTag()).isEqualTo("other");
    }

    @Test
    void anAnswerAfterTheEndThatDoesNotSayWhereItIsDoesNoHarm() {
        callThatIsOver();

        answer(answerOfAnother().build());
        peer.send(peer.requests.get(0), "OPTIONS", 2, here);

        untilStatus("481 OPTIONS");
    }

    @Test
    void aSecondTelephoneThatAnswersIsAcknowledgedAndHungUpOn() {
        var leg = answeredCall();

        answer(answerOfAnother().set("Contact", peer.contact()).build());

        until("BYE", 1);
        assertThat(peer.acks.get(1).toTag()).isEqualTo("other");
        assertThat(peer.requests.get(1).request().toTag()).isEqualTo("other");
        assertThat(leg.state()).isEqualTo(Leg.State.STANDING);
    }

    /** This end has hung up. */
    private void callThatIsOver() {
        var leg = answeredCall();
        on(leg::hangUp);
        until("BYE", 1);
        peer.respond(peer.requests.get(1), 200);
        until("the end", () -> leg.state() == Leg.State.OVER);
    }

    private SipResponse.Builder answerOfAnother() {
        var invite = peer.requests.get(0).request();
        return invite.respond(200).set("To", invite.header("To").orElseThrow() + ";tag=other");
    }

    private void answer(SipResponse response) {
        peer.loop.execute(() -> peer.requests.get(0).respond(response));
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
}
