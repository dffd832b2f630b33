package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import org.cutover.migration.PlannedStep;

/**
 * What came of a step and of the calls placed after it.
 *
 * @param number 0 for the estate as it is, then 1 for the first step
 * @param planned the step; empty for stage 0
 * @param refused why the step was not carried out, if it was not
 * @param forced ids of the rules that forbid the step, which was carried out all the same
 * @param touched users whose settings the step changed, and their numbers
 * @param report what the product reports of the step, a line for each object
 * @param findings what is broken or not documented in the estate now in force
 * @param waits the times in which nobody did anything, in order
 * @param complaint what was not as expected of the step itself; empty where it was
 */
public record StageResult(
        int number,
        Optional<PlannedStep> planned,
        Optional<Refusal> refused,
        List<String> forced,
        List<String> touched,
        List<String> report,
        List<String> findings,
        List<CallResult> calls,
        List<Waited> waits,
        String complaint) {

    /** Rules that refused a step, and why, in a sentence each. */
    public record Refusal(List<String> rules, List<String> why) {
        public Refusal {
            rules = List.copyOf(rules);
            why = List.copyOf(why);
        }
    }

    public StageResult {
        forced = List.copyOf(forced);
        touched = List.copyOf(touched);
        report = List.copyOf(report);
        findings = List.copyOf(findings);
        calls = List.copyOf(calls);
        waits = List.copyOf(waits);
    }

    /** Id of the step; empty for stage 0. */
    public String step() {
        return planned.map(PlannedStep::id).orElse("");
    }

    /** What was done, in a short sentence. */
    public String title() {
        return planned.map(done -> done.step().title()).orElse("As it is");
    }

    public Verdict verdict() {
        var own = complaint.isEmpty() ? Verdict.PASSED : Verdict.FAILED;
        return own.or(Verdict.worst(calls.stream().map(CallResult::verdict).toList()));
    }
}
