package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.page.ReportPage;
import org.cutover.page.Runs;
import org.cutover.results.RecordedRun;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.ScenarioFile;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What everything that people look at says of calls that could not be placed, and of a rehearsal of a part. */
class PartOfARunTest {

    private static final String WHY = "calls to +14255550101 come in by sea-gw, a real device. Call from behind it.";

    private static final Rehearsal PLAN =
            (Rehearsal) ScenarioFile.shipped().read(new SourceText("plan.yaml", """
            version: 1
            rehearsal: Small
            deployment: contoso/before
            calls:
              - { name: out, from: alice, to: 9 555 0123 }
              - { name: in, from: +14255550199, to: +14255550101 }
            plan:
              - deploy-pool: { id: deploy, pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
              - merge-topology: { id: merge }
            """, relative -> Optional.empty()));

    private static final RecordedRun WHOLE = Runs.run(PLAN);
    private static final RecordedRun NONE =
            Runs.withoutPlacing(Runs.run(PLAN.until("deploy").only("in")), "in", WHY);
    private static final RecordedRun SOME = Runs.withoutPlacing(WHOLE, "in", WHY);

    @Test
    void thePageSaysThatNoCallWasPlacedAndWhyAndNotThatItWentAsExpected() {
        assertThat(ReportPage.of(NONE))
                .contains("No call was placed. 2 calls could not be placed, and neither pass nor fail: " + WHY)
                .contains("⊘</span> not placed")
                .doesNotContain("were placed at 2 stages", "but no source says that they would");
        assertThat(ReportPage.of(SOME))
                .contains("3 calls were placed at 3 stages: all went as expected. 3 calls could not be placed, and"
                        + " neither pass nor fail: " + WHY);
    }

    @Test
    void theRunSheetHasWhatTheRehearsalCouldNotPlaceToTryInTheNight() {
        var sheet = RunSheetMarkdown.of(RunSheet.of(NONE.report()));

        assertThat(sheet)
                .contains("2 calls could not be placed, and neither pass nor fail: ")
                .contains("not rehearsed, for it could not be placed: calls to")
                .doesNotContain("Rehearsed as expected", "no source says", "Nothing changes for calls");
        assertThat(RunSheetHtml.of(RunSheet.of(NONE.report())))
                .contains("not rehearsed, for it could not be placed: calls to")
                .doesNotContain("Rehearsed as expected", "no source says", "Nothing changes for calls");
        assertThat(RunSheetMarkdown.of(RunSheet.of(SOME.report())))
                .contains("The other 3 went as expected\\.".replace("\\", ""));
    }

    @Test
    void theTableHasASignOfItsOwnForWhatWasNotPlaced() {
        assertThat(ResultTable.of(NONE.report(), 100))
                .contains("~ not placed", "~ could not be placed: neither passes nor fails")
                .doesNotContain("? ");
    }

    @Test
    void junitSaysOfACallThatWasNotPlacedThatItWasNot() {
        assertThat(RunJUnitXml.of(NONE)).contains("not placed: " + WHY).doesNotContain("no source says");
    }

    @Test
    void aPartOfAPlanIsSaidToBeOneWhereverItPasses() {
        var part = Runs.run(PLAN.until("deploy").only("out"));
        var says = "Only a part was rehearsed: 1 of 2 steps, 1 of 2 calls.";

        assertThat(ReportPage.of(part)).contains(says, "Passed in part");
        assertThat(RunSheetHtml.of(RunSheet.of(part.report()))).contains(says);
        assertThat(RunSheetMarkdown.of(RunSheet.of(part.report())))
                .contains(says, "Every step of this part can be undone.");
        assertThat(Explanation.of(part.report(), 100)).contains(says);
        assertThat(ReportPage.of(WHOLE)).doesNotContain("Only a part", "in part");
    }
}
