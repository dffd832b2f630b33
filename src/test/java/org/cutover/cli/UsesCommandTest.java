package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code cutover uses}, as someone meets it. */
class UsesCommandTest {

    private static final String MIGRATION = "migration/ocs-2007-r2-to-lync-2013";
    private static final String SMALL = """
            version: 1
            rehearsal: One call only
            deployment: contoso/before
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
            plan:
              - manual: Look
                id: look
            """;

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void whatIsNeededIsShownWithWhoNeedsIt() {
        assertThat(terminal.run("uses", "--ascii", "--deployment", "contoso/before", "ocs-med.contoso.com"))
                .isEqualTo(1);

        assertThat(terminal.out())
                .contains("Mediation Server ocs-med")
                .contains("routes that lead only to it (1): Seattle PSTN (OCS 2007 R2)")
                .contains("numbers whose calls come in by it (1): +1425555010...")
                .contains("users who reach the PSTN only by it (3): alice, bob, carol");
    }

    @Test
    void whatNothingDependsOnMayBeTakenAway() {
        assertThat(terminal.run("uses", "--deployment", MIGRATION, "--after", "remove-dallas-route", "ocs-med"))
                .isZero();

        assertThat(terminal.out()).contains("nothing depends on it: it may be taken away");
    }

    @Test
    void severalThingsOfOneNameAreAllShownUnlessOneKindIsWanted() {
        terminal.run("uses", "--deployment", "contoso/before", "Seattle");
        assertThat(terminal.out()).contains("phone usage Seattle of OCS 2007 R2", "location profile Seattle");

        var other = new Terminal(folder);
        other.run("uses", "--deployment", "contoso/before", "--kind", "usage", "Seattle");
        assertThat(other.out()).contains("phone usage Seattle").doesNotContain("location profile");
    }

    @Test
    void anUnknownNameOrKindIsSaidWithTheNearest() {
        assertThat(terminal.run("uses", "--deployment", "contoso/before", "Seatle"))
                .isEqualTo(3);
        assertThat(terminal.run("uses", "--deployment", "contoso/before", "--kind", "usge", "Seattle"))
                .isEqualTo(3);
        assertThat(terminal.run("uses", "--deployment", "contoso/before")).isEqualTo(3);
        assertThat(terminal.run("uses", "Seattle")).isEqualTo(3);

        assertThat(terminal.err())
                .contains("There is no thing called \"Seatle\". Did you mean \"Seattle\"?")
                .contains("There is no kind \"usge\". Did you mean \"usage\"?")
                .contains("Name the thing");
    }

    @Test
    void theShippedRehearsalTouchesEverythingButWhatAFirstPoolBrings() {
        assertThat(terminal.run("uses", "--untouched", MIGRATION)).isZero();

        assertThat(terminal.out())
                .contains("users: all 5 are touched", "Mediation Servers: all 3 are touched")
                .contains("voice routes: all 4 are touched", "dial plans: all 2 are touched")
                .doesNotContain("Global");
    }

    @Test
    void aGlobalPlanThatSomebodyWroteIsToBeTouched() throws IOException {
        var rehearsal = terminal.file("edited.yaml", """
                version: 1
                rehearsal: Small
                deployment: contoso/after
                calls:
                  - { name: alice calls dave, from: alice, to: +14255550104 }
                plan:
                  - manual: Look
                    id: look
                """);

        assertThat(terminal.run("uses", "--untouched", rehearsal)).isEqualTo(1);

        assertThat(terminal.out()).contains("dial plans: 1 of 1 are not touched: Global");
    }

    @Test
    void whatNoCallTouchesIsNamed() throws IOException {
        assertThat(terminal.run("uses", "--ascii", "--untouched", terminal.file("small.yaml", SMALL)))
                .isEqualTo(1);

        assertThat(terminal.out())
                .contains("users: 4 of 5 are not touched: bob, carol, dave, erin")
                .contains("phone routes: 1 of 2 are not touched: Dallas PSTN")
                .contains("location profiles: 1 of 2 are not touched: Dallas")
                .contains("gateways: 1 of 2 are not touched: dal-gw");
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        terminal.run("uses", "--json", "--deployment", "contoso/before", "ocs-med");
        assertThat(SchemaTest.faults("uses", new JsonMapper().readTree(terminal.out())))
                .isEmpty();

        var other = new Terminal(folder);
        other.run("uses", "--json", "--untouched", other.file("small.yaml", SMALL));
        assertThat(SchemaTest.faults("uses", new JsonMapper().readTree(other.out())))
                .isEmpty();
    }
}
