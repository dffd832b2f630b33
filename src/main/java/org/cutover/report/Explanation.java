package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.StageResult;
import org.cutover.scenario.Verdict;

/** Each thing that was not as expected, in two lines: where and what, then why. */
public final class Explanation {

    private Explanation() {}

    /** Lines; none where all was as expected. */
    public static List<String> of(RunResult run) {
        var lines = new ArrayList<String>();
        for (var stage : run.stages()) {
            if (!stage.complaint().isEmpty()) {
                lines.add("%s: %s".formatted(where(stage, run), stage.complaint()));
                lines.add(
                        "    "
                                + stage.refused()
                                        .map(refusal -> String.join(" ", refusal.why()))
                                        .orElse(
                                                "No rule forbids it in this estate; see the findings of the stage in report.json."));
            }
            for (var call : stage.calls()) {
                if (call.verdict() == Verdict.FAILED) {
                    lines.add("%s, call \"%s\": %s"
                            .formatted(where(stage, run), call.call().name(), String.join("; ", call.complaints())));
                    lines.add("    " + why(call.record().why()));
                } else if (call.verdict() == Verdict.UNDECIDED) {
                    lines.add("%s, call \"%s\": %s, but no source says that it would"
                            .formatted(
                                    where(stage, run),
                                    call.call().name(),
                                    call.record().outcome().describe()));
                    lines.add("    rule " + String.join(", ", call.record().undocumented()));
                }
            }
        }
        return lines;
    }

    private static String where(StageResult stage, RunResult run) {
        return "stage %d (%s)".formatted(stage.number(), ShortNames.in(stage.title(), run.scenario()));
    }

    private static String why(String why) {
        return why.isEmpty() ? "The journal says no more; the ladder shows how far it got." : why;
    }
}
