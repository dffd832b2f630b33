package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.cutover.call.SessionDescription;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.CallRouting;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.journal.Journal;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipResponse;
import org.cutover.sip.World;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a leg of a call does within its dialog, against a peer that may do anything; over one transport, in one world. */
abstract class LegContract {

    static final SessionDescription AUDIO = new SessionDescription("127.0.0.1", 16_384, SessionDescription.GATEWAY);

    World world;
    Environment environment;
    UserAgent agent;
    RawPeer peer;
    Hop here;
    Hop there;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    abstract World newWorld();

    abstract Transport transport();

    @BeforeEach
    void start() {
        world = newWorld();
        var journal = new Journal(world, entry -> {});
        environment = new Environment(
                world,
                journal,
                new Addresses(world),
                new Circuits(journal),
                new Health(),
                Compatibility.shipped(),
                Diagnostics.shipped(),
                new AtomicReference<>(CallRouting.of(Contoso.before())));
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
            var leg = agent.call(
                    invite, here, there, Headers.contact("here", here), org.cutover.call.Extensions.USUAL, new Told());
            leg.onHangup(() -> told.add("hung up"));
            made.set(leg);
        });
        until("the INVITE", () -> !peer.requests.isEmpty());
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
        var taken = new AtomicReference<CalledLeg>();
        agent.onInvite(exchange -> {
            var leg = new CalledLeg(agent, exchange, here, Headers.contact("here", here));
            leg.onHangup(() -> told.add("hung up"));
            leg.onGivenUp(() -> {
                told.add("given up");
                leg.reject(487);
            });
            taken.set(leg);
        });
        peer.invite(here);
        until("the call", () -> taken.get() != null);
        return taken.get();
    }

    final void on(Runnable act) {
        agent.loop().execute(act);
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
