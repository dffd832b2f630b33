package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.page.Runs;
import org.junit.jupiter.api.Test;

/** What stands in the sheet for the night. */
class RunSheetTest {

    private static final RunSheet NIGHT =
            RunSheet.of(Runs.shipped("migration/ocs-2007-r2-to-lync-2013").report());

    private static RunSheet.Step step(int number) {
        return NIGHT.steps().get(number - 1);
    }

    private static List<String> tried(int number) {
        return step(number).trials().stream()
                .flatMap(trial -> trial.calls().stream())
                .map(call -> call.replaceFirst(" \\(.*", ""))
                .toList();
    }

    @Test
    void anEditThatIsLeftPendingDoesNotSayPublish() {
        assertThat(step(7).work().pending()).isTrue();
        assertThat(step(7).work().how())
                .contains("w15-gw", "5066/tcp", "lync-pool")
                .doesNotContain("Publish");
        assertThat(step(8).work().how()).contains("listen on 5068/tcp").doesNotContain("Publish");
        assertThat(step(9).work().how()).contains("Publish");
    }

    @Test
    void whatIsTriedTestsTheStep() {
        assertThat(tried(4)).contains("bob calls out", "PSTN calls bob").doesNotContain("alice calls out");
        assertThat(tried(6)).contains("dave calls out", "PSTN calls dave").doesNotContain("bob calls out");
        assertThat(tried(2)).isEmpty();
        assertThat(RunSheetMarkdown.of(NIGHT))
                .containsSubsequence(
                        "## 2. ", "Nothing changes for calls, and no call of the matrix tests this step.", "## 3. ")
                .containsSubsequence("## 4. ", "Nothing changes for calls. These test the step:", "bob calls out")
                .doesNotContain("- [ ] Nothing changes");
    }

    @Test
    void whatIsUndoneFromAFileIsSavedBefore() {
        assertThat(RunSheetMarkdown.of(NIGHT))
                .containsSubsequence(
                        "## Before you begin", "- [ ] ", "Export configuration", "Export-CsConfiguration", "## 1.");
        assertThat(RunSheetHtml.of(NIGHT)).containsSubsequence("Before you begin", "Export configuration");
        assertThat(step(10).work().undo()).contains("remove voice route W15PSTNRoute", "Remove-CsVoiceRoute");
    }

    @Test
    void aStepThatWasRefusedOrForcedHasNoBoxToTickAndIsSaidAtTheTop() {
        var forced = RunSheet.of(Runs.shipped("mistakes/o1-route-to-new-mediation-server-too-early")
                .report());
        var step = forced.steps().stream()
                .filter(one -> !one.allowed())
                .findFirst()
                .orElseThrow();

        assertThat(RunSheetMarkdown.of(forced))
                .containsSubsequence(
                        "Not to be carried out as they stand: step " + step.number(), "## Before you begin")
                .contains("**Not to be carried out as it stands")
                .doesNotContain("- [ ] **" + step.work().tool());
        assertThat(RunSheetHtml.of(forced)).contains("Not to be carried out as they stand: step " + step.number());
    }

    @Test
    void theWayBackIsReadInOneDirection() {
        assertThat(RunSheetMarkdown.of(NIGHT)).contains("downwards in this list");
        assertThat(RunSheetHtml.of(NIGHT)).contains("downwards in this list");
    }

    @Test
    void aRollBackNamesTheStepsItUndoesTheLastFirst() {
        var sheet = RunSheetMarkdown.of(
                RunSheet.of(Runs.shipped("migration/roll-back").report()));

        assertThat(sheet)
                .containsSubsequence(
                        "Roll back to after save-voice-configuration",
                        "3. undo \"Move the numbers +1425555010… to gateway w15-gw.contoso.com\": Carrier: ",
                        "2. undo \"Add voice route W15PSTNRoute at the top, over w15-gw.contoso.com\": Lync Server Control Panel: ",
                        "Check:",
                        "## The way back",
                        "- [ ] 4 Roll back to after save-voice-configuration: Nothing: it has undone 3, 2 already. Go on below them.",
                        "- [ ] 3 Move the numbers")
                .doesNotContain("1. undo");
    }
}
