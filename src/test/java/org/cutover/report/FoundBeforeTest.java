package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.page.ReportPage;
import org.cutover.page.Runs;
import org.cutover.results.RecordedRun;
import org.cutover.scenario.ScenarioFile;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** A rehearsal tells what check finds in the estate that it begins with. */
class FoundBeforeTest {

    private static final String ESTATE = """
            version: 1
            deployment: Two users with one number
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: ocs-pool.contoso.com, release: ocs-2007-r2, site: seattle }
            mediation-servers:
              - { mediation-server: ocs-med.contoso.com, release: ocs-2007-r2, site: seattle, next-hop: ocs-pool.contoso.com }
            gateways:
              - { gateway: sea-gw.contoso.com, site: seattle, certified-for: ocs-2007-r2 }
            trunks:
              - { mediation-server: ocs-med.contoso.com, gateway: sea-gw.contoso.com }
            users:
              - { name: alice, pool: ocs-pool.contoso.com, line: +14255550101 }
              - { name: bob, pool: ocs-pool.contoso.com, line: +14255550102 }
              - { name: carol, pool: ocs-pool.contoso.com, line: +14255550103 }
              - { name: dave, pool: ocs-pool.contoso.com, line: +14255550103 }
            """;

    private static final RecordedRun RUN = Runs.run(ScenarioFile.shipped()
            .read(new SourceText(
                    "plan.yaml",
                    """
            version: 1
            rehearsal: Nothing happens
            deployment: estate.yaml
            calls:
              - { name: alice calls bob, from: alice, to: bob }
            plan:
              - manual: Look
            """,
                    relative -> Optional.of(new SourceText("estate.yaml", ESTATE, other -> Optional.empty())))));

    private static final String RULE = "a line URI belongs to one user";

    @Test
    void itPassesAllTheSame() {
        assertThat(RUN.report().verdict()).isEqualTo("passed");
        assertThat(RUN.report().foundBefore()).singleElement().asString().contains(RULE);
    }

    @Test
    void terminalPageAndRunSheetTellIt() {
        var report = RUN.report();

        assertThat(String.join(" ", Explanation.of(report, 200)).replaceAll("\\s+", " "))
                .contains("before any step", RULE);
        assertThat(ReportPage.of(RUN))
                .containsSubsequence("<h2 id=\"found\">Found in the estate before any step", RULE, "Stages and calls");
        assertThat(RunSheetHtml.of(RunSheet.of(report)))
                .containsSubsequence("Found in the estate before any step", RULE, "The plan");
        assertThat(RunSheetMarkdown.of(RunSheet.of(report)))
                .containsSubsequence("## Found in the estate before any step", "- [ ]", RULE, "## Before you begin");
    }
}
