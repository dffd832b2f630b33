package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.results.RecordedRun;
import org.cutover.results.ReportJson;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is left of a run. */
class ResultsTest {

    private static final String PLAN = """
            version: 1
            rehearsal: Small
            deployment: contoso/before
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
              - { name: "Alice Calls: out", from: alice, to: 9 555 0186, expect: busy }
              - { name: wrong, from: alice, to: 9 555 0188 }
            plan:
              - manual: Look
                id: look
                expect: { fails: [wrong], outbound: { by: dal-ocs-med } }
              - merge-topology: {}
            """;

    private static final RunResult RUN = run();

    @TempDir
    private Path folder;

    @Test
    void theTableMarksWhatIsAsExpectedWhatIsNotAndWhatHasNotChanged() {
        assertThat(ResultTable.of(RUN)).isEqualTo("""
                        A  alice calls out   alice -> 9 555 0123
                        B  Alice Calls: out  alice -> 9 555 0186  busy
                        C  wrong             alice -> 9 555 0188

                                                           A                   B                 C
                         0  As it is                       ocs-med > sea-gw    busy              ! rejected
                                                                               ocs-med > sea-gw  ocs-med > sea-gw
                         1  Look (not simulated)           ! ocs-med > sea-gw  "                 fails, as expected
                                                                                                 rejected, ocs-med > sea-gw
                         2  Merge the legacy topology
                            ! refused: pilot-before-merge

                        " as after the step before   ! not as expected
                        """);
    }

    @Test
    void eachSurpriseIsExplainedInTwoLines() {
        assertThat(Explanation.of(RUN))
                .startsWith(
                        "stage 0 (As it is), call \"wrong\": rejected by sea-gw: 404 Not Found, expected completed",
                        "    PSTN says DISCONNECT: cause 1, Unallocated number")
                .contains("stage 1 (Look (not simulated)), call \"alice calls out\": completed by Mediation Server"
                        + " ocs-med, expected dal-ocs-med");
    }

    @Test
    void theReportKeepsToItsSchema() throws IOException {
        var report = new JsonMapper().readTree(ReportJson.of(RecordedRun.of(RUN).report()));

        try (var schema = ResultsTest.class.getResourceAsStream("/schema/report.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(report))
                    .isEmpty();
        }
        assertThat(report.propertyNames())
                .containsExactly(
                        "version",
                        "program",
                        "java",
                        "rehearsal",
                        "why",
                        "domain",
                        "profile",
                        "disagreement",
                        "extent",
                        "verdict",
                        "simulatedSeconds",
                        "calls",
                        "acts",
                        "stages");
        assertThat(report.at("/verdict").asString()).isEqualTo("failed");
        assertThat(report.at("/stages/0/step").asString()).isEqualTo("as it is");
        assertThat(report.at("/stages/0/calls/0/mediationServer").asString()).isEqualTo("ocs-med.contoso.com");
        assertThat(report.at("/stages/0/calls/0/rule").isNull()).isTrue();
    }

    @Test
    void noRunOverwritesAnother() throws IOException {
        var first = ResultFolder.create(folder.resolve("out"), "small");
        first.write(RUN);
        var second = ResultFolder.create(folder.resolve("out"), "small");
        second.write(RUN);

        assertThat(first.path()).hasFileName("small-1");
        assertThat(second.path()).hasFileName("small-2");
        assertThat(first.path().resolve("ladders"))
                .isDirectoryContaining(file -> file.endsWith("00-alice-calls-out.txt"))
                .isDirectoryContaining(file -> file.endsWith("00-alice-calls-out-2.txt"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "mine");

        assertThatIOException().isThrownBy(() -> ResultFolder.create(file, "small"));
        assertThat(file).hasContent("mine");
    }

    private static RunResult run() {
        var scenario = ScenarioFile.shipped().read(new SourceText("small.yaml", PLAN, relative -> Optional.empty()));
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(scenario);
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        return run;
    }
}
