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
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void bothLaunchersStartJavaAlikeAndMakeTheArchiveByARehearsalThatThereIs() throws IOException {
        var bash = Files.readString(Path.of("cutover"));
        var windows = Files.readString(Path.of("cutover.cmd"));

        assertThat(only("options=\\((.*)\\)", bash)).isEqualTo(only("options=(.*)\"", windows));
        var step = only("--until (\\S+)", bash);
        assertThat(step).isEqualTo(only("--until (\\S+)", windows));
        assertThat(new Terminal(folder).rehearse("--quiet", "--until", step)).isZero();
    }

    @Test
    void anOlderJavaIsTurnedAway() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_292\"\n");

        assertThat(cutover("--version")).contains("this is Java 1.8.0_292").contains("needs a JDK 17 or later");
        assertThat(folder.resolve("jdk/bin/said")).doesNotExist();
    }

    @Test
    void aJavaHomeThatIsNoneIsSaid() throws IOException, InterruptedException {
        Files.delete(folder.resolve("jdk/bin/java"));
        var said = "JAVA_HOME is %s, and there is no bin/java in it. Set it to a JDK 17 or later."
                .formatted(folder.resolve("jdk"));
        assertThat(cutover("--version")).contains(said);

        Files.createDirectory(folder.resolve("jdk/bin/java"));
        assertThat(cutover("--version")).contains(said);
    }

    @Test
    void aJavaThatDoesNotStartIsSaid() throws IOException, InterruptedException {
        Files.delete(folder.resolve("jdk/release"));
        java("exit 1");

        assertThat(cutover("--version")).contains("bin/java does not start, or does not say which Java it is.");
    }

    @Test
    void aLinkToALinkFindsItsWayHome() throws IOException, InterruptedException {
        var links = Files.createDirectory(folder.resolve("my links"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../a home/cutover"));
        Files.createSymbolicLink(links.resolve("the second"), Path.of("first"));

        text(start(List.of(BASH.toString(), links.resolve("the second").toString(), "check", "a b"), Map.of()));

        assertThat(lastSaid())
                .contains("-Dcutover.home=" + home.toRealPath() + " ")
                .endsWith("cutover.jar check a b");
    }

    @Test
    void whereNothingCanBeWrittenItStartsWhatIsThereAndSaysWhatIsNot() throws IOException, InterruptedException {
        var nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        assumeTrue(
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "only root can start it as somebody who may not write");
        for (var open : List.of(folder, folder.resolve("jdk/bin"))) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        var command = new ArrayList<>(nobody);
        command.addAll(List.of(BASH.toString(), home.resolve("cutover").toString(), "--version"));

        assertThat(text(start(command, Map.of()))).isEmpty();
        assertThat(lastSaid()).endsWith("--version").doesNotContain("SharedArchiveFile");

        Files.delete(home.resolve("target/cutover.jar"));
        assertThat(text(start(command, Map.of())))
                .isEqualTo(
                        "cutover: there is no current build in %s/target, and it cannot be written. Start it once as the user that owns it.%n"
                                .formatted(home.toRealPath()));
    }

    @Test
    @Timeout(60)
    void twoThatStartAtOnceBuildOnce() throws IOException, InterruptedException {
        Files.delete(home.resolve("target/cutover.jar"));
        var bin = Files.createDirectory(folder.resolve("bin"));
        fifo("begun");
        fifo("go");
        Files.writeString(bin.resolve("mvn"), """
                #!/bin/bash
                cd "%s"
                echo built >>builds
                mkdir first 2>/dev/null && { echo >begun; cat go >go.read; }
                echo jar >"a home/target/cutover.jar"
                """.formatted(folder));
        executable(bin.resolve("mvn"));
        var path = Map.of("PATH", bin + ":" + System.getenv("PATH"));
        var command = List.of(BASH.toString(), home.resolve("cutover").toString(), "--version");

        var first = start(command, path);
        Files.readString(folder.resolve("begun"));
        var second = start(command, path);
        Files.writeString(folder.resolve("go"), "go");

        assertThat(text(first)).startsWith("cutover: building");
        text(second);
        assertThat(folder.resolve("builds")).hasContent("built");
        assertThat(said().stream().filter(line -> line.endsWith("--version"))).hasSize(2);
    }

    @Test
    @Timeout(60)
    void theSecondOfTwoDoesNotWaitForTheArchive() throws IOException, InterruptedException {
        fifo("begun");
        fifo("go");
        java("echo >\"%s/begun\"; cat \"%s/go\" >\"${word#*=}\"".formatted(folder, folder));
        var command = List.of(BASH.toString(), home.resolve("cutover").toString(), "--version");

        var first = start(command, Map.of());
        Files.readString(folder.resolve("begun"));
        assertThat(cutover("--help")).isEmpty();
        assertThat(lastSaid()).endsWith("--help").doesNotContain("SharedArchiveFile");
        Files.writeString(folder.resolve("go"), "classes");

        assertThat(text(first)).contains(PREPARING);
        assertThat(archive()).hasContent("classes");
    }

    private static String only(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(found).hasSize(1);
        return found.get(0).group(1);
    }

    private void fifo(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                        .start()
                        .waitFor())
                .isZero();
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
        return text(start(command, Map.of()));
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        var program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        program.environment().putAll(environment);
        return program.start();
    }

    private static String text(Process started) throws IOException, InterruptedException {
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
