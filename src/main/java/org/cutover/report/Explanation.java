package org.cutover.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunReport;
import org.cutover.results.Tally;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Verdict;

/** Each thing that was not as expected, where and what first, then why. What is undecided is told once for each rule. */
public final class Explanation {

    /** As wide as it gets by itself. */
    public static final int WIDTH = 116;

    private static final String INDENT = "    ";

    private final RunReport run;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Explanation(RunReport run, int width) {
        this.run = run;
        this.width = Math.min(width, WIDTH);
    }

    /** Lines; none where all of a whole rehearsal was as expected. */
    public static List<String> of(RunResult run) {
        return of(RecordedRun.of(run).report(), WIDTH);
    }

    /**
     * @param width of the terminal
     * @return lines; none where all was as expected
     */
    public static List<String> of(RunReport run, int width) {
        var explanation = new Explanation(run, width);
        run.stages().forEach(explanation::explain);
        explanation.explainUndecided();
        explanation.explainNotPlaced();
        explanation.tellAnnounced();
        explanation.tellFound();
        run.extent().says().forEach(explanation::say);
        return explanation.lines;
    }

    private void explain(RunReport.Stage stage) {
        if (!stage.complaint().isEmpty()) {
            say(where(stage) + ": " + stage.complaint());
            because(
                    stage.refused().isEmpty()
                            ? "No rule forbids it in this estate; see the findings of the stage in report.json."
                            : stage.refused());
        }
        for (var call : stage.calls()) {
            if (call.verdict().equals(Verdict.FAILED.word())) {
                say("%s, call \"%s\": %s".formatted(where(stage), call.name(), String.join("; ", call.complaints())));
                because(why(call.seen().why()));
            }
        }
    }

    /** Rule by rule: how many calls crossed a pair that no source speaks of, and where the first one did. */
    private void explainUndecided() {
        var first = new LinkedHashMap<String, String>();
        var count = new HashMap<String, Integer>();
        for (var stage : run.stages()) {
            for (var call : stage.calls()) {
                if (call.verdict().equals(Verdict.UNDECIDED.word()) && !call.isNotPlaced()) {
                    var rule = String.join(", ", call.seen().undocumented());
                    first.putIfAbsent(rule, "%s, call \"%s\"".formatted(where(stage), call.name()));
                    count.merge(rule, 1, Integer::sum);
                }
            }
        }
        first.forEach((rule, where) -> {
            say("%d call(s) went as expected, but no source says that they would; the first: %s"
                    .formatted(count.get(rule), where));
            because("rule " + rule);
        });
    }

    /** What real devices keep from being placed: once for each reason. */
    private void explainNotPlaced() {
        var count = new LinkedHashMap<String, Integer>();
        run.stages().stream()
                .flatMap(stage -> stage.calls().stream())
                .filter(RunReport.Call::isNotPlaced)
                .forEach(call -> count.merge(call.seen().why(), 1, Integer::sum));
        count.forEach((why, calls) -> {
            say("%d call(s) could not be placed, and neither pass nor fail:".formatted(calls));
            because(why);
        });
    }

    /** A run that shows a mistake passes too. */
    private void tellAnnounced() {
        var announced = Tally.of(run).saysAnnounced();
        if (!announced.isEmpty() && run.verdict().equals("passed")) {
            say("As expected, %s: this shows what goes wrong, and is no plan that works.".formatted(announced));
        }
    }

    /** What check says of the estate: calls may go as expected all the same. */
    private void tellFound() {
        var found = run.foundBefore();
        if (!found.isEmpty()) {
            say("Found in the estate before any step; it changes no verdict:");
            found.forEach(this::because);
        }
    }

    private String where(RunReport.Stage stage) {
        return "stage %d (%s)".formatted(stage.number(), stage.title());
    }

    private static String why(String why) {
        return why.isEmpty() ? "The journal says no more; the ladder shows how far it got." : why;
    }

    private void say(String text) {
        var wrapped = TextWrap.lines(ShortNames.in(text, run.subject().domain()), width);
        lines.add(wrapped.get(0));
        wrapped.stream().skip(1).forEach(line -> lines.add(INDENT + INDENT + line));
    }

    private void because(String text) {
        TextWrap.lines(ShortNames.in(text, run.subject().domain()), width - INDENT.length())
                .forEach(line -> lines.add(INDENT + line));
    }
}
