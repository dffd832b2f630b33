package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.journal.JournalEvent;
import org.cutover.sip.Hop;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that keep to the grammar of SIP, and to nothing else. What they send makes no server stumble, leads none out of the estate,
 * and leaves nothing behind; other calls go on.
 */
class HostilePeersTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String GATEWAY = "gw1.fabrikam.com";
    private static final String MEDIATION = "med1.fabrikam.com";
    private static final int TRIES = 150;

    private static final List<String> HEADERS = List.of(
            "Contact",
            "Record-Route",
            "Route",
            "Max-Forwards",
            "Session-Expires",
            "Min-SE",
            "Require",
            "Proxy-Require",
            "Supported",
            "RSeq",
            "RAck",
            "Reason",
            "Refer-To",
            "Referred-By",
            "Replaces",
            "Priority",
            "Content-Type",
            "P-Asserted-Identity",
            "History-Info",
            "Diversion",
            "Privacy",
            "Retry-After",
            "Warning",
            "Expires",
            "Allow",
            "Cutover-Trunk",
            "Cutover-Rule",
            "ms-diagnostics",
            "Content-Disposition",
            "Subject",
            "Organization");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "*",
            ";",
            ",,,",
            "=",
            "\"",
            "\"quoted\"",
            "<>",
            "<sip:>",
            "sip:x",
            "<sip:x@198.51.100.7:5060;transport=udp;lr>",
            "<sip:198.51.100.7;lr>, <sip:203.0.113.9>",
            "<tel:+1>",
            "<isbn:1>",
            "<sip:%00@contoso.com?Route=%3Csip:evil%3E>",
            "<sip:[::1]:5060;transport=tls>",
            "sip:a@b;c=d;e",
            "100rel, timer",
            "nobody-knows-this",
            "1 1 INVITE",
            "1",
            "90;refresher=uac",
            "90;refresher=nobody",
            "Q.850;cause=x",
            "SIP;cause=200;text=\"",
            "a@b;from-tag=c;to-tag=d",
            "application/sdp",
            "multipart/mixed;boundary=x",
            "text/plain; charset=\u202Eutf",
            "a\u0085b\u2028c\u009B2J",
            "12006;source=\"x\";reason=",
            "x".repeat(3000),
            "+14255550123",
            "anonymous");

    private static final List<String> BODIES = List.of(
            "",
            "v=0\r\n",
            "v=1\r\no=- 0 0 IN IP4 1.1.1.1\r\ns=-\r\nt=0 0\r\n",
            "m=audio 99999999 RTP/AVP 0\r\n",
            "v=0\r\no=- 0 0 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 1000 RTP/AVP 0\r\n",
            "v=0\r\no=- 0 0 IN IP4 1.1.1.1\r\ns=-\r\nc=IN IP4 1.1.1.1\r\nt=0 0\r\nm=audio -1 RTP/AVP x y\r\na=rtpmap:\r\na=rtpmap:z\r\n",
            "v=0\r\no=- 0 0 IN IP4 1.1.1.1\r\ns=-\r\nc=IN IP4 1.1.1.1\r\nt=0 0\r\nm=audio 0 RTP/AVP 0\r\n",
            "v=0\r\no=- 0 0 IN IP6 ::1\r\ns=-\r\nc=IN IP6 ::1\r\nt=0 0\r\nm=video 9 RTP/AVP 34\r\n",
            "\u0000\u0001\u0002",
            "v=0\r\n" + "a=x\r\n".repeat(5000));

    private Testbed testbed;
    private RawPeer peer;
    private int unsent;

    private void start(Deployment deployment, String as) {
        testbed = Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL);
        testbed.server(as).stop();
        var gateway = deployment.topology().findGateway(as);
        var addresses = testbed.environment().addresses();
        var at = gateway.map(found -> addresses.hop(as, found.listener()))
                .orElseGet(() -> new Hop(addresses.of(as), 5070, "tls"));
        peer = new RawPeer(testbed.environment(), as, at);
    }

    @AfterEach
    void nothingIsLeftAndTheNextCallIsPutThrough() {
        peer.node.close();
        // Every timer of a call and of a transaction has run out by then.
        testbed.advance(Duration.ofHours(2));
        assertThat(testbed.remains()).isEmpty();
        assertThat(testbed.environment().world().hasTimers())
                .as("a timer is left")
                .isFalse();
        if (!testbed.environment().health().isStopped("fe1.fabrikam.com")) {
            testbed.server(GATEWAY).restart();
            testbed.server(MEDIATION).restart();
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call.awaitAnswered(SOON)).as("another call").isTrue();
            call.hangUp();
            assertThat(call.awaitOver(SOON)).isTrue();
            testbed.advance(Duration.ofMinutes(5));
            assertThat(testbed.remains()).isEmpty();
        }
        assertThat(placesSentTo()).allMatch(place -> place.startsWith("127."));
        testbed.close();
    }

    private List<String> placesSentTo() {
        return testbed.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .filter(message -> message.direction() == JournalEvent.Direction.SENT)
                .map(JournalEvent.Message::remote)
                .distinct()
                .toList();
    }

    private static <T> T any(Random dice, List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    /** A few headers that mean nothing, and perhaps a body. */
    private static <B extends SipMessage.Builder<B>> B spoilt(Random dice, B message) {
        var spoilt = message;
        for (int i = 0; i < 1 + dice.nextInt(4); i++) {
            var header = any(dice, HEADERS);
            var value = any(dice, VALUES);
            spoilt = dice.nextBoolean() ? spoilt.set(header, value) : spoilt.add(header, value);
        }
        if (dice.nextInt(3) == 0) {
            spoilt = spoilt.body(dice.nextInt(4) == 0 ? "text/plain" : "application/sdp", any(dice, BODIES));
        }
        return spoilt;
    }

    /** Sends what can be sent: what this program would not write itself is no matter here. */
    private void send(SipRequest.Builder request, Hop to) {
        peer.loop.execute(() -> {
            try {
                peer.node.send(request.build(), peer.local, to, peer);
            } catch (IllegalArgumentException notToBeWritten) {
                unsent++;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void requestsOfAGateway(long seed) {
        start(Fabrikam.plain(), GATEWAY);
        requests(new Random(seed), List.of(MEDIATION, "med2.fabrikam.com"), true);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void requestsOfAMediationServer(long seed) {
        start(Fabrikam.plain(), MEDIATION);
        requests(new Random(seed), List.of("fe1.fabrikam.com", "fe2.fabrikam.com", "gw2.fabrikam.com"), false);
    }

    private void requests(Random dice, List<String> servers, boolean mediation) {
        testbed.user("alice");
        testbed.user("bob");
        for (int i = 0; i < TRIES; i++) {
            var server = any(dice, servers);
            var topology = testbed.deployment().topology();
            var listener = topology.findGateway(server)
                    .map(gateway -> gateway.listener())
                    .orElseGet(() -> mediation
                            ? topology.findTrunk(GATEWAY).orElseThrow().mediationListener()
                            : topology.pools().get(0).release().ports().frontEnd());
            var to = testbed.environment().addresses().hop(server, listener);
            var method = any(
                    dice,
                    List.of(
                            "INVITE",
                            "INVITE",
                            "INVITE",
                            "OPTIONS",
                            "REGISTER",
                            "REFER",
                            "UPDATE",
                            "PRACK",
                            "BYE",
                            "INFO",
                            "ODD"));
            var request = SipRequest.request(
                            method, any(dice, List.of("sip:+12535550102@", "sip:bob@", "sip:", "sip:%00@")) + server)
                    .set("From", "<sip:+12535550199@%s>;tag=%d".formatted(GATEWAY, i))
                    .set("To", "<sip:+12535550102@%s>%s".formatted(server, dice.nextInt(4) == 0 ? ";tag=none" : ""))
                    .set("Call-ID", "hostile-" + i)
                    .set("CSeq", (1 + dice.nextInt(3)) + " " + method)
                    .set("Contact", peer.contact());
            send(spoilt(dice, request), to);
            testbed.settle();
        }
        assertThat(peer.responses).as("answered").hasSizeGreaterThan(TRIES / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void responsesOfAGateway(long seed) {
        start(Fabrikam.plain(), GATEWAY);
        var dice = new Random(seed);
        peer.onRequest = exchange -> {
            for (int i = 0; i < 1 + dice.nextInt(3); i++) {
                int status = any(dice, List.of(180, 183, 183, 199, 200, 200, 202, 302, 404, 422, 486, 491, 503, 699));
                try {
                    exchange.respond(
                            spoilt(dice, exchange.request().respond(status).set("Contact", peer.contact()))
                                    .build());
                } catch (IllegalArgumentException notToBeWritten) {
                    unsent++;
                }
            }
        };
        for (int i = 0; i < 40; i++) {
            var call = testbed.user("alice").dial("9 555 0123");
            call.awaitAnswered(SOON);
            call.hangUp();
            call.awaitOver(Duration.ofSeconds(80));
            testbed.settle();
        }
        assertThat(peer.requests).isNotEmpty();
    }

    @Test
    void invitesWithoutAckEnd() {
        start(Fabrikam.plain(), GATEWAY);
        var to = testbed.environment()
                .addresses()
                .hop(
                        MEDIATION,
                        testbed.deployment()
                                .topology()
                                .findTrunk(GATEWAY)
                                .orElseThrow()
                                .mediationListener());
        testbed.user("bob");
        for (int i = 0; i < 100; i++) {
            send(
                    SipRequest.request("INVITE", "sip:+12535550102@" + MEDIATION)
                            .set("From", "<sip:+12535550199@%s>;tag=%d".formatted(GATEWAY, i))
                            .set("To", "<sip:+12535550102@%s>".formatted(MEDIATION))
                            .set("Call-ID", "flood-" + i)
                            .set("CSeq", "1 INVITE")
                            .set("Contact", peer.contact())
                            .body("application/sdp", LegContract.AUDIO.text()),
                    to);
        }
        testbed.settle();
        assertThat(peer.responses).isNotEmpty();
    }
}
