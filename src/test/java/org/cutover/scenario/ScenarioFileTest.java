package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problem;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario's file may get wrong, and what is said of it. */
class ScenarioFileTest {

    private static final String HEAD = """
            version: 1
            rehearsal: A title
            deployment: contoso/before
            calls:
              - { name: alice calls out, from: alice, to: 9 555 0123 }
              - { name: PSTN calls alice, from: +14255550199, to: +14255550101 }
            """;

    @TempDir
    private Path folder;

    @Test
    void aRehearsalIsReadWithItsCallsAndItsPlan() {
        var rehearsal = (Rehearsal) read(HEAD + """
                plan:
                  - deploy-pool: { id: pilot, pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
                    expect: { outbound: { by: ocs-med, gateway: sea-gw }, nothing-uses: dal-gw }
                """);

        assertThat(rehearsal.title()).isEqualTo("A title");
        assertThat(rehearsal.calls())
                .extracting(MatrixCall::direction)
                .containsExactly(Direction.OUTBOUND, Direction.INBOUND);
        assertThat(rehearsal.stepIds()).containsExactly("pilot");
        var expect = rehearsal.plan().get(0).expect();
        assertThat(expect.outbound()).isEqualTo(new Way(List.of("ocs-med.contoso.com"), "", "", "sea-gw.contoso.com"));
        assertThat(expect.nothingUses()).containsExactly("dal-gw.contoso.com");
    }

    @Test
    void allFaultsOfAFileAreSaidAtOnceAndInItsOrder() {
        assertThat(problems("""
                        version: 1
                        rehearsal: A title
                        deployment: contoso/before
                        cals: []
                        calls:
                          - { name: one, from: alise, to: 9 555 0123 }
                          - { name: one, from: alice, to: bobb }
                          - { name: two, from: +14255550198, to: "0101", expect: bussy, patience: soon }
                          - { name: three, from: alice, to: "0102", spans: nowhere }
                        plan:
                          - deploy-poll: { pool: lync-pool.contoso.com }
                        """))
                .containsExactly(
                        "plan.yaml:4:1: unknown key \"cals\". Did you mean \"calls\"?",
                        "plan.yaml:6:24: user \"alise\" is not defined. Did you mean \"alice\"?",
                        "plan.yaml:7:13: two calls are named \"one\"; the first is on line 6. Name this one differently.",
                        "plan.yaml:7:35: user \"bobb\" is not defined. Did you mean \"bob\"?",
                        "plan.yaml:8:24: carrier number \"+14255550198\" is not defined. Did you mean \"+14255550188\"?",
                        "plan.yaml:8:42: the PSTN calls a number, such as +14255550101, not \"0101\".",
                        "plan.yaml:8:58: \"expect\" must be one of completed, busy, no-answer, rejected, refused, unrouted,"
                                + " timed-out, abandoned, dropped, not \"bussy\".",
                        "plan.yaml:8:75: \"patience\" must be a time such as 500ms, 2s or 5m, not \"soon\".",
                        "plan.yaml:11:5: \"deploy-poll\" is no step. Did you mean \"deploy-pool\"?");
    }

