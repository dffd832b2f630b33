package org.cutover.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalWriter;
import org.cutover.results.RunFolder.NoRunException;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is read back from its folder: all of it, or what is left of it. */
class RunFolderTest {

    private static final String STRANGE = "<b>\\\"&\\\"</b> 'בדיקה' " + "x".repeat(500);

    private static final String PLAN = """
            version: 1
            rehearsal: Small
            why: It is small.
            deployment: contoso/before
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
              - { name: "%s", from: "+14255550199", to: "+14255550102" }
            plan:
              - manual: Look
                id: look
            """.formatted(STRANGE);

    @TempDir
    private static Path written;

    private static RunResult run;

    @TempDir
    private Path folder;

    private RunFolder read;

    @BeforeAll
    static void runOnce() throws IOException {
        var scenario = ScenarioFile.shipped().read(new SourceText("small.yaml", PLAN, relative -> Optional.empty()));
        try (var writer = new JournalWriter(written.resolve(RunFolder.JOURNAL))) {
            run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                    .run(scenario, writer, (journal, live, leave) -> {});
        }
        Files.writeString(
                written.resolve(RunFolder.REPORT),
                ReportJson.of(RecordedRun.of(run).report()));
    }

    @BeforeEach
    void copy() throws IOException {
        read = new RunFolder(folder);
        for (var name : new String[] {RunFolder.JOURNAL, RunFolder.REPORT}) {
            Files.copy(written.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void whatWasRunIsReadBack() throws NoRunException {
        assertThat(read.read()).isEqualTo(RecordedRun.of(run));
    }

    @Test
    void namesComeBackAsTheyWere() throws NoRunException {
        var name = read.read().report().calls().get(1).name();

        assertThat(name).startsWith("<b>\"&\"</b> 'בדיקה' xxx").hasSizeGreaterThan(500);
        assertThat(read.read().stages().get(1).find(name)).isPresent();
    }

    @Test
    void aRunThatWasKilledShowsWhatItDid() throws IOException, NoRunException {
        Files.delete(folder.resolve(RunFolder.REPORT));
        var bytes = Files.readAllBytes(folder.resolve(RunFolder.JOURNAL));
        Files.write(folder.resolve(RunFolder.JOURNAL), Arrays.copyOf(bytes, bytes.length / 3));

        var left = read.read();

        assertThat(left.remarks())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("The run did not come to its end: this is drawn from the journal");
        assertThat(left.remarks().get(1)).contains("journal.jsonl:").contains("was not written to its end");
        assertThat(left.report().verdict()).isEqualTo(RunReport.NOT_JUDGED);
        var calls = left.stages().get(0).calls();
        assertThat(calls.get(0).report().seen().outcome()).isEqualTo("completed");
        assertThat(calls.get(0).report().seen().way().mediationServer()).isEqualTo("ocs-med.contoso.com");
        assertThat(calls.get(0).entries())
                .isEqualTo(RecordedRun.of(run).stages().get(0).calls().get(0).entries());
        assertThat(calls.get(1).report().seen().outcome()).isEqualTo("unfinished");
    }

    @Test
    void aReportThatWasNotWrittenToItsEndGivesWayToTheJournal() throws IOException, NoRunException {
        var text = Files.readString(folder.resolve(RunFolder.REPORT));
        Files.writeString(folder.resolve(RunFolder.REPORT), text.substring(0, text.length() / 2));

        var left = read.read();

        assertThat(left.remarks()).anyMatch(remark -> remark.startsWith("report.json cannot be read (line "));
        assertThat(left.stages()).hasSize(2);
        assertThat(left.report().verdict()).isEqualTo(RunReport.NOT_JUDGED);
    }

    @Test
    void aJournalThatHasLostItsEndIsSaidFirstAndHowManyCallsLostTheirMessages() throws IOException, NoRunException {
        var lines = Files.readAllLines(folder.resolve(RunFolder.JOURNAL));
        var first = 0;
        while (!lines.get(first).contains("\"CallEnded\"")) {
            first++;
        }
        Files.writeString(
                folder.resolve(RunFolder.JOURNAL), String.join("\n", lines.subList(0, first + 1)) + "\n{\"number\"");

        var left = read.read();

        var calls = left.report().stages().stream()
                .mapToInt(stage -> stage.calls().size())
                .sum();
        assertThat(left.remarks().get(0))
                .startsWith("journal.jsonl lacks its end, which it had: %d call(s) have lost their messages"
                        .formatted(calls - 1));
        assertThat(left.remarks()).noneMatch(remark -> remark.contains("killed"));
        assertThat(left.report().verdict()).isEqualTo("passed");
    }

    @Test
    void withoutItsJournalARunHasItsTableStill() throws IOException, NoRunException {
        Files.delete(folder.resolve(RunFolder.JOURNAL));

        var left = read.read();

        assertThat(left.remarks()).containsExactly("journal.jsonl is missing: there are no ladders, and no messages.");
        assertThat(left.report()).isEqualTo(RecordedRun.of(run).report());
        assertThat(left.stages().get(0).calls().get(0).entries()).isEmpty();
    }

    @Test
    void aLineThatIsNoEntryIsPassedOverAndTold() throws IOException, NoRunException {
        var lines = Files.readAllLines(folder.resolve(RunFolder.JOURNAL));
        lines.set(3, "{\"number\": oh}");
        lines.set(4, "{\"number\":5,\"at\":\"2026-01-01T00:00:00Z\",\"event\":{\"event\":\"Novelty\"}}");
        Files.write(folder.resolve(RunFolder.JOURNAL), lines);

        var left = read.read();

        assertThat(left.remarks())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("journal.jsonl:4: this is no journal entry: it is no JSON: Unrecognized token 'oh'.");
        assertThat(left.remarks().get(1))
                .isEqualTo("journal.jsonl:5: this is no journal entry: it is of a kind that this Cutover does not know,"
                        + " \"Novelty\".");
        assertThat(left.report().verdict()).isEqualTo("passed");
    }

    @Test
    void whatIsWrongWithAReportIsSaidInWordsOfTheFile() throws IOException, NoRunException {
        assertThat(wrong("")).isEqualTo("report.json cannot be read (it is empty).");
        assertThat(wrong("{ \"version\": 4,")).isEqualTo("report.json cannot be read (line 1: it ends too early).");
        assertThat(wrong("[1]")).isEqualTo("report.json cannot be read (line 1: it holds something else).");
        assertThat(wrong("{ \"version\": 4,\n \"stages\": [{ \"calls\": \"none\" }] }"))
                .isEqualTo(
                        "report.json cannot be read (line 2: what stands at stages/[0]/calls does not belong there).");
        assertThat(wrong("{}")).isEqualTo("report.json cannot be read (it is no report of a run: it has no version).");
    }

    private String wrong(String report) throws IOException, NoRunException {
        Files.writeString(folder.resolve(RunFolder.REPORT), report);
        return read.read().remarks().get(1);
    }

    @Test
    void filesOfTwoRunsAreSaidToBe() throws IOException, NoRunException {
        replace(RunFolder.REPORT, "\"title\" : \"As it is\"", "\"title\" : \"As it was\"");

        assertThat(read.read().remarks())
                .singleElement()
                .asString()
                .startsWith("journal.jsonl and report.json are of different runs:");
    }

    @Test
    void nothingAtAllIsSaidForWhatItIs() throws IOException {
        Files.delete(folder.resolve(RunFolder.REPORT));
        Files.writeString(folder.resolve(RunFolder.JOURNAL), "");

        assertThatExceptionOfType(NoRunException.class)
                .isThrownBy(read::read)
                .withMessageEndingWith(
                        "nothing of this run can be read. journal.jsonl is empty: the run was killed before"
                                + " anything happened, or the disk was full.");
    }

    @Test
    void anotherVersionIsSaidAndReadAsFarAsItGoes() throws IOException, NoRunException {
        replace(RunFolder.REPORT, "\"version\" : 5,", "\"version\" : 6, \"novelty\" : { },");
        replace(RunFolder.JOURNAL, "\"Began\",\"version\":4", "\"Began\",\"version\":1");

        var left = read.read();

        assertThat(left.remarks())
                .containsExactly(
                        "journal.jsonl is of version 1, from an older Cutover; what came after it is missing.",
                        "report.json is of version 6, from a newer Cutover; this one knows version 5, and shows what it knows.");
        assertThat(left.stages()).isEqualTo(RecordedRun.of(run).stages());
    }

    @Test
    void aReportOfTheFirstVersionLacksWhatCameLater() throws IOException, NoRunException {
        Files.writeString(folder.resolve(RunFolder.REPORT), """
                { "version": 1, "rehearsal": "Old", "profile": "strict", "disagreement": null, "verdict": "passed",
                  "simulatedSeconds": 1.5, "stages": [ { "step": "as it is", "title": "As it is", "refused": null,
                  "calls": [ { "name": "a", "outcome": "completed", "expected": "completed", "verdict": "passed",
                  "status": 200, "route": null, "mediationServer": "med", "why": "" } ] } ] }
                """);

        var left = read.read();

        assertThat(left.report().title()).isEqualTo("Old");
        var seen = left.stages().get(0).calls().get(0).report().seen();
        assertThat(seen.way().mediationServer()).isEqualTo("med");
        assertThat(seen.ended()).isEqualTo("completed");
    }

    @Test
    void whatIsNoFolderOfARunIsSaid() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        var nothing = new RunFolder(folder.resolve("nothing"));
        var all = folder.resolve("all");
        Files.createDirectories(all.resolve("small-1"));
        Files.copy(written.resolve(RunFolder.JOURNAL), all.resolve("small-1").resolve(RunFolder.JOURNAL));

        assertThatThrownBy(nothing::read).hasMessageStartingWith("There is no folder ");
        assertThatThrownBy(new RunFolder(folder.resolve(RunFolder.REPORT))::read)
                .hasMessageContaining("report.json is a file. Name the folder of a run");
        assertThatThrownBy(new RunFolder(empty)::read)
                .hasMessageContaining("has neither journal.jsonl nor report.json");
        assertThatThrownBy(new RunFolder(all)::read)
                .hasMessageContaining("holds runs, and is none itself. Name one of them: ")
                .hasMessageEndingWith("small-1.");
    }

    @Test
    void aFolderOfWhichNothingCanBeReadIsSaid() throws IOException {
        Files.writeString(folder.resolve(RunFolder.REPORT), "<html>");
        Files.writeString(folder.resolve(RunFolder.JOURNAL), "");

        assertThatThrownBy(read::read)
                .hasMessageContaining("nothing of this run can be read. report.json cannot be read (line 1: ");
    }

    private void replace(String file, String what, String by) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(what);
        Files.writeString(folder.resolve(file), text.replace(what, by));
    }
}
