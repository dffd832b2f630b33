package org.cutover.results;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How many calls of a run went how.
 *
 * @param placed calls of which anything was seen
 * @param failed of those, not as expected
 * @param doubtful of those, as expected where no source says that they would be
 * @param announced of those, failed as they were to, although calls of their kind are to complete
 * @param notPlaced calls that nobody here could place; they are in none of the others
 * @param refusedSteps steps that were refused, as they were to be
 * @param why they could not be placed, each reason once
 */
public record Tally(
        int placed, int failed, int doubtful, int announced, int notPlaced, int refusedSteps, Set<String> why) {

    public static Tally of(RunReport report) {
        var placed = 0;
        var failed = 0;
        var doubtful = 0;
        var announced = 0;
        var notPlaced = 0;
        var refusedSteps = 0;
        var why = new LinkedHashSet<String>();
        for (var stage : report.stages()) {
            refusedSteps += !stage.refused().isEmpty() && stage.complaint().isEmpty() ? 1 : 0;
            for (var call : stage.calls()) {
                if (call.isNotPlaced()) {
                    notPlaced++;
                    why.add(call.seen().why());
                } else {
                    placed++;
                    failed += call.verdict().equals("failed") ? 1 : 0;
                    announced += call.asAnnounced() ? 1 : 0;
                    doubtful += call.verdict().equals("undecided") ? 1 : 0;
                }
            }
        }
        return new Tally(placed, failed, doubtful, announced, notPlaced, refusedSteps, why);
    }

    /** {@code 4 calls fail and 1 step is refused}: what was expected, and no plan that works; empty where nothing of it was. */
    public String saysAnnounced() {
        var calls = announced == 0 ? "" : announced == 1 ? "1 call fails" : announced + " calls fail";
        var steps =
                refusedSteps == 0 ? "" : refusedSteps == 1 ? "1 step is refused" : refusedSteps + " steps are refused";
        return calls + (calls.isEmpty() || steps.isEmpty() ? "" : " and ") + steps;
    }

    /** {@code 3 calls could not be placed, and neither pass nor fail: …}; empty if all were. */
    public String saysNotPlaced() {
        return notPlaced == 0
                ? ""
                : "%d %s could not be placed, and neither %s nor %s: %s"
                        .formatted(
                                notPlaced,
                                notPlaced == 1 ? "call" : "calls",
                                notPlaced == 1 ? "passes" : "pass",
                                notPlaced == 1 ? "fails" : "fail",
                                String.join(" ", why));
    }
}
