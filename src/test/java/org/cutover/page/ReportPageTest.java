package org.cutover.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.results.RecordedRun;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String STRANGE = "<b>\\\"&\\\"</b> '</script>' בדיקה " + "x".repeat(500);

    private static final String PLAN = """
            version: 1
            rehearsal: "%s"
            deployment: contoso/before
            calls:
              - { name: "%s", from: alice, to: 9 555 0123 }
              - { name: wrong, from: alice, to: 9 555 0188 }
            plan:
              - merge-topology: {}
            """.formatted(STRANGE, STRANGE);

    @Test
    void strangeNamesAreText() {
        var page = ReportPage.of(Runs.of(PLAN));

        assertThat(page)
                .contains("&lt;b&gt;", "בדיקה", "x".repeat(500))
                .doesNotContain("<b>\"", "<b>&quot;", "'</script>");
    }

    @Test
    void theTopSaysWhatWasNotAsExpectedAndWhy() {
        assertThat(ReportPage.of(Runs.of(PLAN)))
                .contains("<strong>Failed</strong>")
                .contains("2 calls were placed at 2 stages: 1 went not as expected, 1 step was not as expected.")
                .contains("rejected by sea-gw: 404 Not Found, expected completed")
                .contains("PSTN says DISCONNECT: cause 1, Unallocated number")
                .contains("the step was refused by rule pilot-before-merge");
    }

    @Test
    void whatAFolderLacksIsSaidAtTheTop() {
        var run = Runs.shipped("calls/02-busy");
        var left = new RecordedRun(run.report(), "", run.stages(), List.of("journal.jsonl is <gone>."));

        assertThat(ReportPage.of(left)).contains("<strong>Note:</strong> journal.jsonl is &lt;gone&gt;.");
    }

    @Test
    void aScenarioWithoutAPlanIsToldActByAct() {
        assertThat(ReportPage.of(Runs.shipped("gateway/01-polled-down-and-up-again")))
                .containsSubsequence(
                        "gw1 says nothing",
                        "6 min pass",
                        "writes event 25061 to its log",
                        "marks ",
                        " down",
                        "alice → ",
                        "gw1 puts calls through");
    }

    @Test
    void aStageWithoutCallsIsNoMoveOfTraffic() {
        var refused = Strip.of(Runs.of(PLAN), new Names("contoso.com"));

        assertThat(refused.servers()).extracting(Strip.Server::story).containsOnly("");
        assertThat(refused.stages()).noneMatch(Strip.Stage::changed);
    }

    @Test
    void aServerHasTheSameColourInEveryReport() {
        var all = Strip.of(Runs.shipped("migration/ocs-2007-r2-to-lync-2013"), new Names("contoso.com"));
        var backwards = reversed(Runs.shipped("migration/ocs-2007-r2-to-lync-2013"));

        assertThat(Strip.of(backwards, new Names("contoso.com")).servers())
                .extracting(server -> server.name() + server.colour())
                .containsExactlyInAnyOrderElementsOf(all.servers().stream()
                        .map(server -> server.name() + server.colour())
                        .toList());
        assertThat(all.servers()).extracting(Strip.Server::colour).doesNotHaveDuplicates();
    }

    private static RecordedRun reversed(RecordedRun run) {
        var stages = new ArrayList<>(run.stages());
        Collections.reverse(stages);
        return new RecordedRun(run.report(), run.world(), stages, List.of());
    }

    @Test
    void twoHundredCallsAtFortyStagesStayUnderTenMegabytes() {
        var run = Runs.enlarged(Runs.shipped("migration/ocs-2007-r2-to-lync-2013"), 200, 40);

        var page = ReportPage.of(run);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isBetween(1_000_000, 10_000_000);
        // A whole page would be too much of a message.
        assertThat(List.of("INVITE +14251950123", "alice calls out 195")).allMatch(page::contains);
    }
}
