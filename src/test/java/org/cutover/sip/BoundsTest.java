package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers can make a node keep or do, and what happens when they ask for more. */
class BoundsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Bounds FEW = new Bounds(5, 3, 4, 10, 100_000, Duration.ofSeconds(2), Duration.ofHours(1), 15);

    private World world;
    private Journal journal;
    private TestNode bob;
    private final StringBuffer received = new StringBuffer();

    private Hop listen(World in, String transport) {
        world = in;
        world.bounds(FEW);
        journal = new Journal(world);
        bob = new TestNode(world, "bob", journal);
        bob.onRequest = TestNode.answering(200);
        var hop = Hop.parse("127.0.1.20:5060/" + transport);
        bob.node.listen(hop);
        return hop;
    }

    private static World world(boolean virtual) {
        return virtual ? World.virtual(1, Security.REAL) : World.live(PortPlan.EPHEMERAL);
    }

    @AfterEach
    void nothingIsLeft() {
        bob.node.close();
        assertThat(bob.node.openLinks()).as("connections").isZero();
        assertThat(bob.node.transactions()).as("transactions").isZero();
        world.close();
    }

    private Stranger stranger(Hop to) throws TimeoutException {
        var stranger = new Stranger(world, to, received::append, to.transport().equals("tls"));
        world.await(stranger.ready(), SOON);
        return stranger;
    }

    private static byte[] options(String callId) {
        return BadInputContract.GOOD.replace("good", callId).getBytes(StandardCharsets.UTF_8);
    }

    private void awaitReceived(String text) throws TimeoutException {
        world.await(bob.waitUntil(() -> received.indexOf(text) >= 0), SOON);
    }

    private List<String> faults() {
        world.settle();
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Fault.class::isInstance)
                .map(event -> ((JournalEvent.Fault) event).why())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePeerGetsSoManyConnectionsAndOthersAreClosed(boolean virtual) throws TimeoutException {
        var hop = listen(world(virtual), "tcp");
        var strangers = new ArrayList<Stranger>();
        for (int i = 0; i < FEW.connectionsOfPeer(); i++) {
            strangers.add(stranger(hop));
            strangers.get(i).send(options("first-" + i));
            awaitReceived("first-" + i);
        }
        for (int i = 0; i < 20; i++) {
            var oneMore = new Stranger(world, hop, received::append, false);
            world.await(oneMore.closed(), SOON);
        }

        assertThat(faults()).singleElement().asString().startsWith("No more than 3 connections of ");
        strangers.get(0).send(options("still"));
        awaitReceived("still");

        strangers.get(1).close();
        world.await(strangers.get(1).closed(), SOON);
        world.await(bob.waitUntil(() -> bob.node.openLinks() == 2), SOON);
        stranger(hop).send(options("again"));
        awaitReceived("again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    void aFloodOfInvitesGets503AndTheNodeLivesOn(String transport) throws TimeoutException {
        var hop = listen(world(true), transport);
        var stranger = stranger(hop);
        for (int i = 0; i < 200; i++) {
            stranger.send(new String(options("flood-" + i), StandardCharsets.UTF_8)
                    .replace("OPTIONS", "INVITE")
                    .getBytes(StandardCharsets.UTF_8));
        }
        awaitReceived("SIP/2.0 503 Service Unavailable");

        assertThat(received).contains("Retry-After: 32\r\n");
        assertThat(faults())
                .filteredOn(why -> why.startsWith("No more than 10 transactions"))
                .hasSize(1);
        assertThat(bob.node.transactions()).isLessThanOrEqualTo(FEW.transactions());
        // Ten requests and their answers, one that is turned away, and the word of why.
        assertThat(journal.entries()).hasSizeLessThan(3 * FEW.transactions());

        // Nobody ever acknowledges; the transactions end all the same.
        world.advance(Duration.ofMinutes(3));
        stranger.send(options("afterwards"));
        awaitReceived("afterwards");
    }

    /** What is remembered of them is little: a server may have thousands of calls in 32 s. */
    @Test
    void callsThatAreAcknowledgedTakeLittleRoom() throws TimeoutException {
        var hop = listen(world(true), "tcp");
        var stranger = stranger(hop);
        for (int i = 0; i < 5 * FEW.transactions(); i++) {
            var options = new String(options("call-" + i), StandardCharsets.UTF_8).replace("bK", "bK" + i);
            stranger.send(options.replace("OPTIONS", "INVITE").getBytes(StandardCharsets.UTF_8));
            stranger.send(
                    options.replace("OPTIONS", "ACK").replace("bK", "bKack").getBytes(StandardCharsets.UTF_8));
            awaitReceived("Call-ID: call-" + i);
        }

        assertThat(received).doesNotContain("503");
        assertThat(bob.acks).hasSize(5 * FEW.transactions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls"})
    void aFloodOfMessagesThatAreNoneIsWrittenDownForAWhileOnly(String transport) throws TimeoutException {
        var hop = listen(world(true), transport);
        for (int i = 0; i < 60; i++) {
            var stranger = stranger(hop);
            stranger.send(new String(options("bad-" + i), StandardCharsets.UTF_8)
                    .replace("CSeq: 1 OPTIONS", "CSeq: x OPTIONS")
                    .getBytes(StandardCharsets.UTF_8));
            world.settle();
            stranger.close();
            world.settle();
        }
        assertThat(journal.entries()).hasSizeBetween(FEW.faults(), 3 * FEW.faults() + 3);
        assertThat(faults())
                .filteredOn(why -> why.startsWith("More than 15 faults of "))
                .hasSize(1);
        assertThat(received).contains("Call-ID: bad-14\r");
        assertThat(received).doesNotContain("bad-15");

        // Who does nothing wrong is heard all the while, and written down.
        var other = stranger(hop);
        other.send(options("others"));
        awaitReceived("others");
        other.close();
        assertThat(journal.entries().toString()).contains("others");

        world.advance(Duration.ofMinutes(2));
        int before = faults().size();
        stranger(hop).send("nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(faults()).as("after a while").hasSize(before + 1);
    }

    @Test
    void aFloodOfHoursLeavesNoMoreThanOneOfAMinute() throws TimeoutException {
        var hop = listen(world(true), "udp");
        var stranger = stranger(hop);
        var nonsense = "nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Duration.ofHours(3).toSeconds(); i++) {
            stranger.send(nonsense);
            world.advance(Duration.ofSeconds(1));
        }
        assertThat(journal.entries()).hasSizeLessThan(3 * FEW.faults());
    }

    @Test
    void whatStandsBesideAFaultIsNoLongerThanPeopleRead() throws TimeoutException {
        var hop = listen(world(true), "tcp");
        stranger(hop)
                .send(("nonsense\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(60_000))
                        .getBytes(StandardCharsets.UTF_8));
        world.settle();

        assertThat(journal.entries())
                .extracting(entry -> entry.event())
                .filteredOn(JournalEvent.Fault.class::isInstance)
                .singleElement()
                .satisfies(fault -> assertThat(((JournalEvent.Fault) fault).text())
                        .hasSizeLessThan(5_000)
                        .endsWith(" more characters)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void halfAMessageAndSilenceEndTheConnection(String transport) throws TimeoutException {
        var hop = listen(world(true), transport);
        var stranger = stranger(hop);
        stranger.send(options("whole"));
        awaitReceived("whole");
        stranger.send("OPTIONS sip:bob@contoso.com SIP/2.0\r\nVia: ".getBytes(StandardCharsets.UTF_8));

        world.await(stranger.closed(), SOON);
        assertThat(faults()).containsExactly("the rest of a message has not come");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void whoConnectsAndSaysNothingIsNotWaitedForLong(String transport) throws TimeoutException {
        var hop = listen(world(true), transport);
        var begun = world.instant();
        var silent = stranger(hop);

        world.await(silent.closed(), SOON);
        assertThat(Duration.between(begun, world.instant())).isEqualTo(FEW.patience());
        assertThat(faults()).containsExactly("nothing has come for 2 s, and the connection is closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void aConnectionThatIsQuietForLongIsClosedAndTheCallOnItGoesOnOverAnother(String transport)
            throws TimeoutException {
        var hop = listen(world(true), transport);
        var alice = new TestNode(world, "alice", journal);
        alice.onRequest = TestNode.answering(200);
        var contact = Hop.parse("127.0.1.10:5060/" + transport);
        alice.node.listen(contact);
        var caller = stranger(hop);
        caller.send(options("quiet"));
        awaitReceived("quiet");
        world.advance(FEW.idle().minusSeconds(1));
        // RFC 5626 section 4.4.1
        caller.send("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        world.advance(FEW.idle().minusSeconds(1));
        assertThat(caller.closed()).as("it has said that it is there").isNotDone();

        world.await(caller.closed(), SOON);
        assertThat(faults()).containsExactly("nothing has come for 3600 s, and the connection is closed");
        assertThat(bob.node.openLinks()).isZero();
        var later = bob.options(hop, contact);
        world.await(later.response(200), SOON);
        alice.node.close();
    }

    @Test
    void connectionsBetweenServersOfTheEstateStand() throws TimeoutException {
        var hop = listen(world(true), "tcp");
        var alice = new TestNode(world, "alice", journal);
        world.await(alice.options(Hop.parse("127.0.1.10:5060/tcp"), hop).response(200), SOON);

        world.advance(FEW.idle().multipliedBy(3));
        assertThat(bob.node.openLinks()).isOne();
        assertThat(faults()).isEmpty();
        alice.node.close();
    }

    @Test
    void whoSendsPieceByPieceIsWaitedFor() throws TimeoutException {
        var hop = listen(world(true), "tcp");
        var stranger = stranger(hop);
        for (int i = 0; i < 5; i++) {
            var text = new String(options("slow-" + i), StandardCharsets.UTF_8);
            stranger.send(text.substring(0, 20).getBytes(StandardCharsets.UTF_8));
            world.advance(FEW.patience().dividedBy(2).plusMillis(100));
            stranger.send((text.substring(20) + "OPTIONS").getBytes(StandardCharsets.UTF_8));
            awaitReceived("slow-" + i);
            world.advance(FEW.patience().dividedBy(2).plusMillis(100));
            stranger.send(text.substring(7).replace("slow-", "next-").getBytes(StandardCharsets.UTF_8));
            awaitReceived("next-" + i);
        }
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void whoNeverReadsLosesItsConnection(String transport) throws TimeoutException {
        var hop = listen(world(false), transport);
        // None of its requests is to be turned away for another reason.
        world.bounds(new Bounds(5, 3, 4, 100_000, FEW.unread(), FEW.patience(), FEW.idle(), FEW.faults()));
        var big = "x".repeat(30_000);
        bob.onRequest = exchange -> exchange.respond(
                exchange.request().respond(200).set("Subject", big).build());
        var stranger = stranger(hop);
        stranger.stopReading();
        int sent = 0;
        while (!stranger.closed().isDone() && sent < 2_000) {
            stranger.send(options("unread-" + sent++));
            if (sent % 50 == 0) {
                world.await(bob.waitUntil(() -> true), SOON);
            }
        }
        // Who does not read does not see the end either.
        world.await(bob.waitUntil(() -> bob.node.openLinks() == 0), SOON);

        assertThat(faults()).contains("the other end does not read what is sent to it");
        bob.onRequest = TestNode.answering(200);
        stranger(hop).send(options("others"));
        awaitReceived("others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void whoReadsSlowlyGetsEverythingInTheEnd(String transport) throws TimeoutException {
        var hop = listen(world(false), transport);
        var big = "x".repeat(20_000);
        bob.onRequest = exchange -> exchange.respond(
                exchange.request().respond(200).set("Subject", big).build());
        var stranger = stranger(hop);
        for (int i = 0; i < FEW.transactions() - 1; i++) {
            stranger.stopReading();
            stranger.send(options("slow-" + i));
            int came = i + 1;
            world.await(bob.waitUntilRequests(came), SOON);
            stranger.readAgain();
            awaitReceived("Call-ID: slow-" + i);
        }
        awaitReceived("x".repeat(20_000));
        assertThat(stranger.closed()).isNotDone();
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls"})
    void aFloodOfConnectionsOnWhichNothingComesTakesNoMoreRoomThanItMay(String transport) throws TimeoutException {
        var hop = listen(world(true), transport);
        var silent = new ArrayList<Stranger>();
        for (int i = 0; i < 50; i++) {
            // Where TLS is expected, it does not even begin.
            silent.add(new Stranger(world, hop, received::append, false));
        }
        world.settle();
        assertThat(bob.node.openLinks()).isEqualTo(FEW.connectionsOfPeer());
        assertThat(faults()).singleElement().asString().startsWith("No more than 3 connections of ");

        for (var one : silent) {
            world.await(one.closed(), SOON);
        }
        assertThat(bob.node.openLinks()).isZero();
        stranger(hop).send(options("others"));
        awaitReceived("others");
        assertThat(faults()).hasSizeLessThanOrEqualTo(1 + FEW.connectionsOfPeer());
    }

    @Test
    void aFloodOfHandshakesThatAreNoneIsWrittenDownForAWhileOnly() throws TimeoutException {
        var hop = listen(world(true), "tls");
        for (int i = 0; i < 100; i++) {
            var inTheClear = new Stranger(world, hop, received::append, false);
            world.await(inTheClear.ready(), SOON);
            inTheClear.send(options("clear-" + i));
            world.await(inTheClear.closed(), SOON);
        }
        assertThat(journal.entries())
                .hasSize(FEW.faults() + 1)
                .allSatisfy(entry -> assertThat(entry.event()).isInstanceOf(JournalEvent.LinkRefused.class));
        stranger(hop).send(options("others"));
        awaitReceived("others");
    }

    @Test
    void handshakesThatNeverEndAreEnded() throws TimeoutException {
        var hop = listen(world(true), "tls");
        var silent = new Stranger(world, hop, received::append, false);
        world.await(silent.ready(), SOON);

        world.await(silent.closed(), SOON);
        assertThat(bob.node.openLinks()).isZero();
        stranger(hop).send(options("others"));
        awaitReceived("others");
    }

    @Test
    void senderAfterSenderOverUdpIsForgotten() throws TimeoutException {
        var hop = listen(world(true), "udp");
        for (int i = 0; i < 50; i++) {
            var stranger = new Stranger(world, hop, Hop.parse("127.9.0.%d:9/udp".formatted(i + 1)), received::append);
            world.await(stranger.ready(), SOON);
            stranger.send(options("sender-" + i));
            awaitReceived("sender-" + i);
        }
        assertThat(bob.node.peersOverUdp()).isLessThanOrEqualTo(FEW.peers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"198.51.100.7:5060", "127.0.0.1:5060;maddr=198.51.100.7", "127.0.0.1:5060;received=198.51.100.7"
            })
    void noAnswerLeavesTheEstateBecauseAViaSaysSo(String sentBy) throws TimeoutException {
        var hop = listen(world(true), "udp");
        var outside = new Stranger(world, Hop.parse("127.0.0.1:1/udp"), Hop.parse("198.51.100.7:5060/udp"), text -> {
            throw new AssertionError("it got " + text);
        });
        world.await(outside.ready(), SOON);
        var stranger = stranger(hop);
        stranger.send(new String(options("elsewhere"), StandardCharsets.UTF_8)
                .replace("127.0.0.1:9;rport", sentBy)
                .getBytes(StandardCharsets.UTF_8));

        world.await(bob.waitUntilRequests(1), SOON);
        world.settle();
        // Whatever else it says, the address it came from is written into it first (RFC 3261 section 18.2.1).
        assertThat(faults()).hasSize(sentBy.contains("maddr") ? 1 : 0);
    }
}
