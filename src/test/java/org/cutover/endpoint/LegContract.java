package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.cutover.call.Extensions;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionTimer;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.journal.Journal;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.World;
import org.cutover.topology.Listener;
import org.cutover.topology.Reliability;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a leg of a call does within its dialog, against a peer that may do anything; over one transport, in one world. */
abstract class LegContract {

    static final SessionDescription AUDIO = new SessionDescription("127.0.0.1", 16_384, SessionDescription.GATEWAY);

    /** Read once: no test changes them. */
    private static final Deployment ESTATE = Contoso.before();

    private static final Compatibility RULES = Compatibility.shipped();

    World world;
    Environment environment;
    UserAgent agent;
    RawPeer peer;
    Hop here;
    Extensions extensions = Extensions.USUAL;
    Hop there;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    abstract World newWorld();

    abstract Transport transport();

    @BeforeEach
    void start() {
        world = newWorld();
        environment = Environment.of(world, new Journal(world, entry -> {}), new Addresses(world), RULES, ESTATE);
        here = environment.addresses().hop("here", new Listener(5060, transport()));
        there = environment.addresses().hop("there", new Listener(5060, transport()));
        agent = new UserAgent(environment, "here");
        agent.node().listen(here);
        peer = new RawPeer(environment, "there", there);
    }

    @AfterEach
    void stop() {
        agent.close();
        peer.node.close();
        world.close();
    }

    /** Waits for it; in virtual time, as long as it takes. */
    final void until(String what, BooleanSupplier there) {
        if (world.isVirtual()) {
            world.settle();
            for (int i = 0; i < 4000 && !there.getAsBoolean(); i++) {
                world.advance(Duration.ofMillis(10));
            }
            assertThat(there.getAsBoolean())
                    .as(what + "; told " + told + ", peer got " + peer.statuses())
                    .isTrue();
        } else {
            await(what).until(there::getAsBoolean);
        }
    }

    private final class Told implements CallingLeg.Listener {
        @Override
        public void onProvisional(SipResponse response) {
            told.add("heard " + response.status());
        }

        @Override
        public void onAnswered(SipResponse response) {
            told.add("answered");
        }

        @Override
        public void onRejected(SipResponse response) {
            told.add("rejected " + response.status());
        }

        @Override
        public void onLost(int status, String why) {
            told.add("lost " + status);
        }
    }

    final CallingLeg call() {
        var made = new AtomicReference<CallingLeg>();
        agent.loop().execute(() -> {
            var invite = agent.inviteNumber("+1", "here", "+2", "there").body("application/sdp", AUDIO.text());
            var leg = agent.call(invite, here, there, Headers.contact("here", here), extensions, new Told());
            leg.onHangup(() -> told.add("hung up"));
            made.set(leg);
        });
        until("the INVITE", () -> !peer.requests.isEmpty() && made.get() != null);
        return made.get();
    }

    /** A call from here that stands. */
    final CallingLeg answeredCall() {
        var leg = call();
        peer.respond(peer.requests.get(0), 200);
        until("the ACK", () -> !peer.acks.isEmpty());
        return leg;
    }

    /** A call from the peer, which has not had its 200 acknowledged. */
    final CalledLeg called() {
        return called(invite -> invite);
    }

    /** @param content what is in the INVITE */
    final CalledLeg called(UnaryOperator<SipRequest.Builder> content) {
        var taken = new AtomicReference<CalledLeg>();
        agent.onInvite(exchange -> {
            var leg = new CalledLeg(agent, exchange, here, Headers.contact("here", here));
            leg.onHangup(() -> told.add("hung up"));
            leg.onGivenUp(() -> {
                told.add("given up");
                leg.reject(487);
            });
            leg.uses(extensions);
            leg.admits();
            taken.set(leg);
        });
        peer.invite(here, invite -> content.apply(invite.body("application/sdp", AUDIO.text())));
        until("the call", () -> taken.get() != null);
        return taken.get();
    }

    /** Lets the agent do it, on its loop; in a live world it is done when this returns, whatever the peer sends then. */
    final void on(Runnable act) {
        var done = new AtomicBoolean();
        agent.loop().execute(() -> {
            act.run();
            done.set(true);
        });
        if (!world.isVirtual()) {
            await("the act").untilTrue(done);
        }
    }

    final void until(String method, int count) {
        until(count + " " + method, () -> requests(method) >= count);
    }

    final long requests(String method) {
        return List.copyOf(peer.requests).stream()
                .filter(exchange -> exchange.request().is(method))
                .count();
    }

    final void untilStatus(String status) {
        until(status, () -> peer.statuses().contains(status));
    }

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
        var leg = answeredCall();
        on(() -> leg.offers().sendUntilTaken("UPDATE", () -> AUDIO, offering()));
        until("UPDATE", 1);
        peer.onRequest = exchange -> exchange.respond(exchange.request()
                .respond(200)
                .set("Contact", peer.contact())
                .body("application/sdp", AUDIO.text())
                .build());

        peer.respond(peer.requests.get(1), 491);

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

    static String rack(SipResponse reliable) {
        return "%s %d INVITE".formatted(reliable.header("RSeq").orElseThrow(), reliable.cseq());
    }

    final Offering.Listener offering() {
        return new Offering.Listener() {
            @Override
            public void onTaken(Offering offering, SipResponse response, Optional<SessionDescription> session) {
                told.add("taken");
            }

            @Override
            public void onRefused(int status) {
                told.add("refused " + status);
            }
        };
    }

    final ClientExchange.Listener heard(String what) {
        return new ClientExchange.Listener() {
            @Override
            public void onResponse(SipResponse response) {
                told.add(what + " " + response.status());
            }

            @Override
            public void onTimeout() {
                told.add(what + " timed out");
            }

            @Override
            public void onUnreachable(String why) {
                told.add(what + " unreachable");
            }
        };
    }
}
