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

/** A result that rests on one reading of documents that disagree says so, wherever it is shown. */
class ProfileTest {

    private static final String SHIPPED = "profiles/01-legacy-pool-calls-by-the-default-gateway";
    private static final String DISAGREE = "Profile permissive: The documents disagree";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void theTableTheReportAndTheJournalSayThatTheDocumentsDisagree() throws IOException {
        assertThat(terminal.rehearse(SHIPPED)).isZero();

        assertThat(terminal.out()).containsOnlyOnce(DISAGREE);
        assertThat(report().at("/profile").asString()).isEqualTo("permissive");
        assertThat(report().at("/disagreement").asString()).startsWith(DISAGREE);
        assertThat(journal())
                .contains("\"profile\":\"permissive\",\"disagreement\":\"" + DISAGREE)
                .contains("{\"event\":\"Disputed\",\"endpoint\":\"mediation@lync-fe1.contoso.com\"");
    }

    @Test
    void aQuietRunSaysSoToo() {
        assertThat(terminal.rehearse("--quiet", SHIPPED)).isZero();

        assertThat(terminal.out()).containsOnlyOnce(DISAGREE);
    }

    @Test
    void soDoesACheckWithWhatItWarnsOf() {
        assertThat(terminal.run("check", SHIPPED)).isEqualTo(2);

        assertThat(terminal.out())
                .contains(DISAGREE, "warning: pool", "1 warned of")
                .doesNotContain("[legacy-pool-new-mediation]", "No finding.");
    }

    @Test
    void theCommandLineOutweighsTheFile() throws IOException {
        assertThat(terminal.rehearse("--profile", "strict", SHIPPED)).isEqualTo(1);

        assertThat(terminal.out())
                .doesNotContain("The documents disagree")
                .containsIgnoringWhitespaces("the step was refused by rule legacy-pool-new-mediation");
        assertThat(report().at("/profile").asString()).isEqualTo("strict");
        assertThat(report().at("/disagreement").isNull()).isTrue();
        assertThat(terminal.run("check", "--profile", "strict", SHIPPED)).isEqualTo(1);
    }

    @Test
    void aFileThatNamesNoProfileIsStrictUnlessTheCommandLineSaysOtherwise() {
        assertThat(terminal.rehearse("calls/02-busy")).isZero();
        assertThat(terminal.out()).doesNotContain("The documents disagree");

        assertThat(terminal.rehearse("--profile", "permissive", "calls/02-busy"))
                .isZero();
        assertThat(terminal.out()).containsOnlyOnce(DISAGREE);
    }

    @Test
    void aMistakeOfTheStrictReadingIsNoneOfTheOther() {
        var o1 = "mistakes/o1-route-to-new-mediation-server-too-early";

        assertThat(terminal.rehearse("--profile", "permissive", o1)).isEqualTo(1);
        assertThat(terminal.out())
                .containsIgnoringWhitespaces(
                        "the step was carried out, expected rule legacy-pool-new-mediation to refuse it");
    }

    @Test
    void aRehearsalThatAnotherBeginsWithIsGoneThroughUnderItsOwnProfile() throws IOException {
        var file = terminal.file("plan.yaml", """
                version: 1
                rehearsal: Mine
                deployment: { rehearsal: profiles/01-legacy-pool-calls-by-the-default-gateway, after: change-r2-route }
                calls:
                  - { name: alice calls out, from: alice, to: 9 555 0123, expect: refused }
                plan: []
                """);

        assertThat(terminal.rehearse(file)).isZero();
        assertThat(terminal.out()).doesNotContain("The documents disagree");
    }

    @Test
    void aProfileThatIsNotThereIsAMistakeOfTheCommand() {
        assertThat(terminal.rehearse("--profile", "lax", SHIPPED)).isEqualTo(3);
        assertThat(terminal.run("check", "--profile", "lax", "contoso/before")).isEqualTo(3);

        assertThat(terminal.err().lines()).containsOnly("There is no profile \"lax\". There are: strict, permissive.");
    }

    @Test
    void aProfileThatIsNotThereIsAFaultOfTheFile() throws IOException {
        var file = terminal.file("plan.yaml", """
                version: 1
                rehearsal: Mine
                profile: lax
                deployment: contoso/before
                calls:
                  - { name: alice calls out, from: alice, to: 9 555 0123 }
                plan: []
                """);

        assertThat(terminal.run("check", file)).isEqualTo(3);
        assertThat(terminal.err()).contains(":3:10: \"profile\" must be one of strict, permissive, not \"lax\".");
    }

    @Test
    void aCheckRefusesTheUnknownOnRequest() throws IOException {
        var file = terminal.file("plan.yaml", """
                version: 1
                rehearsal: Upgraded too early
                deployment: contoso/before
                calls:
                  - { name: alice calls out, from: alice, to: 9 555 0123 }
                plan:
                  - upgrade-gateway: { gateway: sea-gw.contoso.com, certified-for: lync-2013 }
                """);

        assertThat(terminal.run("check", file)).isEqualTo(2);
        assertThat(terminal.run("check", "--unknown", "refuse", file)).isEqualTo(1);
        assertThat(terminal.out()).contains("REFUSED");
    }

    @Test
    void whatAnImportDidIsReportedObjectByObject() throws IOException {
        assertThat(terminal.rehearse("--until", "import", "--only", "alice calls out"))
                .isZero();

        assertThat(report().at("/stages/3/report").toString())
                .startsWith("[\"added dial plan Seattle\",")
                .contains("added voice route Dallas PSTN");
        assertThat(journal())
                .contains("{\"event\":\"StepReported\",\"stage\":3,\"step\":\"import\",\"lines\":[\"added dial");

        assertThat(terminal.run("check", "mistakes/o16-legacy-routes-changed-after-import"))
                .as("it warns of what the phone route that is taken away leaves without a route")
                .isEqualTo(2);
        assertThat(terminal.out())
                .contains("warning: phone usage Dallas: no route carries it")
                .contains("reports: left voice route Seattle PSTN, though it differs")
                .contains("reports: replaced voice route Seattle PSTN");
    }

    private JsonNode report() throws IOException {
        return new JsonMapper().readTree(text("report.json"));
    }

    private String journal() throws IOException {
        return text("journal.jsonl");
    }

    /** A file of the one run there was. */
    private String text(String name) throws IOException {
        try (var runs = Files.list(terminal.results())) {
            return Files.readString(runs.findFirst().orElseThrow().resolve(name));
        }
    }
}
