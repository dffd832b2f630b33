package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A testbed that ends with a call that stands, or rings, at a real gateway. */
class LeavingTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path second;

    @Test
    @SuppressWarnings("try")
    void theGatewayIsHungUpOnAndNoDialogIsLeft() {
        Installed.program("sipp", "sip-tester");
        try (var estate = new DeviceEstate(Transport.UDP);
                var answers = Sipp.waiting("answers", folder, estate.device(1));
                var rings = Sipp.waiting("rings-until-cancelled", folder, estate.device(2))) {
            var answered = estate.testbed().user("alice").dial("+14255559001");
            var ringing = estate.testbed().user("bob").dial("+14255559002");
            assertThat(answered.awaitAnswered(DeviceEstate.SOON)).isTrue();
            assertThat(ringing.awaitRinging(DeviceEstate.SOON)).isTrue();

            estate.close();

            answers.hasPlayedIt(estate.ladder(answered));
            rings.hasPlayedIt(estate.ladder(ringing));
        }
    }

    /** Nobody here has a telephone in hand: it is the Mediation Server that ends it. */
    @Test
    @SuppressWarnings("try")
    void twoGatewaysThatHaveEachOtherAreHungUpOnByTheServerBetweenThem() {
        Installed.program("sipp", "sip-tester");
        try (var estate = new DeviceEstate(Transport.UDP);
                var one = Sipp.waiting("answers", folder, estate.device(3));
                var other = Sipp.waiting("answers", second, estate.device(5))) {
            var call = estate.testbed().user("alice").dial("+14255559003");
            assertThat(call.awaitAnswered(DeviceEstate.SOON)).isTrue();
            assertThat(estate.testbed().transfer("alice", "+14255559005", false).await(DeviceEstate.SOON))
                    .as(estate.ladder())
                    .isEqualTo(200);
            assertThat(call.awaitOver(DeviceEstate.SOON)).isTrue();

            estate.close();

            one.hasPlayedIt(estate.ladder());
            other.hasPlayedIt(estate.ladder());
        }
    }
}
