package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
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
        }
    }

    @Test
    void liveTimeCannotBeMoved() {
        assertThatThrownBy(() -> world.advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only virtual time");
    }
}
