package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.page.ReportPage;
import org.cutover.page.Runs;
import org.cutover.results.RecordedRun;
import org.junit.jupiter.api.Test;

/** What is said of runs that show a mistake, and of what changed between two. */
class WordsTest {

    private static final RecordedRun MISTAKE = Runs.shipped("mistakes/o1-route-to-new-mediation-server-too-early");

    private static final String PLAN = """
            version: 1
            rehearsal: Small
            deployment: contoso/before
            calls:
              - { name: out, from: alice, to: 9 555 0123 }%s
            plan:
              - manual: Look
              - manual: Look again
            """;

    @Test
    void aMistakeThatFailsAsExpectedIsNotTakenForAPlanThatWorks() {
        assertThat(MISTAKE.report().verdict()).isEqualTo("passed");
        assertThat(ReportPage.of(MISTAKE))
                .containsPattern("<strong>As expected: \\d+ calls? fails?")
                .doesNotContain("<strong>Passed</strong>");
        assertThat(Explanation.of(MISTAKE.report(), 200)).anyMatch(line -> line.contains("is no plan that works"));
        assertThat(RunSheet.of(MISTAKE.report()).standing()).startsWith("This plan does NOT work");
    }

    @Test
    void aRefusalSaysItsRule() {
        assertThat(Runs.shipped("mistakes/o1-route-to-new-mediation-server-too-early")
                        .report()
                        .stages())
                .flatExtracting(stage -> stage.calls())
                .filteredOn(call -> call.isRefused())
                .isNotEmpty()
                .allMatch(call -> call.seen().why().contains(" are forbidden: "))
                .noneMatch(call -> call.seen().why().contains("the rule files"));
    }

    @Test
    void aServerThatRefusedACallIsNotSaidToHaveBeenUsed() {
        var page = ReportPage.of(MISTAKE);

        assertThat(page).contains("on its way to lync-pool").doesNotContain("lync-pool</b><span>first used");
    }

    @Test
    void twoMoreCallsAreTwoLinesAndTheVerdictIsSaid() {
        var before = Runs.of(PLAN.formatted("")).report();
        var after = Runs.of(PLAN.formatted(
                        "\n  - { name: more, from: alice, to: bob }\n  - { name: wrong, from: alice, to: 9 555 0188 }"))
                .report();

        assertThat(ComparisonTable.of(RunComparison.of(before, after), 100))
                .containsExactly(
                        "    only the second run has call \"more\", at stages 0 to 2",
                        "    only the second run has call \"wrong\", at stages 0 to 2",
                        "The verdict changed: passed -> failed.",
                        "0 calls changed; 2 in one run alone.");
    }
}
