package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands that README and src/docs show are there, with the options and the shipped files that stand beside them. */
class DocumentedCommandsTest {

    /** Up to the words that explain it, which stand two blanks away or behind the code. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[`./(])cutover ((?:--)?[a-z]+)((?: (?! )[^ `\\n|)]+)*)");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern SHIPPED = Pattern.compile(
            "scenarios/[\\w*./-]+|\\b(?:calls|gateway|mediation|migration|routing|tls|contoso)/[\\w*./-]+");

    @TempDir
    private Path folder;

    private record Shown(Path page, int line, String command, String rest) {
        @Override
        public String toString() {
            return "%s:%d: cutover %s%s".formatted(page, line, command, rest);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsThereWithItsOptionsAndFiles() throws IOException {
        var shown = shown();
        assertThat(shown).hasSizeGreaterThan(40);
        return shown.stream().map(one -> dynamicTest(one.toString(), () -> isThere(one)));
    }

    private void isThere(Shown shown) throws IOException {
        var help = helpOf(shown.command());
        assertThat(OPTION.matcher(shown.rest()).results().map(found -> found.group()))
                .allSatisfy(option -> assertThat(help).contains(option));
        assertThat(SHIPPED.matcher(shown.rest()).results().map(found -> found.group()))
                .allSatisfy(file -> assertThat(isShipped(file)).as(file).isTrue());
    }

    private String helpOf(String command) {
        var terminal = new Terminal(folder);
        var option = command.startsWith("--");
        assertThat(option ? terminal.run(command) : terminal.run(command, "--help"))
                .as(terminal.err())
                .isZero();
        // Of a command that is not there, --help is that of the program.
        assertThat(terminal.out()).startsWith(option ? "" : "Usage: cutover " + command);
        return terminal.out();
    }

    private static boolean isShipped(String name) throws IOException {
        var bare = name.replaceFirst("^scenarios/", "").replaceFirst("\\.yaml$", "");
        var matcher =
                FileSystems.getDefault().getPathMatcher("glob:{scenarios,simulator/deployments}/" + bare + ".yaml");
        try (var files =
                Stream.concat(Files.walk(Path.of("scenarios")), Files.walk(Path.of("simulator", "deployments")))) {
            return files.anyMatch(matcher::matches);
        }
    }

    private static List<Shown> shown() throws IOException {
        var shown = new ArrayList<Shown>();
        for (var page : pages()) {
            var lines = Files.readAllLines(page);
            for (var i = 0; i < lines.size(); i++) {
                var number = i + 1;
                COMMAND.matcher(lines.get(i))
                        .results()
                        .forEach(found -> shown.add(new Shown(page, number, found.group(1), found.group(2))));
            }
        }
        return shown;
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("src", "docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }
}
