package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and its archive of classes, with a Java that only says what it was told. */
class LauncherTest {

    private static final Path BASH = Path.of("/bin/bash");
    private static final String PREPARING = "cutover: preparing a faster start";
    /** Writes down its arguments; asked to dump an archive, it makes one. */
    private static final String JAVA = """
            #!/bin/bash
            echo "$*" >>"$(dirname "$0")/said"
            for word in "$@"; do
                case $word in -XX:SharedArchiveFile=*/sharing.*) %s ;; esac
            done
            """;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void build() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "there is no bash here");
        home = Files.createDirectories(folder.resolve("a home"));
        Files.createDirectories(home.resolve("target"));
        Files.copy(Path.of("cutover"), home.resolve("cutover"));
        executable(home.resolve("cutover"));
        Files.writeString(home.resolve("target/cutover.jar"), "a build");
        old(home.resolve("target/cutover.jar"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.99\"\n");
        java("echo classes >\"${word#*=}\"");
    }

    @Test
    void theFirstStartMakesTheArchiveAndTheNextOneUsesIt() throws IOException, InterruptedException {
        assertThat(cutover("--version")).contains(PREPARING);
        assertThat(archive()).exists();

        assertThat(cutover("check", "my plan.yaml")).isEmpty();
        assertThat(lastSaid())
                .contains("-XX:SharedArchiveFile=" + archive())
                .endsWith("cutover.jar check my plan.yaml");
        assertThat(said()).hasSize(4);
        assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**/sharing.*");
    }

    @Test
    void anArchiveOfAnEarlierBuildIsMadeAnew() throws IOException, InterruptedException {
        cutover("--version");
        Files.setLastModifiedTime(
                home.resolve("target/cutover.jar"), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(cutover("--version")).contains(PREPARING);
    }

    @Test
    void whereNoneCanBeMadeTheProgramStartsWithoutAndDoesNotTryAgain() throws IOException, InterruptedException {
        java("exit 1");

        cutover("--version");
        assertThat(cutover("--version")).isEmpty();

        assertThat(lastSaid()).endsWith("--version").doesNotContain("SharedArchiveFile");
    }

    @Test
    void anOlderJavaIsTurnedAway() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_292\"\n");

        assertThat(cutover("--version")).contains("this is Java 1.8.0_292").contains("needs a JDK 17 or later");
        assertThat(folder.resolve("jdk/bin/said")).doesNotExist();
    }

    private void java(String dumping) throws IOException {
        Files.writeString(folder.resolve("jdk/bin/java"), JAVA.formatted(dumping));
        executable(folder.resolve("jdk/bin/java"));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Path archive() {
        var bin = folder.resolve("jdk/bin").toAbsolutePath().toString();
        return home.resolve("target/classes-17.0.99" + bin.replace('/', '_') + ".jsa");
    }

    /** What it says to whom it has something to say. */
    private String cutover(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(BASH.toString(), home.resolve("cutover").toString()));
        command.addAll(List.of(arguments));
        var program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        var started = program.start();
        var text = new String(started.getInputStream().readAllBytes());
        started.waitFor();
        return text;
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("jdk/bin/said"));
    }

    private String lastSaid() throws IOException {
        return said().get(said().size() - 1);
    }
}
