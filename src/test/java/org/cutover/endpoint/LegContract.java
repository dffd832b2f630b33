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
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.journal.Journal;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;
import org.cutover.sip.World;
import org.cutover.topology.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A leg of a call, and a peer that may do anything. */
abstract class LegContract {

    static final SessionDescription AUDIO = new SessionDescription("127.0.0.1", 16_384, SessionDescription.GATEWAY);

    private static final Duration POLL = Duration.ofMillis(5);

    /** Read once: no test changes them. */
    private static final Deployment ESTATE = Contoso.before();

    private static final Compatibility RULES = Compatibility.shipped();

    @Parameter
    Where where;

    World world;
    Environment environment;
    UserAgent agent;
    RawPeer peer;
    Hop here;
    Extensions extensions = Extensions.USUAL;
    Hop there;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() {
        world = where.wires();
        environment = Environment.of(world, new Journal(world, entry -> {}), new Addresses(world), RULES, ESTATE);
        here = environment.addresses().hop("here", new Listener(5060, where.transport()));
        there = environment.addresses().hop("there", new Listener(5060, where.transport()));
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
            await(what).pollDelay(POLL).pollInterval(POLL).until(there::getAsBoolean);
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
            await("the act").pollDelay(POLL).pollInterval(POLL).untilTrue(done);
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

    static String rack(SipResponse reliable) {
        return "%s %d INVITE".formatted(reliable.header("RSeq").orElseThrow(), reliable.cseq());
    }

    /** From now on a leg takes what it is offered within the call. */
    final void answering(Leg leg) {
        on(() -> leg.offers().onOffer(offered -> offered.answer(AUDIO)));
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
