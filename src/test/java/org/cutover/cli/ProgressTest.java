package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a run has come. */
class ProgressTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aTerminalIsToldStageCallsAndBothTimesAndTheLineIsTakenAway() {
        var line = ProgressLine.on(new PrintWriter(out), Screen.of(Map.of("COLUMNS", "80"), true), 4);
        line.stage(2, 26);
        line.callOver(Duration.ofSeconds(125));
        line.above(() -> out.write("a line that stays\n"));
        line.close();

        assertThat(out.toString())
                .contains("Calls", "1/4", "stage 2/26 2:05 simulated", "a line that stays\n")
                .doesNotContain("\u001b[6n");
        assertThat(out.toString().replaceAll("\r\u001b\\[K", "\n").lines()).allMatch(shown -> shown.length() < 80);
        assertThat(out.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void whatIsNoTerminalIsToldNothing() {
        ProgressLine.NONE.callOver(Duration.ZERO);
        ProgressLine.NONE.above(() -> out.write("a line\n"));

        assertThat(out.toString()).isEqualTo("a line\n");
    }
}
