package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cutover.endpoint.PlacedCall;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transfers with a SIPp as the gateway: it is asked, and does it, or will not; or the Mediation Server does it itself. */
class SippTransfersTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needsSipp() {
        Installed.program("sipp", "sip-tester");
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"UDP", "TCP"})
    void theGatewayCallsTheNewPartyAndReports(Transport transport) {
        try (var estate = new DeviceEstate(transport);
                var gateway = Sipp.waiting("does-as-referred", folder, estate.device(1))) {
            var call = answered(estate, "+14255559001");

            assertThat(transferred(estate)).as(estate.ladder()).isEqualTo(200);
            assertThat(call.awaitOver(DeviceEstate.SOON)).as(estate.ladder()).isTrue();
            // SIPp plays one script for both calls: it is to have answered the BYE of the one before that of the other
            // comes.
            estate.hears("med.contoso.com", "BYE\r\nContact: <sip:");
            estate.testbed().user("bob").hangUp();

            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"UDP", "TCP"})
    void aGatewayThatRefusesKeepsTheCall(Transport transport) {
        try (var estate = new DeviceEstate(transport);
                var gateway = Sipp.waiting("refuses-to-refer", folder, estate.device(1))) {
            var call = answered(estate, "+14255559001");

            assertThat(transferred(estate)).as(estate.ladder()).isEqualTo(603);
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"UDP", "TCP"})
    void overATrunkWithoutReferTheGatewayNoticesNothing(Transport transport) {
        try (var estate = new DeviceEstate(transport);
                var gateway = Sipp.waiting("answers", folder, estate.device(3))) {
            var call = answered(estate, "+14255559003");

            assertThat(transferred(estate)).as(estate.ladder()).isEqualTo(200);
            assertThat(call.awaitOver(DeviceEstate.SOON)).as(estate.ladder()).isTrue();
            estate.testbed().user("bob").hangUp();

            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"UDP", "TCP"})
    void aGatewayMayNotTransferACallThatItHasPlaced(Transport transport) {
        try (var estate = new DeviceEstate(transport)) {
            estate.testbed().user("alice");
            try (var gateway =
                    Sipp.calling("refers", folder, estate.device(1), estate.mediationServer(), "+14255550101")) {
                gateway.hasPlayedIt(estate.ladder());
            }
        }
    }

    private static PlacedCall answered(DeviceEstate estate, String number) {
        var call = estate.testbed().user("alice").dial(number);
        assertThat(call.awaitAnswered(DeviceEstate.SOON))
                .as(estate.ladder(call))
                .isTrue();
        return call;
    }

    private static int transferred(DeviceEstate estate) {
        return estate.testbed().transfer("alice", "bob", false).await(DeviceEstate.SOON);
    }
}
