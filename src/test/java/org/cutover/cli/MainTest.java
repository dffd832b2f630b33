package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as someone meets it: exit status, terminal, and the folder it leaves. */
class MainTest {

    private static final String BUSY = "calls/02-busy";
    private static final String WRONG = """
            version: 1
            scenario: Wrong
            deployment: contoso/before
            steps:
              - dial: { from: alice, to: 9 555 0186 }
            expect: completed
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aScenarioThatPassesEndsWithNoughtAndLeavesItsResults() {
        assertThat(rehearse(BUSY)).isZero();

        assertThat(out.toString())
                .contains("The estate is running.")
                .contains("486 Busy Here")
                .containsPattern(
                        "A number on the PSTN is busy: passed \\(\\d+\\.\\d s simulated, \\d+\\.\\d s real\\)");
        assertThat(err.toString()).isEmpty();
        assertThat(folder.resolve("out/02-busy-1"))
                .isDirectoryContaining("glob:**/journal.jsonl")
                .isDirectoryContaining("glob:**/report.json")
                .isDirectoryContaining("glob:**/ladders");
    }

    @Test
    void ofACommandThatThereIsNotTheNearestOneIsTold() {
        assertThat(run("reherse")).isEqualTo(3);

        assertThat(err.toString()).contains("There is no command \"reherse\". Did you mean \"rehearse\"?");
    }

    @Test
    void stepsAndCallsAreListedInTheirOrderAndGoByNumberAndLetterToo() {
        assertThat(rehearse("--until", "99")).isEqualTo(3);
        assertThat(err.toString()).contains("has no step \"99\". It has: 1 deploy-pilot-pool, 2 merge, 3 ");

        assertThat(rehearse("--quiet", "--until", "1", "--only", "b"))
                .as(err.toString())
                .isZero();
        assertThat(rehearse("--only", "nobody")).isEqualTo(3);
        assertThat(err.toString()).contains("has no call \"nobody\". It has: alice calls out, ");
    }

    @Test
    void quietSaysTheVerdictOnly() {
        rehearse("--quiet", BUSY);

        assertThat(out.toString().lines()).singleElement().asString().contains("passed");
    }

    @Test
    void aScenarioThatFailsEndsWithOneAndSaysWhereAndWhy() throws IOException {
        assertThat(rehearse(file("wrong.yaml", WRONG))).isEqualTo(1);

        assertThat(out.toString())
                .contains("call \"Wrong\": busy, expected completed")
                .contains("cause 17, User busy");
    }

    @Test
    void theWorstOfSeveralFilesCountsAndTheOthersStillRun() throws IOException {
        assertThat(rehearse(
                        file("wrong.yaml", WRONG),
                        BUSY,
                        folder.resolve("missing.yaml").toString()))
                .isEqualTo(3);

        assertThat(err.toString()).contains("missing.yaml: there is no such file.");
        assertThat(out.toString()).contains("Wrong: failed").contains("busy: passed");
    }

    @Test
    void everyFaultOfAFileIsSaidAndNothingIsLeft() throws IOException {
        assertThat(rehearse(file("faulty.yaml", WRONG.replace("alice", "nobody").replace("version: 1", "version: 7"))))
                .isEqualTo(3);

        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("faulty.yaml:1:10: this program reads version 1"))
                .anyMatch(line -> line.contains("faulty.yaml:5:19: user \"nobody\" is not defined."));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anOutThatIsAFileIsLeftAlone() throws IOException {
        var taken = Files.writeString(folder.resolve("out"), "mine");

        assertThat(rehearse(BUSY)).isEqualTo(3);

        assertThat(err.toString())
                .startsWith("The results cannot be written to ")
                .contains("--out");
        assertThat(taken).hasContent("mine");
    }

    @Test
    void aRunThatWouldPlaceNoCallIsNoPass() {
        assertThat(run("rehearse", "--only", "a call that stands", "--until", "move-routes", "migration/roll-back"))
                .isEqualTo(3);

        assertThat(err.toString()).startsWith("roll-back would place no call, and so show nothing.");
    }

    @Test
    void anOutThatCannotBeMadeIsSaid() throws IOException {
        Files.writeString(folder.resolve("notes"), "mine");

        assertThat(run("rehearse", "--out", folder.resolve("notes/out").toString(), BUSY))
                .isEqualTo(3);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("The results cannot be written to " + folder.resolve("notes/out") + ": ")
                .endsWith(". Name another folder with --out.")
                .doesNotContain("Exception", "FileSystem");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSecondRunLeavesTheFirstAlone() throws IOException {
        rehearse(BUSY);
        var first = Files.readString(folder.resolve("out/02-busy-1/journal.jsonl"));
        var mine = Files.writeString(folder.resolve("out/02-busy-1/notes"), "mine");
        rehearse(BUSY);

        assertThat(folder.resolve("out/02-busy-2/report.json")).exists();
        assertThat(folder.resolve("out/02-busy-1/journal.jsonl")).hasContent(first);
        assertThat(mine).hasContent("mine");
    }

    @Test
    void anUnknownStepOrCallIsAMistakeOfTheCommand() {
        assertThat(rehearse("--until", "move-route")).isEqualTo(3);
        assertThat(err.toString()).contains("has no step \"move-route\". Did you mean \"move-routes\"?");

        assertThat(rehearse("--only", "alice")).isEqualTo(3);
        assertThat(err.toString()).contains("has no call \"alice\".");

        assertThat(rehearse("--only", "alice", BUSY)).isEqualTo(3);
        assertThat(err.toString()).contains("has no plan");
    }

    @Test
    void anUnknownOptionEndsWithThree() {
        assertThat(rehearse("--lvie")).isEqualTo(3);

        assertThat(err.toString()).contains("--lvie").contains("See cutover rehearse --help.");
    }

    @Test
    void untilAndOnlyMakeARehearsalShorter() {
        assertThat(rehearse("--until", "merge", "--only", "alice calls out")).isZero();

        assertThat(out.toString())
                .contains("2/2")
                .contains("1 call: 1 as expected")
                .doesNotContain("bob calls out");
    }

    @Test
    void checkPlacesNoCallAndEndsWithOneWhereARuleIsBroken() {
        assertThat(run("check", "contoso/before")).isZero();
        assertThat(run("check", "mistakes/o1-route-to-new-mediation-server-too-early"))
                .isEqualTo(1);

        assertThat(out.toString()).contains("refused, as expected:").contains("[legacy-pool-new-mediation");
    }

    @Test
    void everyCommandExplainsItself() {
        assertThat(run()).isZero();
        for (var command : List.of("rehearse", "check", "route", "uses", "test")) {
            assertThat(run(command, "--help")).isZero();
        }
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).contains("Exit status").contains("Examples:").contains("Cutover ");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int rehearse(String... more) {
        var all = new ArrayList<>(
                List.of("rehearse", "--out", folder.resolve("out").toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void aCaptureTakesTheWholeRunAndIsNeverWrittenOver() throws IOException {
        var terminal = new Terminal(folder);
        var file = folder.resolve("night.pcapng");

        assertThat(terminal.rehearse("--quiet", "--pcap", file.toString(), "calls/02-busy"))
                .isZero();
        var written = Files.readAllBytes(file);
        assertThat(written).hasSizeGreaterThan(5_000).startsWith(0x0A, 0x0D, 0x0D, 0x0A);

        assertThat(terminal.rehearse("--quiet", "--pcap", file.toString(), "calls/02-busy"))
                .isEqualTo(3);
        assertThat(terminal.err()).contains("night.pcapng: there is a file of that name");
        assertThat(file).hasBinaryContent(written);
    }
}
