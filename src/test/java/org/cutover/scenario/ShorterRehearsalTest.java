package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Which calls are placed in which stage: all of them, or fewer. */
class ShorterRehearsalTest {

    private static final Rehearsal WHOLE =
            (Rehearsal) ScenarioFile.shipped().read(new SourceText("plan.yaml", """
            version: 1
            rehearsal: Small
            deployment: contoso/before
            calls:
              - { name: out, from: alice, to: 9 555 0123 }
              - { name: in, from: +14255550199, to: +14255550101 }
              - { name: standing, from: bob, to: 9 555 0123, spans: merge }
            plan:
              - deploy-pool: { id: deploy, pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
              - merge-topology: { id: merge }
              - import-configuration: { id: import }
            """, relative -> Optional.empty()));

    @Test
    void aStandingCallIsPlacedBeforeItsStepAndInNoOtherStage() {
        assertThat(stages(WHOLE))
                .containsExactly("as it is: out in", "deploy: out in", "merge: standing out in", "import: out in");
    }

    @Test
    void untilEndsAfterAStep() {
        assertThat(stages(WHOLE.until("merge")))
                .containsExactly("as it is: out in", "deploy: out in", "merge: standing out in");
        assertThat(stages(WHOLE.until("deploy"))).containsExactly("as it is: out in", "deploy: out in");
    }

    @Test
    void onlyLeavesOneCall() {
        assertThat(stages(WHOLE.only("in"))).containsExactly("as it is: in", "deploy: in", "merge: in", "import: in");
        assertThat(stages(WHOLE.only("standing")))
                .containsExactly("as it is:", "deploy:", "merge: standing", "import:");
        assertThat(stages(WHOLE.until("merge").only("out")))
                .containsExactly("as it is: out", "deploy: out", "merge: out");
    }

    private static List<String> stages(Rehearsal rehearsal) {
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(rehearsal);
        assertThat(run.verdict()).isEqualTo(Verdict.PASSED);
        return run.stages().stream().map(ShorterRehearsalTest::stage).toList();
    }

    private static String stage(StageResult stage) {
        var calls = stage.calls().stream().map(call -> " " + call.call().name()).toList();
        return (stage.step().isEmpty() ? "as it is" : stage.step()) + ":" + String.join("", calls);
    }
}
