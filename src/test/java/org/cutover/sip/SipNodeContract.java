package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node does in every world, over every transport. */
abstract class SipNodeContract {

    static final Duration SOON = Duration.ofSeconds(5);

    Hop aliceHop;
    Hop proxyHop;
    Hop bobHop;
    World world;
    Journal journal;
    TestNode alice;
    TestNode bob;

    abstract World newWorld();

    abstract String transport();

    @BeforeEach
    void beginWorld() {
        aliceHop = Hop.parse("127.0.1.10:5060/" + transport());
        proxyHop = Hop.parse("127.0.1.3:5061/" + transport());
        bobHop = Hop.parse("127.0.1.20:5061/" + transport());
        world = newWorld();
        journal = new Journal(world);
        alice = new TestNode(world, "alice", journal);
        bob = new TestNode(world, "bob", journal);
        alice.node.listen(aliceHop);
        bob.node.listen(bobHop);
    }

    @AfterEach
    void endWorld() {
        alice.node.close();
        bob.node.close();
        world.close();
    }

    @Test
    void aCallIsSetUpAndTakenDown() throws TimeoutException {
        bob.onRequest = TestNode.answering(180, 200);

        var call = alice.invite(aliceHop, bobHop);
        var ok = world.await(call.response(200), SOON);
        assertThat(call.statuses()).containsExactly(180, 200);
        alice.ack(ok, aliceHop, bobHop);
        assertThat(world.await(bob.nextAck(), SOON).toTag()).isEqualTo(ok.toTag());

        var bye = alice.bye(ok, aliceHop, bobHop);
        assertThat(world.await(bye.response(200), SOON).cseqMethod()).isEqualTo("BYE");
    }

