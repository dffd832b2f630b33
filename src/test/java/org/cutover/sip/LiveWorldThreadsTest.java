package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Counts the threads of the whole Java process, so no other test runs beside it. */
@Isolated
class LiveWorldThreadsTest {

    private static final Hop HERE = new Hop("127.0.1.1", 5060, "tcp");
    private static final Hop THERE = new Hop("127.0.1.2", 5060, "tcp");

    @Test
    void noThreadOutlivesTheWorld() throws Exception {
        try (var world = World.live(PortPlan.EPHEMERAL)) {
            var alice = new TestNode(world, "alice", new Journal(world));
            var bob = new TestNode(world, "bob", new Journal(world));
            alice.node.listen(HERE);
            bob.node.listen(THERE);
            bob.onRequest = TestNode.answering(200);
            world.await(alice.options(HERE, THERE).response(200), Duration.ofSeconds(10));
            alice.node.close();
            bob.node.close();
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread ->
                        thread.getName().startsWith("sip-") || thread.getName().startsWith("EventScanner"))
                .isEmpty();
    }
}
