package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.cutover.endpoint.Telephone;
import org.cutover.identity.CertificateAuthority;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A session border controller in the path: a Kamailio, to us by mutual TLS, behind it a SIPp by UDP as the gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KamailioInThePathTest {

    private static final String NUMBER = "+14255559004";

    @TempDir
    private Path folder;

    private DeviceEstate estate;
    private Sipp.Device gateway;
    private Kamailio kamailio;
    private Telephone alice;

    @BeforeAll
    void start(@TempDir Path settings) {
        Installed.program("kamailio", "kamailio-tls-modules");
        Installed.program("sipp", "sip-tester");
        estate = new DeviceEstate(Transport.TLS);
        gateway = estate.behind(20);
        kamailio = new Kamailio(
                settings,
                estate.device(4),
                gateway,
                estate.mediationServer(),
                estate.certificate(4),
                estate.testbed().authority().trust());
        alice = estate.testbed().user("alice");
    }

    @AfterAll
    void stop() {
        if (kamailio != null) {
            kamailio.close();
        }
        if (estate != null) {
            estate.close();
        }
    }

    @Test
    void aliceCallsAndHangsUp() {
        try (var sipp = Sipp.waiting("answers", folder, gateway)) {
            var call = alice.dial(NUMBER);
            assertThat(call.awaitAnswered(DeviceEstate.SOON)).as(seen()).isTrue();

            call.hangUp();

            sipp.hasPlayedIt(seen());
        }
    }

    @Test
    void aliceCallsAndTheGatewayHangsUp() {
        try (var sipp = Sipp.waiting("answers-and-hangs-up", folder, gateway)) {
            var call = alice.dial(NUMBER);

            sipp.hasPlayedIt(seen());
            assertThat(call.awaitOver(DeviceEstate.SOON)).as(seen()).isTrue();
        }
    }

    @Test
    void aliceGivesUp() {
        try (var sipp = Sipp.waiting("rings-until-cancelled", folder, gateway)) {
            var call = alice.dial(NUMBER);
            assertThat(call.awaitRinging(DeviceEstate.SOON)).as(seen()).isTrue();

            call.hangUp();

            sipp.hasPlayedIt(seen());
        }
    }

    @Test
    void aliceHoldsAndTakesBack() {
        try (var sipp = Sipp.waiting("is-held", folder, gateway)) {
            var call = alice.dial(NUMBER);
            assertThat(call.awaitAnswered(DeviceEstate.SOON)).as(seen()).isTrue();

            alice.hold(Telephone.Hold.USUAL);
            estate.hears("alice", "a=recvonly");
            alice.resume(Telephone.Hold.USUAL);
            estate.hears("alice", "a=sendrecv");
            call.hangUp();

            sipp.hasPlayedIt(seen());
        }
    }

    @Test
    void theGatewayCallsAliceAndHangsUp() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        try (var sipp = Sipp.calling("calls", folder, gateway, kamailio.address(), "+14255550101")) {
            sipp.hasPlayedIt(seen());
        }
    }

    @Test
    void theGatewayCallsAliceAndSheHangsUp() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        try (var sipp = Sipp.calling("calls-and-is-hung-up-on", folder, gateway, kamailio.address(), "+14255550101")) {
            estate.hears("alice", "ACK sip:");
            alice.hangUp();

            sipp.hasPlayedIt(seen());
        }
    }

    /** It looks at our certificates, and takes none whose issuer it does not know. */
    @Test
    void oneThatDoesNotKnowOurIssuerTakesNoCall(@TempDir Path settings) {
        var another = CertificateAuthority.named("Another authority", Instant.now());
        try (var stranger = new Kamailio(
                settings,
                estate.device(5),
                gateway,
                estate.mediationServer(),
                estate.certificate(5),
                another.trust())) {
            var call = alice.dial("+14255559005");

            assertThat(call.awaitOver(DeviceEstate.SOON)).as(stranger.said()).isTrue();
            assertThat(estate.finalStatus(call, "alice")).as(seen()).isEqualTo(503);
            assertThat(stranger.said()).contains("certificate");
        }
    }

    private String seen() {
        return "%s%n%s".formatted(kamailio.said(), estate.ladder());
    }
}