    @Test
    void aNameThatWillNotBeThereWhenItsTurnComesIsAFaultOfTheFile() {
        assertThat(problems(HEAD + """
                        plan:
                          - deploy-pool: { pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
                          - move-users: { users: [bob], to: lync-pol.contoso.com, force: true }
                          - roll-back: { to: nothing }
                        """))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("plan.yaml:9:37: ")
                                .endsWith(
                                        "\"lync-pol.contoso.com\" is not defined. Did you mean \"lync-pool.contoso.com\"?"),
                        second -> assertThat(second).startsWith("plan.yaml:10:22: step \"nothing\" is not defined."));
    }

    @Test
    void aNameInAListHasItsPlaceAndWhatTheStepWouldHaveBroughtIsNotCalledUnknownToo() {
        assertThat(problems(HEAD + """
                        plan:
                          - add-phone-route: { route: New, usages: [Nonesuch], mediation-servers: [ocs-med.contoso.com] }
                            expect: { outbound: { route: New } }
                        """))
                .singleElement()
                .asString()
                .startsWith("plan.yaml:8:45: PSTN usage \"Nonesuch\" is not defined.");
    }

    @Test
    void aLetterInANumberIsSaidToBeNoDigit() {
        assertThat(problems(HEAD.replace(
                                "calls:\n",
                                "calls:\n  - { name: slip, from: alice, to: 9 555 O123 }\n  - { name: slop, from: alice, to: +1425555012l }\n")
                        + "plan: []\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .endsWith(
                                        "user \"9 555 O123\" is not defined. If a number is meant, \"O\" in it is no digit."),
                        second -> assertThat(second).endsWith("If a number is meant, \"l\" in it is no digit."));
    }

    @Test
    void whatAFaultyStepWouldHaveBroughtIsNotCalledUnknownToo() {
        assertThat(problems(HEAD + """
                        plan:
                          - deploy-pool: { pool: lync-pool.contoso.com, release: lync-2031, site: seattle }
                          - move-users: { users: [bob], to: lync-pool.contoso.com }
                        """))
                .singleElement()
                .asString()
                .startsWith("plan.yaml:8:58: release \"lync-2031\" is not defined.");
    }

    @Test
    void anExpectationThatWouldHoldWhateverHappensIsAFault() {
        assertThat(problems(HEAD.replace("calls:\n", "calls:\n  - { name: later, from: alice, to: bob, spans: two }\n")
                        + """
                        expect-before: { refused: pilot-before-merge }
                        plan:
                          - manual: One
                            id: one
                            expect: { fails: [later] }
                          - manual: Two
                            id: two
                            expect: { fails: [later] }
                        """))
                .satisfiesExactly(
                        refused -> assertThat(refused).contains("no step is taken before stage 0"),
                        later -> assertThat(later).contains("a call placed at this stage, \"later\" is not defined"));
    }

    @Test
    void expectationsNameWhatThereIs() {
        assertThat(problems(HEAD + """
                        plan:
                          - merge-topology: {}
                            expect:
                              refused: pilot-befor-merge
                              outbound: { by: lync-pool, route: Seatle PSTN }
                              nothing-uses: [sea-gw, sea-gateway]
                              fails: [alice calls ou, all-outbound]
                              calls:
                                - { call: somebody, rule: no-such-rule }
                        """))
                .satisfiesExactly(
                        rule -> assertThat(rule)
                                .contains("10:16: rule \"pilot-befor-merge\"")
                                .contains("pilot-before-merge"),
                        by -> assertThat(by).contains("11:23: Mediation Server \"lync-pool\" is not defined"),
                        route -> assertThat(route)
                                .contains("11:41: route \"Seatle PSTN\"")
                                .contains("Seattle PSTN"),
                        unused -> assertThat(unused)
                                .contains("12:30: Mediation Server, gateway, trunk or route \"sea-gateway\""),
                        call -> assertThat(call)
                                .contains("13:15: a call placed at this stage, \"alice calls ou\"")
                                .contains("alice calls out"),
                        somebody -> assertThat(somebody).contains("15:19: a call placed at this stage, \"somebody\""),
                        id -> assertThat(id).contains("15:35: rule \"no-such-rule\""));
    }

    @Test
    void aCallSpansAStepOfThePlan() {
        assertThat(problems(HEAD + """
                          - { name: stands, from: alice, to: 9 555 0123, spans: loo }
                        plan:
                          - manual: Look
                            id: look
                        """))
                .containsExactly("plan.yaml:7:57: step \"loo\" is not defined. Did you mean \"look\"?");
    }

    @Test
    void twoStepsOfOneIdAreAFault() {
        assertThat(problems(HEAD + """
                        plan:
                          - manual: Look
                            id: look
                          - manual: Look again
                            id: look
                        """))
                .containsExactly(
                        "plan.yaml:10:5: two steps have the id \"look\"; the first is on line 8. Give this one another id.");
    }

    @Test
    void aBadRegularExpressionAndAPortOutOfRangeAreFaultsWithAPlace() {
        assertThat(problems(HEAD + """
                        plan:
                          - add-voice-route: { route: New, pattern: '^(\\d', usages: [Seattle], trunks: [x] }
                          - configure-mediation-server: { mediation-server: ocs-med.contoso.com, listens: [70000/tcp] }
                        """))
                .satisfiesExactly(
                        pattern -> assertThat(pattern).startsWith("plan.yaml:8:45: "),
                        port -> assertThat(port).startsWith("plan.yaml:9:84: ").contains("65535"));
    }

    @Test
    void aDeploymentMayBeWhatARehearsalLeaves() throws IOException {
        Files.writeString(folder.resolve("first.yaml"), HEAD + """
                        plan:
                          - deploy-pool: { id: pilot, pool: lync-pool.contoso.com, release: lync-2013, site: seattle }
                          - merge-topology: { id: merge }
                        """);
        var second = HEAD.replace("contoso/before", "{ rehearsal: first, after: pilot }") + "plan: []\n";

        var deployment = read(second).deployment();

        assertThat(deployment.topology().findPool("lync-pool.contoso.com")).isPresent();
        assertThat(deployment.topology().backCompatSite()).isEmpty();
    }

    @Test
    void rehearsalsThatBeginWithEachOtherGoInACircle() throws IOException {
        var other = HEAD.replace("contoso/before", "{ rehearsal: other, after: x }") + "plan: []\n";
        Files.writeString(folder.resolve("other.yaml"), other);

        assertThat(problems(other)).singleElement().asString().contains("this goes in a circle");
    }

    @Test
    void aScenarioWithoutAPlanIsOneCall() {
        var scenario = (CallScenario) read("""
                version: 1
                scenario: Out
                deployment: contoso/before
                steps:
                  - dial: { from: alice, to: 9 555 0123 }
                  - answer: { number: +14255550123, after: 2s }
                  - hang-up: { party: alice, after: 10s }
                expect: { by: ocs-med }
                """);

        var call = scenario.calls().get(0);
        assertThat(call.name()).isEqualTo("Out");
        assertThat(call.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(scenario.telephones().get("+14255550123").after()).hasSeconds(2);
        assertThat(call.expect().way().mediationServer()).isEqualTo("ocs-med.contoso.com");
    }

    @Test
    void theOneWhoAnswersIsTheOneWhoIsCalled() {
        assertThat(problems("""
                        version: 1
                        scenario: Out
                        deployment: contoso/before
                        steps:
                          - dial: { from: alice, to: "0102" }
                          - answer: { user: carol }
                          - dial: { from: alice, to: dave }
                        """)).containsExactly("plan.yaml:6:21: it is bob and dave whom this calls, not \"carol\".");
        assertThat(problems("""
                        version: 1
                        scenario: Out
                        deployment: contoso/before
                        steps:
                          - dial: { from: alice, to: "0102" }
                          - answer: { user: carol }
                        """)).containsExactly("plan.yaml:6:21: it is bob whom this calls, not \"carol\".");
    }

    @Test
    void aFileThatIsNoneIsSaidToBeNone() throws IOException {
        var missing = folder.resolve("missing.yaml");
        var empty = Files.writeString(folder.resolve("empty.yaml"), "");
        var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        var broken = Files.writeString(folder.resolve("broken.yaml"), "version: 1\ncalls: [\n");
        var said = Map.of(
                missing, "there is no such file.",
                folder, "this is a folder. Name a file in it.",
                empty, "the file is empty.",
                binary, "this is not UTF-8 text. Save the file as UTF-8.",
                broken, "this is not YAML");

        said.forEach((file, words) -> assertThat(catchThrowableOfType(
                        InvalidFileException.class,
                        () -> ScenarioFile.shipped().read(ScenarioFile.find(file.toString()))))
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(words));
    }

    private Scenario read(String text) {
        return ScenarioFile.shipped().read(new SourceText("plan.yaml", text, relative -> {
            var file = folder.resolve(relative);
            return Files.isRegularFile(file) ? Optional.of(SourceText.ofFile(file)) : Optional.empty();
        }));
    }

    private List<String> problems(String text) {
        var invalid = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        assertThat(invalid).as("there is no fault").isNotNull();
        return invalid.problems().stream().map(Problem::toString).toList();
    }
}
