package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.inquiry.Everything;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code cutover route}, as someone meets it. */
class RouteCommandTest {

    private static final String MIGRATION = "migration/ocs-2007-r2-to-lync-2013";

    @TempDir
    private Path folder;

    @Test
    void theWayOfACallIsATree() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "route", "--ascii", "--deployment", "contoso/before", "--from", "alice", "--to", "9 555 0123"))
                .isZero();

        assertThat(terminal.out())
                .startsWith("""
                        Contoso before the migration
                        alice dials 9 555 0123, that is 95550123
                        |- ocs-pool routes for alice, by the tables of OCS 2007 R2
                        |  |- location profile Seattle (pool:ocs-pool): 95550123 becomes +14255550123
                        |  |  |- rule Extension, ^(01\\d{2})$: does not match
                        """)
                .contains(
                        "phone usage Seattle", "phone route Seattle PSTN, ^\\+: matches", "pool-own-mediation; stated")
                .contains("`- GOES OUT: to sea-gw with called number +14255550123");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aRehearsalIsAskedUnderItsProfileUnlessTheCommandLineNamesAnother() {
        var asked = List.of(
                "route",
                "--from",
                "alice",
                "--to",
                "95550123",
                "--deployment",
                "profiles/01-legacy-pool-calls-by-the-default-gateway",
                "--after",
                "change-r2-route",
                "--ascii");
        var itsOwn = new Terminal(folder);
        assertThat(itsOwn.run(asked.toArray(String[]::new))).isZero();
        assertThat(itsOwn.out()).contains("Profile permissive:", "[legacy-pool-default-gateway; conflicting]");

        var strict = new Terminal(folder);
        var more = new ArrayList<>(asked);
        more.addAll(List.of("--profile", "strict"));
        assertThat(strict.run(more.toArray(String[]::new))).isEqualTo(3);
        assertThat(strict.err()).contains("step \"change-r2-route\" is refused", "[legacy-pool-new-mediation]");
    }

    @Test
    void aRehearsalIsAskedAfterAStep() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "route",
                        "--deployment",
                        MIGRATION,
                        "--after",
                        "move-routes",
                        "--from",
                        "dave",
                        "--to",
                        "95550123"))
                .isZero();

        assertThat(terminal.out())
                .contains("after step move-routes", "route W15PSTNRoute", "mediation@lync-pool -> w15-gw");
    }

    @ParameterizedTest
    @CsvSource({
        "contoso/befor, '', alice, deployment \"contoso/befor\". Did you mean \"contoso/before\"?",
        "contoso/before, '', alicee, user \"alicee\". Did you mean \"alice\"?",
        "contoso/before, move-routes, alice, 'is a deployment, and has no step \"move-routes\". Name a rehearsal.'",
        "migration/ocs-2007-r2-to-lync-2013, move-route, alice, step \"move-route\". Did you mean \"move-routes\"?",
        "calls/02-busy, some, alice, has no plan: it is no rehearsal.",
        "contoso/before, '', +0, \"+0\" is no number of the PSTN."
    })
    void aNameThatIsNotThereIsSaidWithTheNearest(String deployment, String after, String from, String said) {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "route", "--deployment", deployment, "--after", after, "--from", from, "--to", "95550123"))
                .isEqualTo(3);

        assertThat(terminal.err()).contains(said).doesNotContain("Exception");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aTrunkThatIsDownMayBeNamedByItsFirstLabel() {
        var terminal = new Terminal(folder);

        assertThat(route(terminal, "alice", "95550123", "--down", "gw1", "--down", "gw2"))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("it is marked down", "ms-diagnostics 12000");

        assertThat(route(terminal, "alice", "95550123", "--down", "gw3")).isEqualTo(3);
        assertThat(terminal.err()).contains("There is no trunk \"gw3\".");
    }

    @Test
    void aGatewayThatIsDownMeansItsTrunks() throws IOException {
        var text = Files.readString(Path.of(Everything.FILE)).replace("trunk: gw1.contoso.com,", "trunk: first,");
        text = text.replace("inbound-trunk: gw1.contoso.com", "inbound-trunk: first")
                .replace("trunks: [gw1.contoso.com", "trunks: [first");
        var terminal = new Terminal(folder);
        var file = terminal.file("estate.yaml", text);

        terminal.run("route", "--deployment", file, "--from", "alice", "--to", "95550123", "--down", "gw1");

        assertThat(terminal.out())
                .contains("first: passed over, it is marked down", "GOES OUT: to gw2 with called number 14255550123");
    }

    @Test
    void aTelUriIsItsNumber() {
        var terminal = new Terminal(folder);

        assertThat(route(terminal, "alice", "tel:+1-425-555-0123")).isZero();

        assertThat(terminal.out()).contains("that is +14255550123");
    }

    @Test
    void aNumberWithoutItsPlusIsHintedAt() {
        var terminal = new Terminal(folder);

        assertThat(route(terminal, "441632960123", "1001")).isEqualTo(3);

        assertThat(terminal.err()).contains("write +441632960123");
    }

    @Test
    void whoDialsABlankDialsNothing() {
        var terminal = new Terminal(folder);

        assertThat(route(terminal, "alice", " ")).isEqualTo(1);

        assertThat(terminal.out()).contains("alice dials nothing\n");
    }

    @Test
    void anAddressOfAnotherDomainIsNobodyHere() {
        var terminal = new Terminal(folder);

        assertThat(terminal.run(
                        "route", "--deployment", "contoso/before", "--from", "alice", "--to", "sip:bob@fabrikam.com"))
                .isEqualTo(3);
        assertThat(terminal.err())
                .contains(
                        "sip:bob@fabrikam.com is no address of contoso.com; calls to other domains are not simulated.");
        assertThat(terminal.run(
                        "route", "--deployment", "contoso/before", "--from", "alice", "--to", "sip:bob@Contoso.com"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, 95550123",
        "alice, 112",
        "alice, bob",
        "alice, 1003",
        "alice, 1004",
        "alice, 1005",
        "alice, ''",
        "alice, 1 x",
        "grace, 95550123",
        "+14255559999, +14255551003",
        "+14255559999, +14255550123",
        "+14255559999, +1"
    })
    void theJsonKeepsToItsSchema(String from, String to) throws IOException {
        var terminal = new Terminal(folder);
        route(terminal, from, to, "--json");
        var json = new JsonMapper().readTree(terminal.out());

        assertThat(SchemaTest.faults("route", json)).isEmpty();
        assertThat(json.at("/from").asString()).isEqualTo(from);
    }

    @Test
    void theJsonOfACallOutHasNumbersRulesAndWays() {
        var terminal = new Terminal(folder);
        route(terminal, "alice", "95550123", "--json");
        var json = new JsonMapper().readTree(terminal.out());

        assertThat(json.at("/legs/0/steps/0/tried/1/rule").asString()).isEqualTo("Local after 9");
        assertThat(json.at("/legs/0/steps/0/tried/1/match").asString()).isEqualTo("matches");
        assertThat(json.at("/legs/0/ways/1/outward/called").asString()).isEqualTo("14255550123");
        assertThat(json.at("/legs/0/ways/0/hops/0/answer").asString()).isEqualTo("yes");
        assertThat(json.at("/end/outcome").asString()).isEqualTo("pstn");
    }

    @Test
    void whatIsDialledGivesTheTerminalNoOrders() {
        var terminal = new Terminal(folder);

        assertThat(route(terminal, "alice", "1\u001b[31m")).isEqualTo(1);

        assertThat(terminal.out()).contains("1\\u001b[31m").doesNotContain("\u001b");
    }

    private static int route(Terminal terminal, String from, String to, String... more) {
        var all = new ArrayList<>(List.of("route", "--deployment", Everything.FILE, "--from", from, "--to", to));
        all.addAll(List.of(more));
        return terminal.run(all.toArray(String[]::new));
    }
}
