package org.cutover.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cutover.journal.JournalEntry;
import org.cutover.report.Explanation;
import org.cutover.report.ResultFolder;
import org.cutover.report.ResultTable;
import org.cutover.report.TextWrap;
import org.cutover.report.Transcript;
import org.cutover.results.RecordedRun;
import org.cutover.scenario.InputFiles;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.SourceText;

/** Runs a scenario, prints how it goes on and what came of it, and files the results. */
final class RunOnTerminal {

    private final PrintWriter terminal;
    private final Screen screen = Screen.here();
    private final Verbosity verbosity;
    private final Function<RunListener, ScenarioRunner> runners;
    private final Path parent;
    private final Consumer<JournalEntry> also;

    /**
     * @param runners makes the one that runs it
     * @param also is given each entry of the journal
     */
    RunOnTerminal(
            PrintWriter terminal,
            Verbosity verbosity,
            Function<RunListener, ScenarioRunner> runners,
            Path parent,
            Consumer<JournalEntry> also) {
        this.terminal = terminal;
        this.verbosity = verbosity;
        this.runners = runners;
        this.parent = parent;
        this.also = also;
    }

    /**
     * @param source the file it was read from
     * @throws CannotRunException if the results, or the evidence, cannot be written
     */
    Verdict run(Scenario scenario, SourceText source, EvidenceOption evidence) {
        var began = System.nanoTime();
        try {
            var folder = ResultFolder.create(parent, scenario.name());
            TextWrap.lines(scenario.title(), screen.textWidth()).forEach(this::say);
            if (!scenario.why().isBlank()) {
                TextWrap.lines(scenario.why().strip(), screen.textWidth()).forEach(this::say);
            }
            say("");
            var result = record(folder, scenario);
            folder.keep(InputFiles.of(source));
            folder.keep(InputFiles.certificates(scenario.deployment()));
            print(result);
            var real = Duration.ofNanos(System.nanoTime() - began);
            var title = TextWrap.lines(scenario.title(), screen.textWidth());
            title.subList(0, title.size() - 1).forEach(terminal::println);
            terminal.printf(
                    "%s: %s (%s)%n",
                    title.get(title.size() - 1),
                    coloured(result),
                    result.world().equals("live")
                            ? seconds(real) + " in real time"
                            : "%s simulated, %s real".formatted(seconds(result.simulated()), seconds(real)));
            // The table of a rehearsal says it itself.
            if (!result.profile().isStrict() && (verbosity.quiet() || !(scenario instanceof Rehearsal))) {
                TextWrap.lines(result.profile().note(), screen.textWidth()).forEach(terminal::println);
            }
            if (verbosity.quiet()) {
                Explanation.of(RecordedRun.of(result).report(), screen.width()).forEach(terminal::println);
            }
            say("Results: " + folder.path());
            if (evidence.isAsked()) {
                evidence.pack(folder.path(), RecordedRun.of(result).report());
                say("Evidence: " + evidence.file());
            }
            return result.verdict();
        } catch (IOException unwritable) {
            throw cannotWrite(unwritable);
        }
    }

    private RunResult record(ResultFolder folder, Scenario scenario) throws IOException {
        try (var progress = new Progress(scenario, terminal, verbosity, screen)) {
            return folder.record(runners.apply(progress), scenario, also);
        }
    }

    private String coloured(RunResult result) {
        var isPart = result.scenario() instanceof Rehearsal rehearsal && rehearsal.isPart();
        var word = result.verdict().word();
        return switch (result.verdict()) {
            case PASSED -> screen.good(isPart ? word + " in part" : word);
            case UNDECIDED -> screen.doubtful(word);
            case FAILED -> screen.bad(word);
        };
    }

    private void print(RunResult result) {
        if (verbosity.quiet()) {
            return;
        }
        terminal.println();
        if (result.scenario() instanceof Rehearsal) {
            terminal.print(ResultTable.of(RecordedRun.of(result).report(), screen.width()));
        } else {
            terminal.print(Transcript.of(result));
        }
        terminal.println();
        Explanation.of(RecordedRun.of(result).report(), screen.width()).forEach(terminal::println);
    }

    private void say(String line) {
        if (!verbosity.quiet()) {
            terminal.println(line);
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() < 60_000
                ? "%.1f s".formatted(duration.toMillis() / 1000.0)
                : "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private CannotRunException cannotWrite(IOException unwritable) {
        return new CannotRunException("The results cannot be written to %s: %s. Name another folder with --out."
                .formatted(parent, Unwritable.reason(unwritable)));
    }
}
