package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script by which a shell completes, in a shell. */
class CompletionTest {

    @TempDir
    private Path folder;

    @Test
    void bashTakesTheScriptAndCompletesAShippedScenarioAnOptionAndACommand() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        var terminal = new Terminal(folder);
        assertThat(terminal.run("completion")).isZero();
        terminal.file("completion.sh", terminal.out());

        assertThat(bash("bash -n completion.sh && echo good")).isEqualTo("good\n");
        assertThat(completed("cutover", "rehearse", "migration/roll")).isEqualTo("migration/roll-back");
        assertThat(completed("cutover", "rehearse", "--verb")).isEqualTo("--verbose");
        assertThat(completed("cutover", "reh")).isEqualTo("rehearse");
    }

    private String completed(String... words) throws IOException, InterruptedException {
        return bash("source ./completion.sh; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_cutover; printf '%%s' \"${COMPREPLY[*]}\""
                        .formatted(String.join(" ", words), words.length - 1))
                .strip();
    }

    private String bash(String script) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("/bin/bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(bash.getInputStream().readAllBytes());
        bash.waitFor();
        return text;
    }
}
