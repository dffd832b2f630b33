package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in which peers wrote what clears a screen, ends a line and turns the reading, wherever they may write anything. */
class HostilePeersShownTest {

    /** As a journal has it: JSON. */
    private static final String HOSTILE = "\\u001b[2J\\u202e\\u0085\\u2028\\u009b";

    private static final String PLAN = """
            version: 1
            rehearsal: A try
            deployment: contoso/before
            calls:
              - { name: out, from: alice, to: 9 555 0123 }
              - { name: in, from: +14255550199, to: +14255550101 }
            plan:
              - manual: Wait
                id: wait
            """;

    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void rehearse() throws IOException {
        var terminal = new Terminal(folder);
        assertThat(terminal.rehearse(terminal.file("plan.yaml", PLAN)))
                .as(terminal.out() + terminal.err())
                .isZero();
        run = terminal.results().resolve("plan-1");
        var journal = run.resolve("journal.jsonl");
        Files.writeString(
                journal,
                Files.readString(journal)
                        .replace("\"INVITE sip:", "\"INVITE sip:" + HOSTILE)
                        .replace("SIP/2.0 200 OK", "SIP/2.0 200 " + HOSTILE)
                        .replace("From: ", "From: " + HOSTILE)
                        .replace("Supported: ", "Supported: " + HOSTILE)
                        .replace("\"detail\":\"+", "\"detail\":\"+" + HOSTILE)
                        .replace("\"decision\":\"", "\"decision\":\"" + HOSTILE)
                        .replace("\"steps\":[\"", "\"steps\":[\"" + HOSTILE));
        // What is shown then is read from the journal alone.
        Files.delete(run.resolve("report.json"));
    }

    @Test
    void theTerminalShowsWhatTheyWroteAndDoesNoneOfIt() {
        for (var call : List.of("out", "in")) {
            for (var more : List.of("--messages", "--mermaid")) {
                var terminal = new Terminal(folder);
                terminal.run("show", run.toString(), call, more);
                assertHarmless(more + " of " + call, terminal.out() + terminal.err());
                assertThat(terminal.out()).contains("u{1b}[2J");
            }
        }
        var terminal = new Terminal(folder);
        terminal.run("show", run.toString());
        assertHarmless("show", terminal.out() + terminal.err());
    }

    @Test
    void soDoAllFilesThatAreDrawn() throws IOException {
        var terminal = new Terminal(folder);
        terminal.run("report", run.toString());
        assertHarmless("report", terminal.out() + terminal.err());
        try (var files = Files.walk(run)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (!name.endsWith(".pcapng")
                        && !name.equals("journal.jsonl")
                        && !file.startsWith(run.resolve("inputs"))) {
                    assertHarmless(name, Files.readString(file));
                    assertThat(Files.readString(file)).as(name).doesNotContain("\\u001b", "\\u202e", "\\u2028");
                }
            }
        }
    }

    private static void assertHarmless(String what, String text) {
        assertThat(text.codePoints()
                        .filter(c -> Character.isISOControl(c) && c != '\n' || c == 0x202E || c == 0x2028)
                        .mapToObj("U+%04X"::formatted)
                        .distinct())
                .as(what)
                .isEmpty();
    }
}
