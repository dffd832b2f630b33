package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.SipFrameDecoder.Broken;
import org.cutover.sip.SipFrameDecoder.Whole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SIP over UDP, in virtual time: what is lost is repeated (RFC 3261 section 17), and what is too large goes another way. */
class DatagramTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Hop ALICE = Hop.parse("127.0.1.10:5060/udp");
    private static final Hop BOB = Hop.parse("127.0.1.20:5060/udp");
    private static final Hop BOB_TCP = Hop.parse("127.0.1.20:5060/tcp");

    private final World world = World.virtual(1);
    private final Journal journal = new Journal(world);
    private final TestNode alice = new TestNode(world, "alice", journal);
    private final TestNode bob = new TestNode(world, "bob", journal);

    @AfterEach
    void endWorld() {
        alice.node.close();
        bob.node.close();
        world.close();
    }

    @Test
    void anInviteIsRepeatedByTimerAUntilTimerB() throws TimeoutException {
        alice.node.listen(ALICE);
        var call = alice.invite(ALICE, BOB);

        world.await(call.timeout(), LONG);

        assertThat(sent("alice", "INVITE")).containsExactly(0L, 500L, 1500L, 3500L, 7500L, 15500L, 31500L);
    }

    @Test
    void anotherRequestIsRepeatedByTimerEUntilTimerF() throws TimeoutException {
        alice.node.listen(ALICE);
        var options = alice.options(ALICE, BOB);

        world.await(options.timeout(), LONG);

        assertThat(sent("alice", "OPTIONS"))
                .startsWith(0L, 500L, 1500L, 3500L, 7500L, 11500L)
                .hasSize(11);
    }

    @Test
    void aProvisionalResponseEndsTheRepetition() throws TimeoutException {
        bothListen();
        bob.onRequest = TestNode.answering(180);
        var call = alice.invite(ALICE, BOB);
        world.await(call.response(180), LONG);

        world.advance(Duration.ofSeconds(40));

        assertThat(sent("alice", "INVITE")).containsExactly(0L);
    }

    @Test
    void anErrorIsRepeatedByTimerGUntilItIsAcknowledged() throws TimeoutException {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(486);
        // Takes all, and acknowledges nothing.
        var got = new ArrayList<String>();
        var mute = world.openDatagrams(
                (NettyLoop) alice.loop, "mute", ALICE, (from, node, bytes) -> got.add(first(bytes)));
        mute.send(BOB, INVITE.getBytes(StandardCharsets.UTF_8), () -> {}, why -> {});

        world.advance(Duration.ofSeconds(40));

        assertThat(got).startsWith("SIP/2.0 486 Busy Here").hasSizeBetween(10, 11);
        assertThat(bob.requests).hasSize(1);
    }

    @Test
    void aRequestThatComesAgainGetsTheSameAnswerAgain() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var got = new ArrayList<String>();
        var client =
                world.openDatagrams((NettyLoop) alice.loop, "x", ALICE, (from, node, bytes) -> got.add(first(bytes)));
        var options = INVITE.replace("INVITE", "OPTIONS").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            client.send(BOB, options, () -> {}, why -> {});
            world.settle();
        }

        assertThat(got).containsExactly("SIP/2.0 200 OK", "SIP/2.0 200 OK", "SIP/2.0 200 OK");
        assertThat(bob.requests).hasSize(1);
    }

    /** RFC 6026 section 7.1: who accepted it repeats the 2xx, not the transaction. */
    @Test
    void anInviteThatComesAgainAfterItsAnswerIsDropped() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var got = new ArrayList<String>();
        var client =
                world.openDatagrams((NettyLoop) alice.loop, "x", ALICE, (from, node, bytes) -> got.add(first(bytes)));
        send(client, INVITE);
        send(client, INVITE);

        assertThat(got).containsExactly("SIP/2.0 200 OK");
        assertThat(bob.requests).hasSize(1);

        // Another caller may have made the same branch.
        send(client, INVITE.replace("127.0.1.10:5060", "127.0.1.10:5070"));
        assertThat(bob.requests).hasSize(2);
    }

    @Test
    void aCancelThatComesAfterTheAnswerIsAnsweredWithItsTag() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var got = new ArrayList<String>();
        var client = world.openDatagrams(
                (NettyLoop) alice.loop,
                "x",
                ALICE,
                (from, node, bytes) -> got.add(new String(bytes, StandardCharsets.UTF_8)));
        send(client, INVITE);
        send(client, INVITE.replace("INVITE", "CANCEL"));
        send(client, INVITE.replace("INVITE", "CANCEL").replace("bKx", "bKy"));

        assertThat(got).hasSize(3);
        assertThat(got.get(1)).startsWith("SIP/2.0 200 ").contains("CSeq: 1 CANCEL");
        assertThat(tag(got.get(1))).isEqualTo(tag(got.get(0)));
        assertThat(got.get(2)).startsWith("SIP/2.0 481 ");
    }

    private static String tag(String response) {
        return new SipResponse(MessageText.read(response)).toTag();
    }

    /** JAIN-SIP takes it to be of the INVITE's transaction. */
    @Test
    void anotherRequestOfTheSameBranchLeavesAnInviteAsItIs() {
        bob.node.listen(BOB);
        bob.onRequest = exchange -> exchange.respond(exchange.request()
                .respond(exchange.request().is("INVITE") ? 180 : 200)
                .build());
        var got = new ArrayList<String>();
        var client =
                world.openDatagrams((NettyLoop) alice.loop, "x", ALICE, (from, node, bytes) -> got.add(first(bytes)));
        send(client, INVITE);
        send(client, INVITE.replace("INVITE", "OPTIONS"));
        send(client, INVITE);

        assertThat(got).containsExactly("SIP/2.0 180 Ringing", "SIP/2.0 200 OK", "SIP/2.0 180 Ringing");
    }

    /** RFC 2543: a branch without the cookie says nothing. */
    @Test
    void callsOfAPeerWhoseBranchIsAlwaysTheSameAreAllAnswered() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var got = new ArrayList<String>();
        var client =
                world.openDatagrams((NettyLoop) alice.loop, "x", ALICE, (from, node, bytes) -> got.add(callId(bytes)));
        var old = INVITE.replace("z9hG4bKx", "1");
        send(client, old);
        send(client, old.replace("good", "second"));
        send(client, old.replace("INVITE", "OPTIONS").replace("good", "third"));
        send(client, old.replace("INVITE", "OPTIONS").replace("good", "fourth"));

        assertThat(got).containsExactly("good", "second", "third", "fourth");
    }

    private static String callId(byte[] bytes) {
        return new SipResponse(MessageText.read(new String(bytes, StandardCharsets.UTF_8))).callId();
    }

    @Test
    void aCancelLeavesNothingToItsSenderAfter5Seconds() throws TimeoutException {
        bothListen();
        bob.onRequest = exchange -> {
            exchange.onCancel(
                    () -> exchange.respond(exchange.request().respond(487).build()));
            exchange.respond(exchange.request().respond(180).build());
        };
        var call = alice.invite(ALICE, BOB);
        world.await(call.response(180), LONG);
        alice.loop.execute(() -> call.exchange().cancel());
        world.await(call.response(487), LONG);

        world.advance(Duration.ofSeconds(6));

        assertThat(alice.node.transactions())
                .as("the INVITE, whose refusal may come again")
                .isEqualTo(1);
    }

    /** Timers J and L: 64*T1. */
    @Test
    void whatWasAnsweredIsForgottenAfter32Seconds() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var client = world.openDatagrams((NettyLoop) alice.loop, "x", ALICE, (from, node, bytes) -> {});
        send(client, INVITE);
        world.advance(Duration.ofSeconds(20));
        send(client, INVITE.replace("INVITE", "OPTIONS").replace("bKx", "bKy"));
        assertThat(bob.node.transactions()).isEqualTo(2);

        world.advance(Duration.ofSeconds(12));
        assertThat(bob.node.transactions()).isEqualTo(1);

        world.advance(Duration.ofSeconds(20));
        assertThat(bob.node.transactions()).isZero();
    }

    /** Timer K: T4. */
    @Test
    void whoAskedForgetsTheAnswerAfter5Seconds() throws TimeoutException {
        bothListen();
        bob.onRequest = TestNode.answering(200);
        var options = alice.options(ALICE, BOB);
        world.await(options.response(200), LONG);
        assertThat(alice.node.transactions()).isEqualTo(1);

        world.advance(Duration.ofSeconds(5));

        assertThat(alice.node.transactions()).isZero();
        assertThat(options.statuses()).containsExactly(200);
    }

    @Test
    void aResponseGoesWhereTheViaSays() {
        bob.node.listen(BOB);
        bob.onRequest = TestNode.answering(200);
        var here = new ArrayList<String>();
        var there = new ArrayList<String>();
        var loop = (NettyLoop) alice.loop;
        var client = world.openDatagrams(loop, "x", ALICE, (from, node, bytes) -> here.add(first(bytes)));
        world.openDatagrams(
                loop, "y", Hop.parse("127.0.1.10:5080/udp"), (from, node, bytes) -> there.add(first(bytes)));
        var options = INVITE.replace("INVITE", "OPTIONS");

        // RFC 3261 section 18.2.2: to the address it came from, at the port of the sent-by.
        send(client, options.replace("127.0.1.10:5060", "gw.contoso.com:5080"));
        assertThat(there).hasSize(1);
        // RFC 3581: unless it asks for the port it came from.
        send(
                client,
                options.replace("127.0.1.10:5060", "gw.contoso.com:5080;rport").replace("bKx", "bKy"));
        assertThat(here).hasSize(1);
        assertThat(bob.requests.get(1).request().headers("Via"))
                .containsExactly("SIP/2.0/UDP gw.contoso.com:5080;rport=5060;branch=z9hG4bKy;received=127.0.1.10");
        // maddr goes before both.
        send(
                client,
                options.replace("127.0.1.10:5060", "9.9.9.9:5080;maddr=127.0.1.10")
                        .replace("bKx", "bKz"));
        assertThat(there).hasSize(2);
    }

    @Test
    void aRequestOfMoreThan1300BytesGoesOverTcpWhereThePeerHasIt() throws TimeoutException {
        bothListen();
        bob.node.listen(BOB_TCP);
        bob.onRequest = TestNode.answering(200);

        world.await(alice.send(large(), ALICE, BOB).response(200), LONG);

        var request = bob.requests.get(0);
        assertThat(request.local()).isEqualTo(BOB_TCP);
        assertThat(request.request().headers("Via").get(0)).startsWith("SIP/2.0/TCP ");
        assertThat(faults()).isEmpty();
    }

    @Test
    void elseItGoesAsADatagramAndThatIsNoted() throws TimeoutException {
        bothListen();
        bob.onRequest = TestNode.answering(200);

        world.await(alice.send(large(), ALICE, BOB).response(200), LONG);

        assertThat(bob.requests.get(0).local()).isEqualTo(BOB);
        assertThat(faults())
                .singleElement()
                .asString()
                .matches("A request of 1[0-9]{3} bytes goes over UDP: .*no TCP\\.");
    }

    @Test
    void aDatagramEndsWhereItsContentLengthSays() {
        var head = "OPTIONS sip:bob SIP/2.0\r\nContent-Length: 2\r\n\r\n";
        assertThat(cut(head + "abcd")).isEqualTo(head + "ab");
        assertThat(cut("\r\n\r\n" + head + "ab")).isEqualTo(head + "ab");
        assertThat(cut("OPTIONS sip:bob SIP/2.0\r\nX: 1\r\n\r\nall of it")).endsWith("all of it");
        assertThat(cut(head + "a")).isEqualTo("broken: its Content-Length is not that of its body, 1 bytes");
        assertThat(cut("OPTIONS sip:bob SIP/2.0\r\n")).isEqualTo("broken: its headers do not end");
        assertThat(DatagramWire.cut("\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(DatagramWire.cut(new byte[0])).isEmpty();
    }

    private static String cut(String datagram) {
        var frame = DatagramWire.cut(datagram.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return frame instanceof Whole whole
                ? new String(whole.bytes(), StandardCharsets.UTF_8)
                : "broken: " + ((Broken) frame).why();
    }

    private static final String INVITE = """
            INVITE sip:bob@contoso.com SIP/2.0
            Via: SIP/2.0/UDP 127.0.1.10:5060;branch=z9hG4bKx
            From: <sip:x@contoso.com>;tag=1
            To: <sip:bob@contoso.com>
            Call-ID: good
            CSeq: 1 INVITE
            Max-Forwards: 70

            """.replace("\n", "\r\n");

    private void bothListen() {
        alice.node.listen(ALICE);
        bob.node.listen(BOB);
    }

    private void send(Datagrams from, String text) {
        from.send(BOB, text.getBytes(StandardCharsets.UTF_8), () -> {}, why -> {});
        world.settle();
    }

    private static String first(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    private SipRequest large() {
        return SipRequest.request("MESSAGE", "sip:bob@contoso.com")
                .set("From", "<sip:alice@contoso.com>;tag=1")
                .set("To", "<sip:bob@contoso.com>")
                .set("Call-ID", "large")
                .set("CSeq", "1 MESSAGE")
                .body("text/plain", "x".repeat(1100))
                .build();
    }

    /** When the node sent requests of that method: milliseconds since the world began. */
    private List<Long> sent(String node, String method) {
        var begin = journal.entries().get(0).at();
        return journal.entries().stream()
                .filter(entry -> entry.event() instanceof JournalEvent.Message message
                        && message.endpoint().equals(node)
                        && message.direction() == JournalEvent.Direction.SENT
                        && message.method().equals(method)
                        && message.status() == 0)
                .map(entry -> Duration.between(begin, entry.at()).toMillis())
                .toList();
    }

    private List<String> faults() {
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Fault.class::isInstance)
                .map(event -> ((JournalEvent.Fault) event).why())
                .toList();
    }
}
