package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Telephone;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Identity;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A baresip in place of a gateway: another SIP stack, and OpenSSL at the other end of TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaresipOverTlsTest {

    private static final String NUMBER = "+14255559001";

    @TempDir
    private Path folder;

    private DeviceEstate estate;
    private Baresip gateway;
    private Telephone alice;

    @BeforeAll
    void startEstate() {
        Installed.program("baresip", "baresip-core");
        estate = new DeviceEstate(Transport.TLS);
        alice = estate.testbed().user("alice");
    }

    @BeforeEach
    void startGateway() {
        start(estate.certificate(1));
    }

    private void start(Identity identity) {
        var trusted = estate.testbed().authority().trust();
        gateway = Baresip.gateway(folder, NUMBER, estate.device(1), identity, trusted, estate::ladder);
    }

    @AfterEach
    void stopGateway() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @AfterAll
    void stopEstate() {
        if (estate != null) {
            estate.close();
        }
    }

    @Test
    void itAnswersAndAliceHangsUp() {
        var call = answered();

        call.hangUp();

        gateway.says("CALL_CLOSED");
        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
    }

    @Test
    void itAnswersAndHangsUp() {
        var call = answered();

        gateway.hangUp();

        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
    }

    @Test
    void itIsBusy() {
        var call = alice.dial(NUMBER);
        gateway.says("CALL_INCOMING");

        gateway.hangUp();

        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        assertThat(estate.finalStatus(call, "alice")).isEqualTo(486);
        gateway.says("CALL_CLOSED");
    }

    @Test
    void nobodyAnswersAndAliceGivesUp() {
        var call = alice.dial(NUMBER);
        gateway.says("CALL_INCOMING");
        assertThat(call.awaitRinging(DeviceEstate.SOON)).as(gateway.said()).isTrue();

        call.hangUp();

        gateway.says("CALL_CLOSED");
        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        assertThat(estate.finalStatus(call, "alice")).isEqualTo(487);
    }

    @Test
    void itCallsAliceAndHangsUp() {
        called();

        gateway.hangUp();

        gateway.says("CALL_CLOSED");
        estate.hears("alice", "BYE sip:");
    }

    @Test
    void itCallsAliceAndSheHangsUp() {
        called();

        alice.hangUp();

        gateway.says("CALL_CLOSED");
    }

    @Test
    void itCallsAliceWhoIsBusy() {
        alice.behave(Telephone.Manner.BUSY, Duration.ZERO);

        gateway.dial(estate.uriOf("+14255550101"));

        assertThat(gateway.says("CALL_CLOSED")).contains("486 Busy Here");
    }

    @Test
    void itCallsAliceAndGivesUp() {
        alice.behave(Telephone.Manner.RINGS, Duration.ZERO);
        gateway.dial(estate.uriOf("+14255550101"));
        gateway.says("CALL_RINGING");

        gateway.hangUp();

        gateway.says("CALL_CLOSED");
        estate.hears("alice", "CANCEL sip:");
    }

    @Test
    void itHoldsAndResumes() {
        var call = answered();

        gateway.hold();
        estate.hears("alice", "a=sendonly");
        gateway.resume();
        estate.hears("alice", "a=sendrecv");

        call.hangUp();
        gateway.says("CALL_CLOSED");
    }

    @Test
    void theCertificateOfAnotherGatewayIsNotTakenForItsOwn() {
        gateway.close();
        start(estate.certificate(2));

        var call = alice.dial(NUMBER);

        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        assertThat(estate.refusedLinks()).contains("med.contoso.com -> gw1.contoso.com: wrong-name");
    }

    @Test
    void aCallerWhoseIssuerNobodyKnowsIsRefused() {
        gateway.close();
        start(CertificateAuthority.named("Another authority", Instant.now()).issue(List.of("gw1.contoso.com")));

        gateway.dial(estate.uriOf("+14255550101"));

        await().atMost(DeviceEstate.SOON)
                .untilAsserted(() ->
                        assertThat(estate.refusedLinks()).anyMatch(refused -> refused.endsWith(": unknown-issuer")));
    }

    @Test
    void itDiesWithACallAndIsCalledAgainWhenItIsBack() {
        var call = answered();
        gateway.close();

        call.hangUp();
        assertThat(call.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        var meanwhile = alice.dial(NUMBER);
        assertThat(meanwhile.awaitOver(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        assertThat(estate.finalStatus(meanwhile, "alice")).isEqualTo(503);

        start(estate.certificate(1));
        answered().hangUp();
        gateway.says("CALL_CLOSED");
    }

    private void called() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        gateway.dial(estate.uriOf("+14255550101"));
        gateway.says("CALL_ESTABLISHED");
        estate.hears("alice", "ACK sip:");
    }

    private PlacedCall answered() {
        var call = alice.dial(NUMBER);
        gateway.says("CALL_INCOMING");
        gateway.answer();
        assertThat(call.awaitAnswered(DeviceEstate.SOON)).as(gateway.said()).isTrue();
        gateway.says("CALL_ESTABLISHED");
        return call;
    }
}
