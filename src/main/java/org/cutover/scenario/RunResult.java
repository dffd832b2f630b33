package org.cutover.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What came of a run.
 *
 * @param simulated how much time passed in the world of the run
 */
public record RunResult(Scenario scenario, List<StageResult> stages, Duration simulated) {

    public RunResult {
        stages = List.copyOf(stages);
    }

    public Verdict verdict() {
        return Verdict.worst(stages.stream().map(StageResult::verdict).toList());
    }
}
