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
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;

/** Runs a scenario, prints how it goes on and what came of it, and files the results. */
final class RunOnTerminal {

    private static final int WIDTH = 100;

    private final PrintWriter terminal;
    private final boolean quiet;
    private final Function<RunListener, ScenarioRunner> runners;
    private final Path parent;
    private final Consumer<JournalEntry> also;

    /**
     * @param runners makes the one that runs it
     * @param also is given each entry of the journal
     */
    RunOnTerminal(
            PrintWriter terminal,
            boolean quiet,
            Function<RunListener, ScenarioRunner> runners,
            Path parent,
            Consumer<JournalEntry> also) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.runners = runners;
        this.parent = parent;
        this.also = also;
    }

    Verdict run(Scenario scenario) {
        var began = System.nanoTime();
        try {
            var folder = ResultFolder.create(parent, scenario.name());
            say(scenario.title());
            if (!scenario.why().isBlank()) {
                TextWrap.lines(scenario.why().strip(), WIDTH).forEach(this::say);
            }
            say("");
            var progress = new Progress(scenario, terminal, quiet);
            var runner = runners.apply(progress);
            var result = folder.record(runner, scenario, also);
            print(result);
            var real = Duration.ofNanos(System.nanoTime() - began);
            terminal.printf(
                    "%s: %s (%s simulated, %s real)%n",
                    scenario.title(), result.verdict().word(), seconds(result.simulated()), seconds(real));
            // The table of a rehearsal says it itself.
            if (!result.profile().isStrict() && (quiet || !(scenario instanceof Rehearsal))) {
                TextWrap.lines(result.profile().note(), WIDTH).forEach(terminal::println);
            }
            if (quiet) {
                Explanation.of(result).forEach(terminal::println);
            }
            say("Results: " + folder.path());
            return result.verdict();
        } catch (IOException unwritable) {
            throw cannotWrite(unwritable);
        }
    }

    private void print(RunResult result) {
        if (quiet) {
            return;
        }
        terminal.println();
        if (result.scenario() instanceof Rehearsal) {
            terminal.print(ResultTable.of(result));
        } else {
            terminal.print(Transcript.of(result));
        }
        terminal.println();
        Explanation.of(result).forEach(terminal::println);
    }

    private void say(String line) {
        if (!quiet) {
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
