package org.cutover.cli;

import java.io.PrintWriter;
import org.cutover.report.ShortNames;
import org.cutover.report.TextWrap;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.StageResult;
import org.cutover.scenario.Verdict;

/** A line per stage, printed as the run goes on. */
final class Progress implements RunListener {

    private static final int WIDTH = 100;

    private final Scenario scenario;
    private final PrintWriter terminal;
    private final boolean quiet;
    private int last;

    Progress(Scenario scenario, PrintWriter terminal, boolean quiet) {
        this.scenario = scenario;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public void started() {
        if (!quiet) {
            terminal.println("The estate is running.");
        }
    }

    @Override
    public void stageBegan(int number, int lastNumber, String title) {
        last = lastNumber;
        if (!quiet && last > 0) {
            terminal.printf("%2d/%d  %s: ", number, last, ShortNames.in(title, scenario));
            terminal.flush();
        }
    }

    @Override
    public void stageEnded(StageResult stage) {
        if (!quiet && last > 0) {
            terminal.println(said(stage));
            stage.refused().ifPresent(refusal -> refusal.why().forEach(this::explain));
            if (!stage.forced().isEmpty()) {
                explain("forced against " + String.join(", ", stage.forced()));
            }
        }
    }

    private void explain(String why) {
        TextWrap.lines(ShortNames.in(why, scenario), WIDTH).forEach(line -> terminal.println("       " + line));
    }

    /** {@code 12 calls: 11 as expected, 1 not}. */
    private static String said(StageResult stage) {
        var refused = stage.refused()
                .map(refusal -> stage.complaint().isEmpty() ? "refused, as expected; " : "REFUSED; ")
                .orElse("");
        var calls = stage.calls().size();
        if (calls == 0) {
            return refused + "no calls";
        }
        var failed = stage.calls().stream()
                .filter(call -> call.verdict() == Verdict.FAILED)
                .count();
        var doubtful = stage.calls().stream()
                .filter(call -> call.verdict() == Verdict.UNDECIDED)
                .count();
        return "%s%d %s: %d as expected%s%s"
                .formatted(
                        refused,
                        calls,
                        calls == 1 ? "call" : "calls",
                        calls - failed - doubtful,
                        doubtful == 0 ? "" : ", " + doubtful + " undecided",
                        failed == 0 ? "" : ", " + failed + " NOT");
    }
}
