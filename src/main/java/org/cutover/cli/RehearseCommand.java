package org.cutover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioFile;
import org.cutover.yaml.InvalidFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios and shows what came of them. */
@Command(
        name = "rehearse",
        description = {
            "Take the steps of a plan on a running estate, place every call of the call matrix over SIP after each, and show which"
                    + " calls work, by which way, and why the others fail. A scenario without a plan is one call.",
            "Each run leaves a folder: report.html to read, ladders/, report.json and journal.jsonl."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status, the worst of several files: 0 passed, 1 failed, 2 undecided (as expected, but only where no source says"
                    + " whether two releases work together), 3 could not run. Ctrl-C ends with 130; the journal then says that the run was interrupted.",
            "",
            "Examples:",
            "  cutover rehearse",
            "  cutover rehearse --until move-routes --only \"alice calls out\"",
            "  cutover rehearse calls/01-legacy-user-calls-out my-plan.yaml"
        })
final class RehearseCommand implements Callable<Integer> {

    private static final String MAIN_JOB = "migration/ocs-2007-r2-to-lync-2013";

    @Parameters(
            paramLabel = "FILE",
            description = "Scenario files, or names of shipped ones below scenarios/. Default: " + MAIN_JOB + ".")
    private List<String> files = List.of();

    @Option(
            names = "--live",
            description = "In wall-clock time on sockets, with the ports of the releases; else in virtual time.")
    private boolean live;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the folder of each run goes. Default: rehearsals, in the working directory.")
    private Path out = Path.of("rehearsals");

    @Option(names = "--until", paramLabel = "STEP", description = "End after the step of this id.")
    private String until;

    @Option(names = "--only", paramLabel = "CALL", description = "Place only the call of this name.")
    private String only;

    @Mixin
    private CaptureOption capture;

    @Mixin
    private RulesOptions options;

    @Option(names = "--quiet", description = "Print the verdict, and what was not as expected.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var status = ExitStatus.PASSED;
        var scenarios = new ArrayList<Scenario>();
        // All files are read before the first is run: a fault in the last one should not show after a minute.
        for (var file : files.isEmpty() ? List.of(MAIN_JOB) : files) {
            try {
                scenarios.add(options.chosen(limited(ScenarioFile.shipped().read(ScenarioFile.find(file)))));
            } catch (InvalidFileException | CannotRunException unusable) {
                err.println(unusable.getMessage());
                status = ExitStatus.COULD_NOT_RUN;
            }
        }
        if (scenarios.isEmpty()) {
            return status.code();
        }
        try (var file = capture.begin()) {
            for (var scenario : scenarios) {
                status = status.or(rehearse(scenario, terminal, file));
            }
            return status.code();
        }
    }

    private Scenario limited(Scenario scenario) {
        try {
            if (scenario instanceof Rehearsal rehearsal) {
                var ending = until == null ? rehearsal : rehearsal.until(until);
                var chosen = only == null ? ending : ending.only(only);
                if (!chosen.placesCalls()) {
                    throw new CannotRunException(
                            "%s would place no call, and so show nothing. Cutover check goes through a plan without calls."
                                    .formatted(rehearsal.name()));
                }
                return chosen;
            }
        } catch (IllegalArgumentException unknownName) {
            throw new CannotRunException(unknownName.getMessage());
        }
        if (scenario instanceof CallScenario && (until != null || only != null)) {
            throw new CannotRunException(
                    "%s has no plan: --until and --only are for rehearsals.".formatted(scenario.name()));
        }
        return scenario;
    }

    private ExitStatus rehearse(Scenario scenario, PrintWriter terminal, CaptureOption.Capture file) {
        return ExitStatus.of(new RunOnTerminal(terminal, quiet, options.rules(), live, out, file).run(scenario));
    }
}
