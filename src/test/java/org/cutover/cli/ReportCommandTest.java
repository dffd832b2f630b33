package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is drawn anew from its folder. */
class ReportCommandTest {

    @TempDir
    private Path folder;

    private Terminal terminal;
    private Path run;

    @BeforeEach
    void rehearse() {
        terminal = new Terminal(folder);
        assertThat(terminal.rehearse("--quiet", "calls/02-busy")).isZero();
        run = terminal.results().resolve("02-busy-1");
    }

    @Test
    void whatIsDrawnAnewIsWhatWasDrawnThen() throws IOException {
        var page = Files.readString(run.resolve("report.html"));
        var ladder = Files.readString(run.resolve("ladders/00-a-number-on-the-pstn-is-busy.svg"));
        var report = Files.readString(run.resolve("report.json"));
        Files.delete(run.resolve("report.html"));
        Files.writeString(run.resolve("ladders/00-a-number-on-the-pstn-is-busy.svg"), "spoilt");

        assertThat(terminal.run("report", run.toString())).isZero();

        assertThat(terminal.out()).contains("Drawn: " + run.resolve("report.html"));
        assertThat(run.resolve("report.html")).hasContent(page);
        assertThat(run.resolve("ladders/00-a-number-on-the-pstn-is-busy.svg")).hasContent(ladder);
        assertThat(ladder).startsWith("<svg xmlns=").contains("486 Busy Here");
        assertThat(run.resolve("report.json")).hasContent(report);
    }

    @Test
    void ofARunThatWasKilledIsDrawnWhatThereIs() throws IOException {
        Files.delete(run.resolve("report.json"));
        var journal = run.resolve("journal.jsonl");
        var bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(terminal.run("report", run.toString())).isZero();

        assertThat(terminal.out())
                .contains("The run did not come to its end: this is drawn from the journal so far")
                .contains("this line was not written to its end");
        assertThat(run.resolve("report.html"))
                .content()
                .contains("<strong>Not judged</strong>", "The run did not come to its end", "unfinished");
    }

    @Test
    void whatIsNoRunIsSaidForWhatItIs() {
        assertThat(terminal.run("report", folder.resolve("nothing").toString())).isEqualTo(3);
        assertThat(terminal.run("report", terminal.results().toString())).isEqualTo(3);

        assertThat(terminal.err())
                .contains("There is no folder ")
                .contains("holds runs, and is none itself. Name one of them: " + run);
        assertThat(terminal.results().resolve("report.html")).doesNotExist();
    }
}