    @Test
    void theJournalHasEveryMessageAsSentBeforeItIsReceived() throws TimeoutException {
        bob.onRequest = TestNode.answering(180, 200);
        var call = alice.invite(aliceHop, bobHop);
        alice.ack(world.await(call.response(200), SOON), aliceHop, bobHop);
        world.await(bob.nextAck(), SOON);
        world.settle();

        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "alice SENT INVITE to bob 127.0.1.10:5060-127.0.1.20:5061",
                        "bob RECEIVED INVITE to alice 127.0.1.20:5061-127.0.1.10:5060",
                        "bob SENT 180 to alice 127.0.1.20:5061-127.0.1.10:5060",
                        "alice RECEIVED 180 to bob 127.0.1.10:5060-127.0.1.20:5061",
                        "bob SENT 200 to alice 127.0.1.20:5061-127.0.1.10:5060",
                        "alice RECEIVED 200 to bob 127.0.1.10:5060-127.0.1.20:5061",
                        "alice SENT ACK to bob 127.0.1.10:5060-127.0.1.20:5061",
                        "bob RECEIVED ACK to alice 127.0.1.20:5061-127.0.1.10:5060");
        for (var word : List.of("INVITE", "180", "200", "ACK")) {
            assertThat(messages())
                    .filteredOn(line -> line.contains(" " + word + " "))
                    .extracting(line -> line.split(" ")[1])
                    .containsExactly("SENT", "RECEIVED");
        }
    }

    @Test
    void theAckOfAnErrorEndsInTheTransaction() throws TimeoutException {
        bob.onRequest = TestNode.answering(486);

        var call = alice.invite(aliceHop, bobHop);
        world.await(call.response(486), SOON);
        world.settle();

        assertThat(messages()).anyMatch(line -> line.startsWith("bob RECEIVED ACK"));
        assertThat(bob.acks).isEmpty();
    }

    @Test
    void aCancelIsHeldUntilAProvisionalResponseCame() throws TimeoutException {
        bob.onRequest = exchange -> exchange.onCancel(
                () -> exchange.respond(exchange.request().respond(487).build()));
        var call = alice.invite(aliceHop, bobHop);
        alice.loop.execute(() -> call.exchange().cancel());
        world.settle();
        assertThat(messages()).noneMatch(line -> line.contains("CANCEL"));

        // The transaction says 100 by itself after 200 ms.
        assertThat(world.await(call.response(487), SOON).toTag()).isNotEmpty();
        world.settle();
        assertThat(call.statuses()).containsExactly(100, 487);
        assertThat(messages()).anyMatch(line -> line.startsWith("bob RECEIVED CANCEL"));
        assertThat(bob.requests).hasSize(1);
    }

    @Test
    void aCancelAfterTheProvisionalResponseGoesOutAtOnce() throws TimeoutException {
        bob.onRequest = exchange -> {
            exchange.onCancel(
                    () -> exchange.respond(exchange.request().respond(487).build()));
            exchange.respond(exchange.request().respond(180).build());
        };
        var call = alice.invite(aliceHop, bobHop);
        var ringing = world.await(call.response(180), SOON);
        alice.loop.execute(() -> call.exchange().cancel());

        assertThat(world.await(call.response(487), SOON).toTag()).isEqualTo(ringing.toTag());
    }

    @Test
    void aCancelAfterTheFinalResponseIsNotSent() throws TimeoutException {
        bob.onRequest = TestNode.answering(200);
        var call = alice.invite(aliceHop, bobHop);
        world.await(call.response(200), SOON);
        alice.loop.execute(() -> call.exchange().cancel());
        world.settle();

        assertThat(messages()).noneMatch(line -> line.contains("CANCEL"));
    }

    @Test
    void a2xxSentAgainReachesTheCaller() throws TimeoutException {
        bob.onRequest = TestNode.answering(200, 200);
        var call = alice.invite(aliceHop, bobHop);
        world.await(call.response(200), SOON);
        world.settle();

        assertThat(call.statuses()).containsExactly(200, 200);
    }

    @Test
    void aResponseToNothingIsStray() throws TimeoutException {
        bob.onRequest = exchange -> {
            var other = exchange.request()
                    .respond(200)
                    .set(
                            "Via",
                            "SIP/2.0/%s 127.0.1.10:5060;branch=z9hG4bKnobody"
                                    .formatted(transport().toUpperCase(Locale.ROOT)))
                    .build();
            bob.node.sendStray(other);
            exchange.respond(exchange.request().respond(200).build());
        };
        world.await(alice.options(aliceHop, bobHop).response(200), SOON);

        assertThat(world.await(alice.nextStray(), SOON).status()).isEqualTo(200);
    }

    @Test
    void aProxyPassesRequestsOnAndResponsesBack() throws TimeoutException {
        var proxy = new TestNode(world, "proxy", journal);
        proxy.node.listen(proxyHop);
        proxy.onRequest = exchange -> {
            var passedOn = exchange.request()
                    .edit()
                    .addFirst("Record-Route", "<sip:127.0.1.3:5061;transport=%s;lr>".formatted(transport()))
                    .build();
            proxy.node.send(passedOn, proxyHop, bobHop, proxy.passingBackTo(exchange));
        };
        bob.onRequest = TestNode.answering(180, 200);

        var call = alice.invite(aliceHop, proxyHop);
        var ok = world.await(call.response(200), SOON);

        var via = transport().toUpperCase(Locale.ROOT);
        var arrived = bob.requests.get(0).request();
        assertThat(arrived.headers("Via")).hasSize(2);
        assertThat(arrived.headers("Via").get(0)).startsWith("SIP/2.0/" + via + " 127.0.1.3:5061;");
        assertThat(arrived.headers("Via").get(1)).startsWith("SIP/2.0/" + via + " 127.0.1.10:5060;");
        assertThat(bob.requests.get(0).peer()).isEqualTo(new Peer("proxy", "127.0.1.3"));
        // Where the next hop is slow to reach, a 100 goes before (RFC 3261 section 17.2.1).
        assertThat(call.statuses()).filteredOn(status -> status != 100).containsExactly(180, 200);
        assertThat(ok.headers("Via")).hasSize(1);
        assertThat(ok.headers("Record-Route"))
                .containsExactly("<sip:127.0.1.3:5061;transport=%s;lr>".formatted(transport()));
        proxy.node.close();
    }

    @Test
    void anExceptionOfAHandlerComesOutOfTheWorld() {
        bob.onRequest = exchange -> {
            throw new IllegalStateException("a bug of bob's");
        };
        alice.options(aliceHop, bobHop);

        assertThatThrownBy(() -> world.settle()).hasMessage("a bug of bob's");
    }

    List<String> messages() {
        assertThat(journal.entries().stream()
                        .map(entry -> entry.event())
                        .filter(JournalEvent.Message.class::isInstance)
                        .map(event -> ((JournalEvent.Message) event).transport()))
                .allMatch(transport()::equals);
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .map(message -> "%s %s %s to %s %s-%s"
                        .formatted(
                                message.endpoint(),
                                message.direction(),
                                message.status() == 0 ? message.method() : message.status(),
                                message.peer(),
                                message.local(),
                                message.remote()))
                .toList();
    }
}
