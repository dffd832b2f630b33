package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.CallScenario.Act;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Waited;

/** A scenario without a plan as text: its faults and calls in order, the ladder of a call under it. One call needs no name. */
final class StoryTranscript {

    private final CallScenario scenario;
    private final List<CallResult> results;
    private final List<Waited> waits;
    private final StringBuilder text = new StringBuilder();
    private boolean faults;

    StoryTranscript(RunResult run, CallScenario scenario) {
        this.scenario = scenario;
        this.results =
                run.stages().stream().flatMap(stage -> stage.calls().stream()).toList();
        this.waits =
                run.stages().stream().flatMap(stage -> stage.waits().stream()).toList();
    }

    String told() {
        var calls = new ArrayList<CallResult>();
        var placed = 0;
        var waited = 0;
        for (var act : scenario.acts()) {
            if (act instanceof Act.Happen happening) {
                tell(calls);
                if (!faults) {
                    paragraph();
                }
                faults = true;
                text.append("! ").append(happening.fault().describe()).append('\n');
            } else if (act instanceof Act.Wait && waited < waits.size()) {
                tell(calls);
                tell(waits.get(waited++));
            } else if (act instanceof Act.Dial && placed < results.size()) {
                var call = results.get(placed++);
                if (!calls.isEmpty() && !ladder(call).equals(ladder(calls.get(0)))) {
                    tell(calls);
                }
                calls.add(call);
            }
        }
        tell(calls);
        return text.toString();
    }

    private void tell(Waited waited) {
        paragraph();
        text.append(PollTranscript.heading(waited.time())).append('\n').append(PollTranscript.of(waited));
        faults = false;
    }

    /** Calls that went alike, one after the other, are drawn once. */
    private void tell(List<CallResult> alike) {
        if (alike.isEmpty()) {
            return;
        }
        faults = false;
        if (results.size() > 1) {
            paragraph();
            var first = alike.get(0).call();
            var last = alike.get(alike.size() - 1).call();
            text.append(first.name())
                    .append(first == last ? "" : " to " + last.name())
                    .append(": ")
                    .append(first.from())
                    .append(" dials ")
                    .append(first.to())
                    .append(", ")
                    .append(alike.get(0).record().outcome().describe())
                    .append("\n");
        }
        paragraph();
        text.append(ladder(alike.get(0)));
        alike.clear();
    }

    private void paragraph() {
        if (text.length() > 0) {
            text.append('\n');
        }
    }

    private static String ladder(CallResult call) {
        return LadderDiagram.of(call.record().entries());
    }
}
