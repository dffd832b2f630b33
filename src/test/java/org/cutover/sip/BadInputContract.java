package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node does with bytes that no SIP program should send. */
abstract class BadInputContract {

    static final Duration SOON = Duration.ofSeconds(5);
    static final String GOOD = """
            OPTIONS sip:bob@contoso.com SIP/2.0
            Via: SIP/2.0/TCP 127.0.0.1:9;rport;branch=z9hG4bKgood
            From: <sip:x@contoso.com>;tag=1
            To: <sip:bob@contoso.com>
            Call-ID: good
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """.replace("\n", "\r\n");

    World world;
    private Journal journal;
    TestNode bob;
    private Stranger stranger;
    private volatile Reply reply = new Reply("nothing");

    /** Waits for a text among the bytes that come back. */
    private static final class Reply {
        private final String expected;
        private final CompletableFuture<String> came = new CompletableFuture<>();
        private String soFar = "";

        Reply(String expected) {
            this.expected = expected;
        }

        synchronized void add(String text) {
            soFar += text;
            if (soFar.contains(expected)) {
                came.complete(soFar);
            }
        }
    }

    abstract World newWorld();

    abstract String transport();

    @BeforeEach
    void connectAStranger() throws TimeoutException {
        world = newWorld();
        journal = new Journal(world);
        bob = new TestNode(world, "bob", journal);
        bob.onRequest = TestNode.answering(200);
        var bobHop = Hop.parse("127.0.1.20:5060/" + transport());
        bob.node.listen(bobHop);
        stranger = new Stranger(world, bobHop, bytes -> reply.add(bytes));
        world.await(stranger.ready(), SOON);
    }

    @AfterEach
    void endWorld() {
        bob.node.close();
        world.close();
    }

    @Test
    void aStrangerIsAnsweredAndKnownByItsAddress() throws TimeoutException {
        assertThat(sendAndAwait(GOOD, "SIP/2.0 200 OK")).contains("Call-ID: good");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aViaOfATransportThatNobodyListensOnIsAnswered() throws TimeoutException {
        for (var other : List.of("UDP", "TLS", "TCP", "SCTP", "WS")) {
            var request = GOOD.replace("SIP/2.0/TCP", "SIP/2.0/" + other).replace("z9hG4bKgood", "z9hG4bK" + other);
            assertThat(sendAndAwait(request, "SIP/2.0 200 OK")).contains("SIP/2.0/" + other);
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void whereARequestCameFromIsWrittenIntoItsVia() throws TimeoutException {
        var request = GOOD.replace("127.0.0.1:9;", "gw.contoso.com:9;");
        assertThat(sendAndAwait(request, "SIP/2.0 200 OK")).contains("Via: SIP/2.0/TCP gw.contoso.com:9;");
        var via = bob.requests.get(0).request().headers("Via").get(0);
        if (stranger.hasAddress()) {
            // RFC 3261 section 18.2.1, RFC 3581 section 4.
            assertThat(via).matches(".*;rport=[0-9]+;.*").endsWith(";received=127.0.0.1");
        } else {
            assertThat(via).endsWith(";rport;branch=z9hG4bKgood");
        }
    }

    @Test
    void aRequestThatTransactionsCannotReadIsABadRequest() throws TimeoutException {
        for (var bad : List.of(
                GOOD.replace("CSeq: 1 OPTIONS", "CSeq: one OPTIONS"),
                GOOD.replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE"),
                GOOD.replace("From:", "Form:"),
                GOOD.replace("sip:bob@contoso.com SIP/2.0", "sip:bob @contoso.com SIP/2.0"),
                GOOD.replace("From: <sip:x@contoso.com>", "From: <<<sip:x@contoso.com>"),
                GOOD.replace("To: <sip:bob@contoso.com>", "To: <sip:>"),
                GOOD.replace("127.0.0.1:9;", "127.0.0.1:nine;"))) {
            assertThat(sendAndAwait(bad, "SIP/2.0 400 Bad Request")).contains("Call-ID: good");
        }
        assertThat(bob.requests).isEmpty();
        assertThat(faults()).hasSize(7);
        assertThat(sendAndAwait(GOOD, "SIP/2.0 200 OK")).contains("Call-ID: good");
    }

    @Test
    void whatCannotBeAnsweredIsDroppedAndTheNextMessageIsRead() throws TimeoutException {
        send("SIP/2.0 2oo OK\r\nContent-Length: 0\r\n\r\n");
        send("\u0000\u0001 what\r\nContent-Length: 3\r\n\r\nabc");
        send(GOOD.replace("Via:", "Vai:"));
        send(GOOD.replace("OPTIONS", "ACK").replace("CSeq: 1 ACK", "CSeq: 1 BYE"));
        send("SIP/2.0 200 OK\r\nVia: \r\nFrom: \r\nContent-Length: 0\r\n\r\n");

        assertThat(sendAndAwait(GOOD, "SIP/2.0 200 OK")).doesNotContain("SIP/2.0 400");
        assertThat(faults()).hasSize(5);
    }

    @Test
    void bytesThatAreNoTextAreKeptAsBytes() throws TimeoutException {
        var request = GOOD.replace("Content-Length: 0", "Content-Length: 2").getBytes(StandardCharsets.UTF_8);
        reply = new Reply("SIP/2.0 200 OK");
        var whole = Arrays.copyOf(request, request.length + 2);
        whole[request.length] = (byte) 0xC3;
        whole[request.length + 1] = (byte) 0x28;
        stranger.send(whole);
        world.await(reply.came, SOON);

        assertThat(journal.entries())
                .map(entry -> entry.event())
                .filteredOn(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .first()
                .satisfies(message -> {
                    assertThat(message.base64()).isNotNull();
                    assertThat(message.text()).endsWith("\uFFFD(");
                });
    }

    @Test
    void aCancelOfNothingIsAnswered481() throws TimeoutException {
        var cancel = GOOD.replace("OPTIONS", "CANCEL");
        assertThat(sendAndAwait(cancel, "SIP/2.0 481 Call/Transaction Does Not Exist"))
                .contains("tag=");
        // An old client's, without a branch to find the INVITE by (RFC 2543).
        assertThat(sendAndAwait(cancel.replace(";branch=z9hG4bKgood", ""), "SIP/2.0 481"))
                .contains("tag=");
        assertThat(faults()).isEmpty();
    }

    /** Comes when the other end has closed the connection. */
    CompletableFuture<Boolean> closed() {
        return stranger.closed();
    }

    void send(String text) {
        stranger.send(text.getBytes(StandardCharsets.UTF_8));
    }

    String sendAndAwait(String text, String expected) throws TimeoutException {
        reply = new Reply(expected);
        send(text);
        return world.await(reply.came, SOON);
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
