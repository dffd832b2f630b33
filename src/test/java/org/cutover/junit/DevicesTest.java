package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.cutover.interop.Installed;
import org.cutover.interop.Sipp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real devices within a test: a SIPp in place of a gateway. */
@TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "make-default", live = true)
class DevicesTest {

    @TempDir
    private Path folder;

    @Test
    void callsGoOutByTheRealGateway(Testbed testbed) throws IOException {
        var at = free();
        testbed.replace("sea-gw", at.address() + ":" + at.port() + "/udp");
        try (var gateway = Sipp.waiting("answers", folder, at)) {
            var call = testbed.user("alice").dial("9 555 0123");

            assertThat(call).wasAnswered().wentThrough("sea-gw").hasCalledNumber("+14255550123");
            call.hangUp();

            assertThat(call).wasCompleted();
            gateway.hasPlayedIt("");
        }
    }

    @Test
    void andComeInByIt(Testbed testbed) throws IOException {
        var at = free();
        var device = testbed.replace("sea-gw", at.address() + ":" + at.port() + "/udp");
        var alice = testbed.user("alice");
        try (var gateway = Sipp.calling("calls", folder, at, device.peer(), "+14255550101")) {
            assertThat(alice).wasCalled(1);

            gateway.hasPlayedIt("");
        }
    }

    @Test
    void aGatewayThatAStepBringsIsRealFromTheFirst(Testbed testbed) throws IOException {
        var at = free();
        testbed.replace("w15-gw", at.address() + ":" + at.port() + "/udp");
        testbed.takeStepsUntil("move-routes");
        try (var gateway = Sipp.waiting("answers", folder, at)) {
            var call = testbed.user("bob").dial("9 555 0123");

            assertThat(call).wasAnswered().wentBy("lync-pool").wentThrough("w15-gw");
            call.hangUp();

            gateway.hasPlayedIt("");
        }
    }

    @Test
    void oneThatDoesNotAnswerIsNamedWithItsAddress(Testbed testbed) {
        testbed.replace("sea-gw", "127.77.6.9:5070/udp");

        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call).leg("ocs-med", "sea-gw").invite();

        assertThatThrownBy(() -> assertThat(call).within(Duration.ZERO).wasAnswered())
                .hasMessageContaining(
                        "sea-gw.contoso.com is a real device at 127.77.6.9:5070/udp, and nothing came from it.");
    }

    @Test
    void callsFromTheNetworkBehindOneAreItsOwn(Testbed testbed) {
        testbed.replace("sea-gw", "127.77.6.9:5070/udp");

        assertThatThrownBy(() -> testbed.number("+14255550123").dial("+14255550101"))
                .hasMessage(
                        "Nobody here can place this call: calls to +14255550101 come in by sea-gw.contoso.com, a real device (127.77.6.9:5070/udp). Call from the network behind it.");
    }

    @Test
    void whatCannotBeReplacedIsSaid(Testbed testbed) {
        assertThatThrownBy(() -> testbed.replace("see-gw", "127.0.0.1:5070/udp"))
                .hasMessage("There is no gateway, server or user \"see-gw\". Did you mean \"sea-gw.contoso.com\"?");
        assertThatThrownBy(() -> testbed.replace("sea-gw", "127.0.0.1"))
                .hasMessage(
                        "sea-gw=127.0.0.1: write it like testbed.replace(\"sea-gw.contoso.com\", \"192.0.2.7:5060/tcp\"), with udp, tcp or tls.");
        assertThatThrownBy(() -> testbed.replace("sea-gw", "192.0.2.7:5060/tcp"))
                .hasMessageContaining("cannot reach each other: one of the two is on the loopback.")
                .hasMessageNotContaining("--");

        testbed.user("alice");

        assertThatThrownBy(() -> testbed.replace("sea-gw", "127.0.0.1:5070/udp"))
                .hasMessageContaining("Put devices in before anything else.");
    }

    @Test
    @TestbedTest(deployment = "contoso/before")
    void thereAreNoDevicesInVirtualTime(Testbed testbed) {
        assertThatThrownBy(() -> testbed.replace("sea-gw", "127.0.0.1:5070/udp"))
                .hasMessage("Real devices take part in real time only. Say live = true.");
    }

    private static Sipp.Device free() throws IOException {
        Installed.program("sipp", "sip-tester");
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return new Sipp.Device("127.0.0.1", socket.getLocalPort(), "udp");
        }
    }
}
