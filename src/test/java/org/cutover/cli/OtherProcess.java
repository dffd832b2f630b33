package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code cutover} in a process of its own, somebody who types, and what it says. */
final class OtherProcess implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(25);

    private final Process program;
    private final Path said;

    /** @param said where what it says is kept */
    OtherProcess(Path said, String... arguments) {
        this.said = said;
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        try {
            program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    void type(String line) {
        try {
            program.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            program.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(said(), gone);
        }
    }

    /** Waits until it has said so. */
    void says(String words) {
        await().atMost(SOON)
                .failFast(() -> !program.isAlive() && !said().contains(words))
                .untilAsserted(() -> assertThat(said()).contains(words));
    }

    /** Waits until a file of its has these words. */
    void hasWritten(Path file, String words) {
        await().atMost(SOON)
                .failFast(() -> !program.isAlive())
                .until(() -> Files.exists(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(words));
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Ends it as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start().waitFor();
    }

    /** Waits for its end. */
    int exitStatus() throws InterruptedException {
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).as(said()).isTrue();
        return program.exitValue();
    }

    @Override
    public void close() {
        program.destroyForcibly();
    }
}
