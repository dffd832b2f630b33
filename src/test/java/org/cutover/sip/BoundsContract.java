package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;

/** A node of small bounds, and strangers who talk to it. */
abstract class BoundsContract {

    static final Duration SOON = Duration.ofSeconds(20);
    static final Bounds FEW = new Bounds(5, 3, 4, 10, 100_000, Duration.ofSeconds(2), Duration.ofHours(1), 15);

    World world;
    Journal journal;
    TestNode bob;
    final StringBuffer received = new StringBuffer();

    Hop listen(World in, String transport) {
        world = in;
        world.bounds(FEW);
        journal = new Journal(world);
        bob = new TestNode(world, "bob", journal);
        bob.onRequest = TestNode.answering(200);
        var hop = Hop.parse("127.0.1.20:5060/" + transport);
        bob.node.listen(hop);
        return hop;
    }

    static World world(boolean virtual) {
        return virtual ? World.virtual(1, Security.REAL) : World.live(PortPlan.EPHEMERAL);
    }

    @AfterEach
    void nothingIsLeft() {
        bob.node.close();
        assertThat(bob.node.openLinks()).as("connections").isZero();
        assertThat(bob.node.transactions()).as("transactions").isZero();
        world.close();
    }

    Stranger stranger(Hop to) throws TimeoutException {
        var stranger = new Stranger(world, to, received::append, to.transport().equals("tls"));
        world.await(stranger.ready(), SOON);
        return stranger;
    }

    static byte[] options(String callId) {
        return BadInputContract.GOOD.replace("good", callId).getBytes(StandardCharsets.UTF_8);
    }

    void awaitReceived(String text) throws TimeoutException {
        world.await(bob.waitUntil(() -> received.indexOf(text) >= 0), SOON);
    }

    List<String> faults() {
        world.settle();
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Fault.class::isInstance)
                .map(event -> ((JournalEvent.Fault) event).why())
                .toList();
    }
}
