package org.cutover.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cutover.endpoint.Placement;
import org.cutover.report.ResultTable;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.MatrixCall;
import org.cutover.scenario.PlanOnModel;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
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
            "Each run leaves a folder: report.html to read, run-sheet.html for the night, ladders/, report.json, junit.xml,"
                    + " trace.pcapng for Wireshark, and journal.jsonl, from which the rest is drawn."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status, the worst of several files: 0 passed, 1 failed, 2 undecided (as expected, but only where no source says"
                    + " whether two releases work together, or some calls could not be placed for real devices), 3 could not run. Ctrl-C ends with 130; a live run hangs up what stands before, and the journal says that the run was interrupted.",
            "",
            "Examples:",
            "  cutover rehearse",
            "  cutover rehearse --until move-routes --only \"alice calls out\"",
            "  cutover rehearse --live --replace sea-gw=192.0.2.7:5060/tcp --bind ocs-med=192.0.2.1",
            "  cutover rehearse calls/01-legacy-user-calls-out my-plan.yaml"
        })
final class RehearseCommand implements Callable<Integer> {

    private static final String MAIN_JOB = "migration/ocs-2007-r2-to-lync-2013";

    @Parameters(
            paramLabel = "FILE",
            completionCandidates = Shipped.Scenarios.class,
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

    @Option(names = "--until", paramLabel = "STEP", description = "End after the step of this id, or of this number.")
    private String until;

    @Option(
            names = "--only",
            paramLabel = "CALL",
            description = "Place only the call of this name, or of this letter in the table.")
    private String only;

    @Mixin
    private PlacementOptions placement;

    @Mixin
    private CaptureOption capture;

    @Mixin
    private EvidenceOption evidence = new EvidenceOption();

    @Mixin
    private RulesOptions options;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        verbosity.checked();
        var status = ExitStatus.PASSED;
        evidence.check();
        if (evidence.isAsked() && files.size() > 1) {
            throw new CannotRunException(
                    "--evidence packs one run. Name one file, or pack each by cutover report --evidence.");
        }
        var scenarios = new ArrayList<Chosen>();
        // All files are read before the first is run: a fault in the last one should not show after a minute.
        for (var file : files.isEmpty() ? List.of(MAIN_JOB) : files) {
            try {
                var source = ScenarioFile.find(file);
                var scenario = options.chosen(limited(ScenarioFile.shipped().read(source)));
                scenarios.add(new Chosen(source, scenario));
            } catch (InvalidFileException | CannotRunException unusable) {
                err.println(unusable.getMessage());
                status = ExitStatus.COULD_NOT_RUN;
            }
        }
        if (scenarios.isEmpty()) {
            return status.code();
        }
        var placed = placement(scenarios.stream().map(Chosen::scenario).toList());
        try (var file = capture.begin()) {
            for (var chosen : scenarios) {
                var run = new RunOnTerminal(terminal, verbosity, heard -> runner(placed, heard), out, file);
                status = status.or(ExitStatus.of(run.run(chosen.scenario(), chosen.source(), evidence)));
            }
            return status.code();
        }
    }

    /** What is run, and the file it was read from. */
    private record Chosen(SourceText source, Scenario scenario) {}

    private Scenario limited(Scenario scenario) {
        try {
            if (scenario instanceof Rehearsal rehearsal) {
                var ending = until == null ? rehearsal : rehearsal.until(until);
                var chosen = only == null ? ending : ending.only(named(rehearsal));
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

    /** The name of the call that is meant: it may be given by its letter in the table. */
    private String named(Rehearsal rehearsal) {
        var names = rehearsal.calls().stream().map(MatrixCall::name).toList();
        return names.stream().anyMatch(only::equalsIgnoreCase)
                ? only
                : names.stream()
                        .filter(name -> ResultTable.letter(names.indexOf(name)).equalsIgnoreCase(only))
                        .findFirst()
                        .orElse(only);
    }

    /** A name may be of any estate that a plan leads through. */
    private Placement placement(List<Scenario> scenarios) {
        if (!placement.areGiven()) {
            return Placement.ALL_HERE;
        }
        if (!live) {
            throw new CannotRunException("Real devices take part in wall-clock time only: add --live.");
        }
        var estates = scenarios.stream()
                .flatMap(scenario -> scenario instanceof Rehearsal rehearsal
                        ? PlanOnModel.of(rehearsal, options.rules()).stages().stream()
                                .map(PlanOnModel.Stage::inForce)
                        : Stream.of(scenario.deployment()))
                .toList();
        return placement.read(estates, List.of());
    }

    private ScenarioRunner runner(Placement placed, RunListener heard) {
        return live
                ? ScenarioRunner.live(options.rules(), heard).among(placed)
                : ScenarioRunner.virtual(options.rules(), heard);
    }
}
