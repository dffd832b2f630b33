package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cutover.endpoint.RealDevice;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baresip in place of carol's phone, signed in over TLS without a certificate, as the products' clients are. */
class SoftphoneTest {

    private DeviceEstate estate;
    private Baresip carol;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Installed.program("baresip", "baresip-core");
        int port = Baresip.freePort();
        estate = new DeviceEstate(
                Transport.TCP, List.of(new RealDevice("carol", "127.0.0.1", new Listener(port, Transport.TLS), false)));
        carol = Baresip.phone(
                folder, "carol", new Sipp.Device("127.0.0.1", port, "tls"), estate.frontEnd(), estate::ladder);
    }

    @AfterEach
    void stop() {
        if (carol != null) {
            carol.close();
        }
        if (estate != null) {
            estate.close();
        }
    }

    @Test
    void sheCallsAlice() {
        estate.testbed().user("alice");

        carol.dial("sip:alice@contoso.com");
        carol.says("CALL_ESTABLISHED");
        estate.hears("alice", "ACK sip:");
        carol.hangUp();

        estate.hears("alice", "BYE sip:");
    }

    @Test
    void aliceCallsHer() {
        var call = estate.testbed().user("alice").dial("carol");
        carol.says("CALL_INCOMING");
        carol.answer();

        assertThat(call.awaitAnswered(DeviceEstate.SOON)).as(carol.said()).isTrue();
        call.hangUp();
        carol.says("CALL_CLOSED");
    }

    @Test
    void sheSignsOutAndIsNotFound() {
        carol.quit();

        var call = estate.testbed().user("alice").dial("carol");

        assertThat(call.awaitOver(DeviceEstate.SOON)).as(carol.said()).isTrue();
        assertThat(estate.finalStatus(call, "alice")).isEqualTo(480);
    }

    @Test
    void aCallFromThePstnIsHers(@TempDir Path folder) {
        try (var gateway = Sipp.calling("calls", folder, estate.device(1), estate.mediationServer(), "+14255550103")) {
            carol.says("CALL_INCOMING");
            carol.answer();

            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @Test
    void sheCallsOutByTheGateway(@TempDir Path folder) {
        try (var gateway = Sipp.waiting("answers", folder, estate.device(1))) {
            carol.dial("sip:+14255559001@contoso.com");
            carol.says("CALL_ESTABLISHED");
            carol.hangUp();

            gateway.hasPlayedIt(estate.ladder());
        }
    }
}
