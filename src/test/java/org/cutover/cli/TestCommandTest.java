package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code cutover test}, as someone meets it. */
class TestCommandTest {

    private static final String HEAD = """
            version: 1
            test-cases: Cases <of> a test
            deployment: contoso/before
            voice: ocs-voice
            cases:
            """;
    private static final String PASSES =
            "  - { name: passes, dialled-number: 95550123, dial-plan: Seattle, policy: Seattle callers, expected-route: Seattle PSTN }\n";
    private static final String FAILS =
            "  - { name: fails & so on, dialled-number: 95550123, dial-plan: Seattle, policy: Seattle callers, expected-number: +1 }\n";
    private static final String BROKEN =
            "  - { name: broken, dialled-number: 95550123, dial-plan: Seatle, policy: Seattle callers, expected-number: +1 }\n";
    private static final String IDLE =
            "  - { name: idle, dialled-number: 95550123, dial-plan: Seattle, policy: Seattle callers }\n";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sitDown() {
        terminal = new Terminal(folder);
    }

    @Test
    void theShippedCasesPass() {
        assertThat(terminal.run("test", "contoso")).isZero();

        assertThat(terminal.out()).contains("Pass", "W15PSTNRoute", "5 cases: 5 Pass");
    }

    @Test
    void theWorstCaseIsTheExitStatus() throws IOException {
        assertThat(test(PASSES)).isZero();
        assertThat(test(PASSES + IDLE)).isEqualTo(2);
        assertThat(test(IDLE + FAILS)).isEqualTo(1);
        assertThat(test(PASSES + BROKEN)).isEqualTo(1);
        assertThat(test(PASSES, "no-such-file")).isEqualTo(3);

        assertThat(terminal.out()).contains("There is no dial plan \"Seatle\". Did you mean \"Seattle\"?");
        assertThat(terminal.err()).contains("no-such-file: there is no such file.");
    }

    @Test
    void junitXmlTellsFailuresBrokenAndIdleCasesApart() throws Exception {
        var file = folder.resolve("voice.xml");
        test(PASSES + FAILS + BROKEN + IDLE, "--junit", file.toString());

        var suite = (Element) JUnitReaders.take(Files.readString(file))
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("Cases <of> a test");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        for (var kind : new String[] {"failure", "error", "skipped"}) {
            assertThat(suite.getElementsByTagName(kind).getLength()).as(kind).isEqualTo(1);
        }
        var failed = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(((Element) failed.getParentNode()).getAttribute("name")).isEqualTo("fails & so on");
        assertThat(failed.getAttribute("message")).contains("expected +1");
    }

    @Test
    void resultsGoIntoAFolderThatIsThere() throws IOException {
        var file = folder.resolve("reprots/voice.xml");

        assertThat(test(PASSES, "--junit", file.toString())).isEqualTo(3);

        assertThat(terminal.err()).contains("There is no folder " + file.getParent());
        assertThat(file.getParent()).doesNotExist();
        assertThat(terminal.out()).contains("1 case: 1 Pass");
    }

    @Test
    void everyFaultOfAFileIsSaid() throws IOException {
        var file = terminal.file("faulty.yaml", """
                version: 1
                test-cases: Faulty
                deployment: contoso/before
                cases:
                  - { name: twice, expect: nothing }
                  - { name: twice, trunk: x }
                """);

        assertThat(terminal.run("test", file)).isEqualTo(3);

        assertThat(terminal.err())
                .contains("faulty.yaml:3:13: the deployment has no lync-voice. Write voice: ocs-voice")
                .contains("unknown key \"expect\"")
                .contains("two cases are named \"twice\"")
                .contains("\"trunk\" and \"expected-number-at-gateway\" go together");
    }

    @Test
    void aCaseWithoutNumbersHasThoseOfTheCmdlet() throws IOException {
        test("  - { name: default, dial-plan: Seattle, policy: Seattle callers }\n");

        assertThat(terminal.out()).contains("The translated number is none, expected +1234.");
    }

    @Test
    void testCasesAreNoRehearsal() {
        assertThat(terminal.run("rehearse", "scenarios/test-cases/contoso.yaml"))
                .isEqualTo(3);
        assertThat(terminal.run("check", "scenarios/test-cases/contoso.yaml")).isEqualTo(3);

        assertThat(terminal.err()).contains("Run cutover test scenarios/test-cases/contoso.yaml");
    }

    private int test(String cases, String... more) throws IOException {
        var all = new ArrayList<>(List.of("test", terminal.file("cases.yaml", HEAD + cases)));
        all.addAll(List.of(more));
        return terminal.run(all.toArray(String[]::new));
    }
}
