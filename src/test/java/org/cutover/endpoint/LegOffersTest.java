package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cutover.call.SessionDescription;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.junit.jupiter.api.Test;

/** How a leg of a call makes and takes offers within the call. */
@InBothWorlds
class LegOffersTest extends LegContract {

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
}
