package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.cutover.journal.Journal;
import org.junit.jupiter.api.Test;

class LiveSipNodeTest extends StreamContract {

    @Override
    String transport() {
        return "tcp";
    }

    @Override
    World newWorld() {
        return World.live(PortPlan.EPHEMERAL);
    }

    @Test
    void aPortInUseIsSaidWithWhatToDo() throws Exception {
        try (var taken = new ServerSocket();
                var modelled = World.live(PortPlan.AS_MODELLED)) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            var hop = new Hop("127.0.0.1", taken.getLocalPort(), "tcp");
            var carol = new TestNode(modelled, "carol", new Journal(modelled));

            assertThatThrownBy(() -> carol.node.listen(hop))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("carol cannot listen on " + hop)
                    .hasMessageContaining("Stop the program that has it");
        }
    }

    @Test
    void aPortInUseForDatagramsIsSaidToo() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                var modelled = World.live(PortPlan.AS_MODELLED)) {
            var hop = new Hop("127.0.0.1", taken.getLocalPort(), "udp");
            var carol = new TestNode(modelled, "carol", new Journal(modelled));

            assertThatThrownBy(() -> carol.node.listen(hop))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("carol cannot listen on " + hop);
        }
    }

    @Test
    void asModelledMeansTheAddressAndPortOfTheModelWhereTheSystemHasThem() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var modelled = World.live(PortPlan.AS_MODELLED)) {
            var dave = new TestNode(modelled, "dave", new Journal(modelled));
            var erin = new TestNode(modelled, "erin", new Journal(modelled));
            var hop = new Hop("127.0.1.77", port, "tcp");
            dave.onRequest = TestNode.answering(200);
            dave.node.listen(hop);

            modelled.await(erin.options(aliceHop, hop).response(200), SOON);
            assertThat(dave.requests.get(0).peer()).isEqualTo(new Peer("erin", aliceHop.host()));
            var socket = (InetSocketAddress) modelled.addresses().socketOf(hop).orElseThrow();
            assertThat(socket.getHostString() + ":" + socket.getPort())
                    .matches(at -> at.equals(hop.address()) || at.startsWith("127.0.0.1:"));
            dave.node.close();
            erin.node.close();
        }
    }

    /** RFC 5923: devices without a port of their own name the end of the connection that they have opened. */
    @Test
    void whatIsForTheFarEndOfAConnectionGoesByIt() throws Exception {
        alice.node.listen(aliceHop);
        var listening = (InetSocketAddress) world.addresses().socketOf(aliceHop).orElseThrow();
        try (var device = new Socket(listening.getAddress(), listening.getPort())) {
            device.setSoTimeout((int) SOON.toMillis());
            var in = new BufferedReader(new InputStreamReader(device.getInputStream(), StandardCharsets.US_ASCII));
            device.getOutputStream()
                    .write(("OPTIONS sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1\r\n"
                                    + "Max-Forwards: 70\r\nFrom: <sip:d@127.0.0.1>;tag=1\r\nTo: <sip:alice@127.0.0.1>\r\n"
                                    + "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            world.await(alice.waitUntilRequests(1), SOON);

            alice.options(aliceHop, new Hop("127.0.0.1", device.getLocalPort(), "tcp"));

            assertThat(in.lines().filter(line -> line.startsWith("OPTIONS ")).findFirst())
                    .isPresent();
        }
    }

    /** Linux holds a hundred of them at most, if it is not asked for more. */
    @Test
    void aBurstOfDatagramsWaitsUntilTheLoopIsFree() throws Exception {
        int burst = 120;
        var hop = new Hop(aliceHop.host(), aliceHop.port(), "udp");
        alice.onRequest = TestNode.answering(200);
        alice.node.listen(hop);
        var listening = (InetSocketAddress) world.addresses().socketOf(hop).orElseThrow();
        var free = new CountDownLatch(1);
        alice.loop.execute(() -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var device = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < burst; i++) {
                var text = ("OPTIONS sip:alice@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%d\r\n"
                                + "Max-Forwards: 70\r\nFrom: <sip:d@127.0.0.1>;tag=1\r\nTo: <sip:alice@127.0.0.1>\r\n"
                                + "Call-ID: %2$d\r\nCSeq: 1 OPTIONS\r\nSubject: %s\r\n\r\n")
                        .formatted(device.getLocalPort(), i, "a".repeat(1000))
                        .getBytes(StandardCharsets.US_ASCII);
                device.send(new DatagramPacket(text, text.length, listening));
            }
            free.countDown();

            world.await(alice.waitUntilRequests(burst), SOON);
        }
    }

    @Test
    void liveTimeCannotBeMoved() {
        assertThatThrownBy(() -> world.advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only virtual time");
    }
}
