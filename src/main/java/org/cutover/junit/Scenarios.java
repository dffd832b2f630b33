package org.cutover.junit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.endpoint.Testbed.World;
import org.cutover.inquiry.VoiceTestResult;
import org.cutover.journal.JournalEntry;
import org.cutover.report.Explanation;
import org.cutover.report.LadderDiagram;
import org.cutover.report.ResultFolder;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.TestCaseFile;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The files that a {@link ScenarioSource} names. A parameter of the method that has it. */
public final class Scenarios {

    private static final String CASES = "test-cases";

    /** So many ladders are shown with a failure; the folder has all of them. */
    private static final int LADDERS = 3;

    private final List<Path> files;
    private final ScenarioSource asked;
    private final Path results;

    Scenarios(List<Path> files, ScenarioSource asked, Path results) {
        this.files = files;
        this.asked = asked;
        this.results = results;
    }

    /**
     * A test for each scenario and rehearsal, and one for each test case of a voice configuration.
     *
     * @return in the order of the paths; a file of test cases is a container
     */
    public Stream<DynamicNode> asTests() {
        return asTests(run -> {});
    }

    /**
     * The same, and of each scenario and rehearsal that passes something else must hold.
     *
     * @param also throws what an assertion throws, if it does not
     * @return in the order of the paths
     */
    public Stream<DynamicNode> asTests(Consumer<ScenarioRun> also) {
        return files.stream().map(file -> test(file, also));
    }

    private DynamicNode test(Path file, Consumer<ScenarioRun> also) {
        try {
            var source = SourceText.ofFile(file);
            var map = source.yaml(new Problems());
            if (map.has(CASES)) {
                return DynamicContainer.dynamicContainer(
                        name(file), at(file, map.placeOfKey(CASES)), cases(file, source));
            }
            var place = map.placeOfKey(map.has("rehearsal") ? "rehearsal" : "scenario");
            return DynamicTest.dynamicTest(name(file), at(file, place), () -> also.accept(run(file, source)));
        } catch (InvalidFileException faulty) {
            return DynamicTest.dynamicTest(
                    name(file), at(file, faulty.problems().get(0).place()), () -> {
                        throw faulty;
                    });
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static URI at(Path file, Place place) {
        return URI.create(
                "%s?line=%d&column=%d".formatted(file.toUri(), Math.max(1, place.line()), Math.max(1, place.column())));
    }

    private Compatibility rules() {
        var shipped = Compatibility.shipped();
        return asked.refuseUnknown() ? shipped.refusingUnknown() : shipped;
    }

    private ScenarioRun run(Path file, SourceText source) {
        var read = new ScenarioFile(Releases.shipped(), rules()).read(source);
        var scenario = asked.profile().isEmpty() ? read : read.under(asked.profile());
        var seed = seed();
        var world = asked.live() ? World.LIVE_ON_FREE_PORTS : World.VIRTUAL;
        var journal = new ArrayList<JournalEntry>();
        var result = new ScenarioRunner(rules(), world, OptionalLong.of(seed), RunListener.SILENT)
                .run(scenario, journal::add, (begun, live, leave) -> {});
        if (result.verdict() == Verdict.FAILED) {
            throw new AssertionFailedError(failure(result, seed, journal));
        }
        if (result.verdict() == Verdict.UNDECIDED) {
            throw new TestAbortedException(String.join("\n", Explanation.of(result)));
        }
        return new ScenarioRun(file, result);
    }

    private long seed() {
        if (asked.seed() != TestbedTest.ANY_SEED) {
            return asked.seed();
        }
        return asked.live() ? org.cutover.endpoint.Testbed.randomSeed() : org.cutover.endpoint.Testbed.SEED;
    }

    private String failure(RunResult result, long seed, List<JournalEntry> journal) {
        var ladders = result.stages().stream()
                .flatMap(stage -> stage.calls().stream())
                .filter(call -> call.verdict() == Verdict.FAILED)
                .limit(LADDERS)
                .map(Scenarios::ladder)
                .collect(Collectors.joining());
        return "%s%n%n%s%n%s%nSeed %d: @ScenarioSource(seed = %dL) has the same tags and Call-IDs.%n%s"
                .formatted(
                        result.scenario().title(),
                        String.join("\n", Explanation.of(result)),
                        ladders,
                        seed,
                        seed,
                        kept(result.scenario(), result, journal));
    }

    private static String ladder(CallResult call) {
        return "%n%s:%n%n%s"
                .formatted(call.call().name(), LadderDiagram.of(call.record().entries()));
    }

    private String kept(Scenario scenario, RunResult result, List<JournalEntry> journal) {
        try {
            var folder = ResultFolder.create(results, scenario.name());
            folder.write(result, journal);
            return "The run is kept in " + folder.path();
        } catch (IOException unwritable) {
            return "The run could not be kept: " + unwritable.getMessage();
        }
    }

    private Stream<DynamicTest> cases(Path file, SourceText source) {
        var read = TestCaseFile.read(name(file), Releases.shipped(), rules());
        var places = source.yaml(new Problems()).maps("cases");
        var tests = new ArrayList<DynamicTest>();
        for (var result : read.run()) {
            var place = places.get(tests.size()).place();
            tests.add(DynamicTest.dynamicTest(result.test().name(), at(file, place), () -> holds(result)));
        }
        return tests.stream();
    }

    private static void holds(VoiceTestResult result) {
        switch (result.outcome()) {
            case PASS -> {
                // as it should be
            }
            case NOT_APPLICABLE ->
                throw new TestAbortedException(
                        "The case expects nothing, and so shows nothing. Write expected-number, expected-usage or expected-route.");
            case FAIL, BROKEN ->
                throw new AssertionFailedError(
                        "%s: %s".formatted(result.outcome().word(), String.join(" ", result.complaints())));
        }
    }
}
