package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one's own to start from. */
class InitCommandTest {

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void whatItWritesPassesAndHasNoFinding() {
        var mine = folder.resolve("my files");

        assertThat(terminal.run("init", mine.toString())).isZero();
        assertThat(terminal.out()).contains("cutover rehearse \"" + mine.resolve("rehearsal.yaml") + "\"");

        assertThat(terminal.rehearse("--quiet", mine.resolve("rehearsal.yaml").toString()))
                .as(terminal.out() + terminal.err())
                .isZero();
        assertThat(terminal.run("check", mine.resolve("estate.yaml").toString()))
                .isZero();
        assertThat(terminal.run("check", mine.resolve("rehearsal.yaml").toString()))
                .isZero();
    }

    @Test
    void whatIsThereIsLeftAlone() throws IOException {
        var mine = Files.writeString(folder.resolve("rehearsal.yaml"), "mine");

        assertThat(terminal.run("init", folder.toString())).isEqualTo(3);

        assertThat(terminal.err()).contains("rehearsal.yaml is there already, and nothing was written.");
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("estate.yaml")).doesNotExist();
    }

    @Test
    void aFolderThatIsAFileIsSaid() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(terminal.run("init", file.toString())).isEqualTo(3);

        assertThat(terminal.err()).contains("cannot be written").doesNotContain("Exception");
        assertThat(file).hasContent("mine");
    }
}
