package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that peers can make a node keep: too many of them, and those on which nothing comes or goes. */
class ConnectionBoundsTest extends BoundsContract {

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
}
