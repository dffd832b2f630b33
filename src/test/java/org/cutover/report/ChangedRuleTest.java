package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.scenario.Verdict;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.Test;

/** Somebody turns one word of a rule file, from yes to no, and is told which migration would now fail, where, and why. */
class ChangedRuleTest {

    private static final String MIGRATION = "migration/ocs-2007-r2-to-lync-2013";

    @Test
    void aPoolThatMayNotUseTheOldMediationServerGetsNoUsers() {
        var run = run(MIGRATION, changed("pool-to-mediation-server", "lync-2013", "ocs-2007-r2"));

        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        var said = Explanation.of(run);
        assertThat(said.get(0))
                .isEqualTo("stage 4 (Move bob to lync-pool): the step was refused by rule new-pool-legacy-mediation");
        assertThat(String.join(" ", said))
                .contains("pool lync-pool -> Mediation Server ocs-med, by route Seattle PSTN")
                .containsIgnoringWhitespaces(
                        "Here, though, the rule file gives another answer. [new-pool-legacy-mediation]");
    }

    @Test
    void poolsThatMayNotReachEachOtherRefuseCalls() {
        var run = run(MIGRATION, changed("pool-to-pool", "lync-2013", "ocs-2007-r2"));

        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(String.join(" ", Explanation.of(run)))
                .isEqualToIgnoringWhitespace(
                        "stage 5 (Move all users of ocs-pool to lync-pool), call \"alice calls dave\":"
                                + " refused by dal-ocs-fe1 by rule pools-after-merge, expected completed calls from"
                                + " lync-fe1 to dal-ocs-fe1 are forbidden: once the topologies are merged, users of Lync"
                                + " Server 2013 and of OCS 2007 R2 pools reach each other. Merge the topologies and publish; before"
                                + " that, neither pool knows of the other."
                                + " Only a part was rehearsed: 6 of 26 steps, all calls.");
    }

    @Test
    void aRehearsalThatBeginsLaterSaysThatItDoesNotGetThere() {
        var rules = changed("pool-to-mediation-server", "lync-2013", "ocs-2007-r2");

        var invalid = catchThrowableOfType(
                InvalidFileException.class, () -> run("mistakes/o10-new-route-below-the-old-one", rules));

        assertThat(invalid.problems())
                .singleElement()
                .asString()
                .startsWith("scenarios/mistakes/o10-new-route-below-the-old-one.yaml:6:")
                .contains("the rehearsal does not get so far: its step \"move-pilot-users\" is refused. pool"
                        + " lync-pool.contoso.com -> Mediation Server ocs-med.contoso.com");
    }

    private static RunResult run(String name, Compatibility rules) {
        var scenario = new ScenarioFile(Releases.shipped(), rules).read(ScenarioFile.find(name));
        var early = scenario instanceof Rehearsal rehearsal && name.equals(MIGRATION)
                ? rehearsal.until("move-dallas-users")
                : scenario;
        return ScenarioRunner.virtual(rules, RunListener.SILENT).run(early);
    }

    private static Compatibility changed(String matrix, String from, String to) {
        var file = "simulator/compatibility/" + matrix + ".yaml";
        var cell = "  - from: %s\n    to: %s\n    answer: ".formatted(from, to);
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        assertThat(texts.get(file)).contains(cell + "yes\n");
        texts.computeIfPresent(file, (path, text) -> text.replace(cell + "yes\n", cell + "no\n"));
        return Compatibility.read(Releases.shipped(), texts);
    }
}
