package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway is upgraded while an OCS 2007 R2 Mediation Server still uses it: no source says whether that works. */
class UndecidedTest {

    private static final String RULE = "new-gateway-legacy-mediation";
    private static final String PLAN = """
            version: 1
            rehearsal: Upgraded too early
            deployment: contoso/before
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
              - { name: dave calls out, from: dave, to: 9 555 0123 }
            plan:
              - upgrade-gateway: { id: upgrade, gateway: sea-gw.contoso.com, certified-for: lync-2013 }
            """;

    @TempDir
    private Path folder;

    private Terminal terminal;
    private String plan;

    @BeforeEach
    void write() throws IOException {
        terminal = new Terminal(folder);
        plan = terminal.file("plan.yaml", PLAN);
    }

    @Test
    void aCallThatNoSourceSpeaksOfPassesAndLeavesTheRunUndecided() throws IOException {
        assertThat(terminal.rehearse(plan)).isEqualTo(2);

        assertThat(terminal.out())
                .contains("2 calls: 1 as expected, 1 undecided")
                .contains("? ocs-med > sea-gw")
                .contains("? as expected, but no source says whether these releases work together")
                .contains("1 call(s) went as expected, but no source says that they would; the first: stage 1")
                .contains("rule " + RULE)
                .contains("Upgraded too early: undecided");
        var report = report();
        assertThat(report.at("/verdict").asString()).isEqualTo("undecided");
        assertThat(report.at("/stages/0/calls/0/verdict").asString()).isEqualTo("passed");
        assertThat(report.at("/stages/1/calls/0/verdict").asString()).isEqualTo("undecided");
        assertThat(report.at("/stages/1/calls/1/verdict").asString()).isEqualTo("passed");
        assertThat(report.at("/stages/1/findings").toString()).contains(RULE);
    }

    @Test
    void onRequestItIsRefused() throws IOException {
        assertThat(terminal.rehearse("--unknown", "refuse", plan)).isEqualTo(1);
        assertThat(terminal.out()).containsIgnoringWhitespaces("the step was refused by rule " + RULE);
        assertThat(report().at("/verdict").asString()).isEqualTo("failed");
    }

    @Test
    void forcedItIsRefusedOnTheWire() throws IOException {
        plan = terminal.file("plan.yaml", PLAN.replace("id: upgrade,", "id: upgrade, force: true,"));

        assertThat(terminal.rehearse("--unknown", "refuse", plan)).isEqualTo(1);
        assertThat(report().at("/stages/1/calls/0/outcome").asString()).isEqualTo("refused");
        assertThat(report().at("/stages/1/calls/0/rule").asString()).isEqualTo(RULE);
        assertThat(report().at("/stages/1/calls/1/verdict").asString()).isEqualTo("passed");
    }

    @Test
    void doubtDoesNotHideFailure() throws IOException {
        plan = terminal.file("plan.yaml", PLAN.replace("dave, to: 9 555 0123 }", "dave, to: 9 555 0000 }"));

        assertThat(terminal.rehearse(plan)).isEqualTo(1);
        assertThat(report().at("/verdict").asString()).isEqualTo("failed");
        assertThat(report().at("/stages/1/calls/0/verdict").asString()).isEqualTo("undecided");
    }

    @Test
    void doubtIsWorseThanAPassOfAnotherFile() {
        assertThat(terminal.rehearse("--quiet", plan, "calls/02-busy")).isEqualTo(2);
    }

    private JsonNode report() throws IOException {
        return new JsonMapper().readTree(Files.readString(terminal.results().resolve("plan-1/report.json")));
    }
}
