package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with real devices and addresses is said before anything starts, all of it at once. */
class RealDeviceOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void namesThatNothingHasAreSaidWithTheNearest() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve",
                        "contoso/before",
                        "--replace",
                        "sea-gww=127.0.0.1:5060/tcp",
                        "--only",
                        "ocs-meed",
                        "--bind",
                        "alize=127.0.0.1"))
                .isEqualTo(3);

        assertThat(terminal.err().lines())
                .containsExactlyInAnyOrder(
                        "--replace: There is no gateway, server or user \"sea-gww\". Did you mean \"sea-gw.contoso.com\"?",
                        "--bind: There is no gateway, server or user \"alize\". Did you mean \"alice\"?",
                        "--only: There is no endpoint \"ocs-meed\". Did you mean \"ocs-med.contoso.com\"?");
    }

    @Test
    void addressesThatAreNoneAreSaidWithHowTheyAreWritten() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve",
                        "contoso/before",
                        "--replace",
                        "sea-gw",
                        "--replace",
                        "dal-gw=127.0.0.1:70000/tcp",
                        "--replace",
                        "dal-gw=127.0.0.1:5060/sctp",
                        "--replace",
                        "ocs-med=127.0.0.1:5099/tcp",
                        "--replace",
                        "sea-gw=no-such-host.invalid:5060/tcp",
                        "--bind",
                        "dal-ocs-med=127.0.0.1:5099"))
                .isEqualTo(3);

        assertThat(terminal.err())
                .contains("--replace sea-gw: write it like --replace sea-gw.contoso.com=192.0.2.7:5060/tcp")
                .contains("70000 is out of range. Ports run from 1 to 65535.")
                .contains("\"5060/sctp\" is no port with its transport")
                .contains("ocs-med.contoso.com listens on 5061/tls, 5060/tcp, and so must the real one.")
                .contains("there is no host no-such-host.invalid.")
                .contains("dal-ocs-med.contoso.com has the ports of the deployment");
    }

    @Test
    void anEstateIsOnIpv4Alone() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve", "contoso/before", "--replace", "sea-gw=[::1]:5060/tcp", "--bind", "ocs-med=[::1]"))
                .isEqualTo(3);

        assertThat(terminal.err().lines())
                .containsExactlyInAnyOrder(
                        "--replace sea-gw=[::1]:5060/tcp: an estate is on IPv4 alone here. Name an IPv4 address.",
                        "--bind ocs-med=[::1]: an estate is on IPv4 alone here. Name an IPv4 address.");
    }

    @Test
    void nothingIsInTwoPlaces() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve",
                        "contoso/before",
                        "--replace",
                        "sea-gw=127.0.0.1:5060/tcp",
                        "--replace",
                        "dal-gw=127.0.0.1:5060/tcp",
                        "--replace",
                        "sea-gw=127.0.0.1:5061/udp",
                        "--only",
                        "sea-gw,ocs-pool",
                        "--bind",
                        "sea-gw=127.0.0.9"))
                .isEqualTo(3);

        assertThat(terminal.err())
                .contains("--replace names sea-gw.contoso.com twice.")
                .contains("sea-gw.contoso.com is in --only and in --replace: it runs here, or is a real device.")
                .contains("sea-gw.contoso.com is in --bind and in --replace: it runs here, or is a real device.")
                .contains("sea-gw.contoso.com and dal-gw.contoso.com cannot be all at 127.0.0.1:5060.");
    }

    @Test
    void devicesThatDoNotAnswerAndPortsThatAreTakenAreSaidTogether() throws IOException {
        var terminal = new Terminal(folder);
        var loopback = InetAddress.getByName("127.0.0.1");
        int nobodyByTcp;
        int nobodyByUdp;
        try (var tcp = new ServerSocket(0, 1, loopback);
                var udp = new DatagramSocket(0, loopback)) {
            nobodyByTcp = tcp.getLocalPort();
            nobodyByUdp = udp.getLocalPort();
        }
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.77.1.1", 5061));

            assertThat(terminal.run(
                            "serve",
                            "contoso/before",
                            "--only",
                            "ocs-pool,ocs-med,dal-ocs-med",
                            "--replace",
                            "sea-gw=127.0.0.1:" + nobodyByTcp + "/tcp",
                            "--replace",
                            "dal-gw=127.0.0.1:" + nobodyByUdp + "/udp",
                            "--bind",
                            "ocs-fe1=127.77.1.1",
                            "--bind",
                            "ocs-fe2=192.0.2.99"))
                    .isEqualTo(3);
        }
        assertThat(terminal.err())
                .contains("ocs-fe1.contoso.com cannot listen on 127.77.1.1:5061/tls: the port is in use.")
                .contains("ocs-fe2.contoso.com cannot listen on 192.0.2.99: this machine has no such address.")
                .contains("sea-gw.contoso.com at 127.0.0.1:%d/tcp does not answer: Connection refused."
                        .formatted(nobodyByTcp))
                .contains(
                        "dal-gw.contoso.com at 127.0.0.1:%d/udp does not answer: nothing listens on that port. Start it,"
                                .formatted(nobodyByUdp));
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void anAddressThatTheMachineHasNotIsSaidOnce() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve",
                        "contoso/before",
                        "--only",
                        "ocs-med",
                        "--replace",
                        "sea-gw=192.0.2.7:5060/tcp",
                        "--bind",
                        "ocs-med=192.0.2.99"))
                .isEqualTo(3);

        assertThat(terminal.err().lines())
                .allMatch("ocs-med.contoso.com cannot listen on 192.0.2.99: this machine has no such address."::equals);
    }

    @Test
    void aProgramThatAnswersNoOptionsIsSaidToNeedAWord() throws IOException {
        var terminal = new Terminal(folder);
        try (var silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            assertThat(terminal.run(
                            "serve",
                            "contoso/before",
                            "--only",
                            "ocs-med",
                            "--replace",
                            "sea-gw=127.0.0.1:%d/udp".formatted(silent.getLocalPort())))
                    .isEqualTo(3);
        }
        assertThat(terminal.err())
                .contains(
                        "no answer to OPTIONS within 3.5 s. If it runs and answers no OPTIONS, as SIPp does not, add --unasked;");
    }

    @Test
    void aDeviceBeyondTheLoopbackNeedsAServerThatIsToo() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve", "contoso/before", "--only", "ocs-med", "--replace", "sea-gw=192.0.2.7:5060/tcp"))
                .isEqualTo(3);

        assertThat(terminal.err()).contains("cannot reach each other").contains("--bind ocs-med.contoso.com=");
    }

    @Test
    void theTransportOfATrunkIsThatOfItsDevice() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "serve", "contoso/before", "--only", "ocs-med", "--replace", "sea-gw=127.0.0.1:5061/tls"))
                .isEqualTo(3);

        assertThat(terminal.err())
                .contains("Mediation Server ocs-med.contoso.com listens on 5060/tcp. Name the device with /tcp");
    }

    @Test
    void realDevicesHaveNoPlaceInVirtualTime() {
        var terminal = new Terminal(folder);

        assertThat(terminal.rehearse("calls/02-busy", "--replace", "sea-gw=127.0.0.1:5060/tcp"))
                .isEqualTo(3);
        assertThat(terminal.err()).contains("Real devices take part in wall-clock time only: add --live.");
    }

    @Test
    void whatADeviceCannotBeMadeToDoIsSaidBeforeTheStart() {
        var terminal = new Terminal(folder);

        assertThat(terminal.rehearse(
                        "gateway/06-stopped-gateway-is-missed-at-once",
                        "--live",
                        "--unasked",
                        "--replace",
                        "gw1=127.0.0.1:5060/tcp"))
                .isEqualTo(3);
        assertThat(terminal.err()).contains("a real device");
    }
}
