package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.page.Runs;
import org.junit.jupiter.api.Test;

/** What stands in the sheet for the night. */
class RunSheetTest {

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
