package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.endpoint.Testbed.World;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rehearsal says the same in virtual time and on sockets, however its threads take turns. Only scenarios whose calls are
 * answered or turned down at once: a timeout takes its time in the live world.
 *
 * <p>It runs alone: beside others an answer may wait half a second for its ACK, and is then rightly said again.
 */
@Isolated
class BothWorldsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calls/01-legacy-user-calls-out",
                "calls/02-busy",
                "calls/06-pool-to-pool",
                "calls/07-pstn-calls-a-user",
                "calls/08-moved-user-calls-through-the-old-mediation-server",
                "calls/09-a-call-stands-while-the-user-moves",
                "mistakes/o1-route-to-new-mediation-server-too-early",
                "mistakes/o4-old-mediation-server-gone-first",
                "mistakes/o10-new-route-below-the-old-one",
                "migration/roll-back"
            })
    void tableAndLaddersAreTheSame(String name) {
        var virtual = run(name, World.VIRTUAL);
        var live = run(name, World.LIVE_ON_FREE_PORTS);

        assertThat(live.verdict()).as(String.join("\n", Explanation.of(live))).isEqualTo(Verdict.PASSED);
        assertThat(Transcript.of(live)).isEqualTo(Transcript.of(virtual));
        assertThat(Transcript.of(run(name, World.LIVE_ON_FREE_PORTS))).isEqualTo(Transcript.of(virtual));
    }

    @Test
    void twoVirtualRunsAreTheSameToTheByte() throws IOException {
        var scenario = ScenarioFile.shipped().read(ScenarioFile.find("migration/ocs-2007-r2-to-lync-2013"));
        var runner = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT);
        var first = ResultFolder.create(folder, "run");
        var second = ResultFolder.create(folder, "run");

        assertThat(Transcript.of(first.record(runner, scenario)))
                .isEqualTo(Transcript.of(second.record(runner, scenario)));
        assertThat(Files.mismatch(
                        first.path().resolve("journal.jsonl"), second.path().resolve("journal.jsonl")))
                .as("place of the first byte that differs")
                .isEqualTo(-1);
    }

    private static RunResult run(String name, World world) {
        return new ScenarioRunner(Compatibility.shipped(), world, RunListener.SILENT).run(scenario(name));
    }

    /** As shipped, but nobody lets it ring, or talks, for seconds. */
    private static Scenario scenario(String name) {
        var text =
                SourceText.shipped("scenarios/" + name + ".yaml").orElseThrow().text();
        var quick = text.replaceAll("after: \\d+s\\b", "after: 10ms");
        return ScenarioFile.shipped().read(new SourceText(name + ".yaml", quick, relative -> Optional.empty()));
    }
}
