package org.cutover.scenario;

import java.time.Duration;
import java.util.List;
import org.cutover.compatibility.Profile;

/**
 * What came of a run.
 *
 * @param profile how the documents were read where they contradict each other
 * @param world {@code virtual} or {@code live}
 * @param devices real ones that stood in place of endpoints, in words
 * @param simulated how much time passed in the world of the run
 */
public record RunResult(
        Scenario scenario,
        Profile profile,
        String world,
        List<String> devices,
        List<StageResult> stages,
        Duration simulated) {

    public RunResult {
        devices = List.copyOf(devices);
        stages = List.copyOf(stages);
    }

    public Verdict verdict() {
        return Verdict.worst(stages.stream().map(StageResult::verdict).toList());
    }
}
