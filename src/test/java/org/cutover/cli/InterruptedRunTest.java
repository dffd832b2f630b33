package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as far as a program can tell it from SIGTERM. */
class InterruptedRunTest {

    @TempDir
    private Path folder;

    @Test
    void itsJournalSaysSoAndTheProcessEnds() throws IOException, InterruptedException {
        var journal = folder.resolve("out/03-no-answer-1/journal.jsonl");
        var said = folder.resolve("said.txt");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "rehearse",
                        "--live",
                        "--out",
                        folder.resolve("out").toString(),
                        "calls/03-no-answer")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            // The telephone rings, and nobody will answer it.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !program.isAlive()
                            || Files.exists(journal)
                                    && Files.readString(journal).contains("\"CallBegan\""));
            assumeTrue(program.isAlive() || program.exitValue() != 3, () -> "its ports cannot be had: " + text(said));

            program.destroy();

            assertThat(program.waitFor(10, TimeUnit.SECONDS)).as(text(said)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        var recording = JournalReader.read(journal);
        assertThat(recording.cutOff()).isFalse();
        var entries = recording.entries();
        assertThat(entries.get(entries.size() - 1).event()).isEqualTo(new JournalEvent.Ended("interrupted"));
        assertThat(folder.resolve("out/03-no-answer-1/report.json")).doesNotExist();
        assertThat(said).content().doesNotContain("Exception");
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
