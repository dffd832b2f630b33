package org.cutover.report;

import java.util.HashMap;
import java.util.Map;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.StageResult;

/**
 * A run as one text that can be compared with that of another run: of a rehearsal the table, then each call's ladder wherever it
 * differs from the stage before; of a scenario without a plan its ladder, and where it has faults or several calls, what
 * happened in its order.
 */
public final class Transcript {

    private Transcript() {}

    /** Lines, each ending with a line feed. */
    public static String of(RunResult run) {
        return run.scenario() instanceof Rehearsal
                ? rehearsal(run)
                : new StoryTranscript(run, (CallScenario) run.scenario()).told();
    }

    private static String rehearsal(RunResult run) {
        var text = new StringBuilder();
        text.append(run.scenario().title())
                .append(": ")
                .append(run.verdict().word())
                .append("\n\n");
        text.append(ResultTable.of(run));
        Map<String, String> before = new HashMap<>();
        for (var stage : run.stages()) {
            for (var call : stage.calls()) {
                var name = call.call().name();
                var ladder = LadderDiagram.of(call.record().entries());
                if (!ladder.equals(before.put(name, ladder))) {
                    text.append('\n')
                            .append(heading(ShortNames.in(stage.title(), run.scenario()), stage, name))
                            .append("\n\n");
                    text.append(ladder);
                }
            }
        }
        return text.toString();
    }

    private static String heading(String title, StageResult stage, String call) {
        return "%d %s: %s".formatted(stage.number(), title, call);
    }
}
