package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers can make a node keep or write down, and what happens when they ask for more. */
class BoundsTest extends BoundsContract {

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
