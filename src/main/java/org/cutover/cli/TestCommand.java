package org.cutover.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cutover.compatibility.Releases;
import org.cutover.inquiry.VoiceTestResult;
import org.cutover.inquiry.VoiceTestResult.Outcome;
import org.cutover.report.JUnitXml;
import org.cutover.report.TestTable;
import org.cutover.scenario.TestCaseFile;
import org.cutover.yaml.InvalidFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs test cases of the voice configuration. */
@Command(
        name = "test",
        description = {
            "Run test cases of the voice configuration: what a dialled number becomes by a dial plan, and the first usage and route that a"
                    + " voice policy gives it. No call is placed.",
            "Stands for Test-CsVoiceTestConfiguration; a case has the fields of New-CsVoiceTestConfiguration. One with a trunk stands for"
                    + " Test-CsTrunkConfiguration too. As there, no trunk need stand, be up, or be allowed: that is what rehearse and route"
                    + " are for. Otherwise than there, a number that has its plus is not normalized, as in a real call; and a case whose"
                    + " dial plan, voice policy, usage, route or trunk no longer exists is reported as BROKEN."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Results: Pass if every expectation that is given equals the first result; Fail; N/A if the case expects nothing; BROKEN.",
            "Exit status, the worst of all cases: 0 all pass, 1 one fails or is broken, 2 none fails, but one is N/A and so shows nothing, 3 a"
                    + " file cannot be used.",
            "",
            "Examples:",
            "  cutover test contoso",
            "  cutover test my-cases.yaml --junit target/voice-routing.xml"
        })
final class TestCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of test cases, or names of shipped ones below scenarios/test-cases/.")
    private List<String> files = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Mixin
    private RulesOptions options = new RulesOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var status = ExitStatus.PASSED;
        var suites = new ArrayList<JUnitXml.Suite>();
        for (var file : files) {
            try {
                var cases = TestCaseFile.read(file, Releases.shipped(), options.rules());
                var results = cases.run();
                suites.add(new JUnitXml.Suite(cases.name(), cases.title(), results));
                print(cases, results, out);
                status = status.or(of(results));
            } catch (InvalidFileException unusable) {
                spec.commandLine().getErr().println(unusable.getMessage());
                status = ExitStatus.COULD_NOT_RUN;
            }
        }
        junit.ifPresent(file -> write(file, JUnitXml.of(suites)));
        return status.code();
    }

    private static void print(TestCaseFile cases, List<VoiceTestResult> results, PrintWriter out) {
        out.println(cases.title());
        out.println();
        TestTable.of(results, cases.deployment(), Screen.here().width()).forEach(out::println);
        out.println();
        var count = new ArrayList<String>();
        for (var outcome : Outcome.values()) {
            var number = results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
            if (number > 0) {
                count.add("%d %s".formatted(number, outcome.word()));
            }
        }
        out.println("%d %s: %s"
                .formatted(results.size(), results.size() == 1 ? "case" : "cases", String.join(", ", count)));
    }

    private static ExitStatus of(List<VoiceTestResult> results) {
        return switch (results.stream().map(VoiceTestResult::outcome).reduce(Outcome.PASS, Outcome::or)) {
            case PASS -> ExitStatus.PASSED;
            case NOT_APPLICABLE -> ExitStatus.UNDECIDED;
            case FAIL, BROKEN -> ExitStatus.FAILED;
        };
    }

    private static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new CannotRunException(
                        "There is no folder %s. Make it, or name another file with --junit.".formatted(folder));
            }
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new CannotRunException(
                    "The results cannot be written to %s. Name another file with --junit.".formatted(file));
        }
    }
}
