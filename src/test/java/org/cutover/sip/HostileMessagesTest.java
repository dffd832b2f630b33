package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every hostile message over every transport in both worlds: it is answered by the status of the RFC, or dropped with an entry in
 * the journal; and the node goes on. What is legal but rare passes.
 */
class HostileMessagesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Ward> wards = new ArrayList<>();

    /** A node among strangers, over one transport in one world. */
    private static final class Ward {
        private final World world;
        private final String transport;
        private final Journal journal;
        private final TestNode bob;
        private final Hop hop;
        private Stranger stranger;
        private int stayed;
        private final StringBuffer received = new StringBuffer();
        private volatile String expected = "nothing";
        private volatile CompletableFuture<Boolean> came = new CompletableFuture<>();

        Ward(World world, String transport) {
            this.world = world;
            this.transport = transport;
            this.journal = new Journal(world);
            this.bob = new TestNode(world, "bob", journal);
            this.hop = Hop.parse("127.0.1.20:5060/" + transport);
            bob.onRequest = TestNode.answering(200);
            bob.node.listen(hop);
        }

        private Stranger stranger() throws TimeoutException {
            if (stranger == null || stranger.closed().isDone()) {
                stranger = new Stranger(world, hop, this::add);
                world.await(stranger.ready(), SOON);
            }
            return stranger;
        }

        private synchronized void add(String text) {
            received.append(text);
            if (received.indexOf(expected) >= 0) {
                came.complete(true);
            }
        }

        private void sendAndAwait(byte[] bytes, String answer) throws TimeoutException {
            synchronized (this) {
                received.setLength(0);
                expected = answer;
                came = new CompletableFuture<>();
            }
            stranger().send(bytes);
            world.await(came, SOON);
        }

        void hold(HostileMessage message) throws TimeoutException {
            int before = faults();
            var callId = "Call-ID: " + message.name();
            if (message.status() == 0) {
                stranger().send(message.bytes(transport));
            } else {
                sendAndAwait(message.bytes(transport), "SIP/2.0 " + message.status());
            }
            if (message.closes(transport)) {
                world.await(stranger.closed(), SOON);
            }
            var answers = received.toString();
            // Others are served as before, over the same connection if it stands.
            var next = "next-" + ++stayed;
            sendAndAwait(
                    BadInputContract.GOOD.replace("good", next).getBytes(),
                    message.status() == 0 ? next : "SIP/2.0 200 OK");
            if (message.status() == 0) {
                assertThat(received.toString()).as("it is not answered").doesNotContain(callId);
            } else if (!answers.contains("(no ")) {
                assertThat(answers).contains("SIP/2.0 " + message.status());
            }
            world.settle();
            assertThat(faults() - before).as("entries in the journal").isEqualTo(message.status() == 200 ? 0 : 1);
        }

        private int faults() {
            world.settle();
            return (int) journal.entries().stream()
                    .map(entry -> entry.event())
                    .filter(JournalEvent.Fault.class::isInstance)
                    .count();
        }

        void close() {
            bob.node.close();
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsAnsweredOrDroppedAndTheNodeGoesOn() {
        var messages = HostileMessage.all();
        assertThat(messages).hasSizeGreaterThan(60);
        return Stream.of(true, false)
                .flatMap(virtual -> Stream.of("udp", "tcp", "tls").flatMap(transport -> {
                    var ward = new Ward(
                            virtual ? World.virtual(1, Security.REAL) : World.live(PortPlan.EPHEMERAL), transport);
                    wards.add(ward);
                    return messages.stream()
                            .filter(message -> message.over().contains(transport))
                            .map(message -> DynamicTest.dynamicTest(
                                    "%s, %s, %s".formatted(virtual ? "virtual" : "live", transport, message),
                                    () -> ward.hold(message)));
                }));
    }

    @AfterEach
    void closeAll() {
        wards.forEach(Ward::close);
    }
}
