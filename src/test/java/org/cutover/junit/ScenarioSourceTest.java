package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

class ScenarioSourceTest {

    @TempDir
    private Path results;

    static class Shipped {
        @ScenarioSource({"scenarios/calls/0[12]*.yaml", "scenarios/test-cases/**/*.yaml"})
        Stream<DynamicNode> passes(Scenarios scenarios) {
            return scenarios.asTests();
        }
    }

    @Test
    void everyScenarioIsATestAndEveryTestCaseToo() {
        var sample = Sample.of(Shipped.class, results);

        assertThat(sample.thrown()).isEmpty();
        assertThat(sample.names())
                .startsWith("scenarios/calls/01-legacy-user-calls-out.yaml", "scenarios/calls/02-busy.yaml")
                .hasSizeGreaterThan(4);
    }

    @Test
    void eachIsLinkedToItsFileAndLine() {
        var sources = Sample.of(Shipped.class, results).run().allEvents().started().stream()
                .flatMap(event -> event.getTestDescriptor().getSource().stream())
                .filter(FileSource.class::isInstance)
                .map(FileSource.class::cast)
                .toList();

        assertThat(sources.get(0).getFile()).hasName("01-legacy-user-calls-out.yaml");
        assertThat(sources.get(0).getPosition().map(FilePosition::getLine)).contains(line("scenario:", sources.get(0)));
        assertThat(sources.get(3).getFile()).hasName("contoso.yaml");
        assertThat(sources.get(3).getPosition().map(FilePosition::getLine).orElseThrow())
                .isGreaterThan(1);
    }

    private static int line(String key, FileSource source) {
        try {
            var lines = Files.readAllLines(source.getFile().toPath());
            return 1
                    + lines.indexOf(lines.stream()
                            .filter(one -> one.startsWith(key))
                            .findFirst()
                            .orElseThrow());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static final Path OWN = Path.of("target", "scenario-source-test");

    private static final String DISLIKED = "Disliked (%s)".formatted(OWN.resolve("below/disliked.yaml"));

    static class Own {
        @ScenarioSource("target/scenario-source-test/**/*.yaml")
        Stream<DynamicNode> passes(Scenarios scenarios) {
            return scenarios.asTests(run -> assertThat(run).doesNotHaveToString(DISLIKED));
        }
    }

    private static void write(String name, String text) throws IOException {
        Files.createDirectories(OWN.resolve("below"));
        Files.writeString(OWN.resolve(name), text);
    }

    @Test
    void whatFailsIsExplainedAndKept() throws IOException {
        write("fails.yaml", """
                version: 1
                scenario: Busy, they say
                deployment: contoso/before
                steps:
                  - dial: { from: alice, to: 9 555 0123 }
                expect: busy
                """);
        write("below/faulty.yaml", """
                version: 1
                scenario: A slip of the pen
                deployment: contoso/before
                steps:
                  - dial: { from: alicee, to: 9 555 0123 }
                """);
        write("below/disliked.yaml", """
                version: 1
                scenario: Disliked
                deployment: contoso/before
                steps:
                  - dial: { from: alice, to: 9 555 0123 }
                """);

        var sample = Sample.of(Own.class, results);

        assertThat(sample.thrown())
                .extracting(Throwable::getMessage)
                .anySatisfy(message -> assertThat(message)
                        .contains("Busy, they say")
                        .contains("completed, expected busy")
                        .contains("|-- INVITE 95550123 -->|")
                        .contains("Seed 20130401: ")
                        .contains("The run is kept in " + results.resolve("fails-1")))
                .anySatisfy(message ->
                        assertThat(message).contains("faulty.yaml:5:19: ").contains("Did you mean \"alice\"?"))
                .anySatisfy(message -> assertThat(message).contains(DISLIKED))
                .hasSize(3);
        assertThat(results.resolve("fails-1/report.json")).exists();
        assertThat(results.resolve("fails-1/journal.jsonl")).exists();
    }

    static class Nothing {
        @ScenarioSource("scenario/**/*.yaml")
        Stream<DynamicNode> passes(Scenarios scenarios) {
            return scenarios.asTests();
        }
    }

    @Test
    void aPatternThatMatchesNothingIsAFault() {
        var failed = Sample.of(Nothing.class, results).run().containerEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();

        assertThat(failed)
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .hasMessageStartingWith("No file matches \"scenario/**/*.yaml\" in ")
                        .hasMessageEndingWith("Write it from there, like src/test/scenarios/**/*.yaml."));
    }
}
