package org.cutover.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.report.ShortNames;
import org.cutover.report.TextWrap;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.StageResult;
import org.cutover.scenario.Verdict;

/** A line per stage, printed as the run goes on; on a terminal, how far it has come below them. */
final class Progress implements RunListener, AutoCloseable {

    private static final String INDENT = "       ";

    private final Scenario scenario;
    private final PrintWriter terminal;
    private final Verbosity verbosity;
    private final Screen screen;
    private final ProgressLine line;
    private final List<CallResult> calls = new ArrayList<>();
    private String stage = "";

    Progress(Scenario scenario, PrintWriter terminal, Verbosity verbosity, Screen screen) {
        this.scenario = scenario;
        this.terminal = terminal;
        this.verbosity = verbosity;
        this.screen = screen;
        this.line = screen.terminal() && !verbosity.quiet()
                ? ProgressLine.on(terminal, screen, callsOf(scenario))
                : ProgressLine.NONE;
    }

    /** How many calls are placed, if no step is refused. */
    private static long callsOf(Scenario scenario) {
        if (scenario instanceof Rehearsal rehearsal) {
            var standing = rehearsal.calls().stream()
                    .filter(call -> rehearsal.stepIds().contains(call.spans()))
                    .count();
            var always = rehearsal.calls().stream()
                    .filter(call -> !call.isStanding())
                    .count();
            return always * (rehearsal.plan().size() + 1L) + standing;
        }
        return ((CallScenario) scenario).calls().size();
    }

    @Override
    public void started() {
        say("The estate is running.");
    }

    @Override
    public void stageBegan(int number, int lastNumber, String title) {
        stage = lastNumber == 0 ? "" : "%2d/%d".formatted(number, lastNumber);
        if (!stage.isEmpty()) {
            stage += "  " + ShortNames.in(title, scenario) + ": ";
            line.stage(number, lastNumber);
        }
    }

    @Override
    public void callOver(Duration simulated) {
        line.callOver(simulated);
    }

    @Override
    public void callEnded(CallResult call) {
        calls.add(call);
    }

    @Override
    public void stageEnded(StageResult ended) {
        if (!stage.isEmpty()) {
            say(stage + said(ended));
            ended.refused().ifPresent(refusal -> refusal.why().forEach(this::explain));
            if (!ended.forced().isEmpty()) {
                explain("forced against " + String.join(", ", ended.forced()));
            }
        }
        if (verbosity.verbose()) {
            ended.planned().ifPresent(planned -> explain("do: " + planned.step().action()));
            ended.report().forEach(reported -> explain("reports: " + reported));
            calls.forEach(call -> explain(told(call)));
            ended.findings().forEach(finding -> explain("finding: " + finding));
        }
        calls.clear();
    }

    /** {@code alice calls out: completed, by ocs-med, gateway sea-gw}. */
    private static String told(CallResult call) {
        var record = call.record();
        return call.call().name() + ": "
                + String.join(
                        ", ",
                        Stream.of(record.outcome().describe(), record.way().describe())
                                .filter(part -> !part.isEmpty())
                                .toList());
    }

    /** The run is over, or has failed: what is printed next stands on a line of its own. */
    @Override
    public void close() {
        line.close();
    }

    private void say(String text) {
        if (!verbosity.quiet()) {
            line.above(() -> terminal.println(text));
        }
    }

    private void explain(String why) {
        TextWrap.lines(ShortNames.in(why, scenario), screen.textWidth() - INDENT.length())
                .forEach(part -> say(INDENT + part));
    }

    /** {@code 12 calls: 11 as expected, 1 not}. */
    private String said(StageResult stage) {
        var refused = stage.refused()
                .map(refusal -> stage.complaint().isEmpty() ? "refused, as expected; " : screen.bad("REFUSED") + "; ")
                .orElse("");
        var calls = stage.calls().size();
        if (calls == 0) {
            return refused + "no calls";
        }
        var failed = stage.calls().stream()
                .filter(call -> call.verdict() == Verdict.FAILED)
                .count();
        var doubtful = stage.calls().stream()
                .filter(call -> call.verdict() == Verdict.UNDECIDED && !call.isNotPlaced())
                .count();
        var unplaced = stage.calls().stream().filter(CallResult::isNotPlaced).count();
        return "%s%d %s: %d as expected%s%s%s"
                .formatted(
                        refused,
                        calls,
                        calls == 1 ? "call" : "calls",
                        calls - failed - doubtful - unplaced,
                        doubtful == 0 ? "" : ", " + screen.doubtful(doubtful + " undecided"),
                        unplaced == 0 ? "" : ", " + screen.doubtful(unplaced + " not placed"),
                        failed == 0 ? "" : ", " + screen.bad(failed + " NOT"));
    }
}
