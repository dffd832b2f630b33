package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that takes calls and says nothing. */
class SilentSippTest {

    @TempDir
    private Path folder;

    /** The products wait ten seconds for a sign of life. */
    @Test
    void theNextGatewayGetsTheCall() {
        Installed.program("sipp", "sip-tester");
        try (var estate = new DeviceEstate(Transport.UDP);
                var silent = Sipp.waiting("says-nothing", folder, estate.device(1));
                var next = Sipp.waiting("answers", folder, estate.device(2))) {
            var call = estate.testbed().user("alice").dial("+14255558001");

            assertThat(call.awaitAnswered(Duration.ofSeconds(20)))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            next.hasPlayedIt(estate.ladder(call));
            silent.hasPlayedIt(estate.ladder(call));
        }
    }
}
