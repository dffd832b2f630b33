package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cutover.compatibility.Compatibility;
import org.cutover.endpoint.Telephone;
import org.cutover.scenario.CallScenario.Act;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problem;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** A scenario of several calls and faults: what its file may say, and what is said of calls that are not as expected. */
class CallScenarioTest {

    private static final String HEAD = """
            version: 1
            scenario: Several calls
            deployment: routing/as-listed
            steps:
            """;

    @Test
    void callsAreNumberedAndHeldToTheirOwnExpectationElseToThatOfTheFile() {
        var scenario = read(HEAD + """
                  - dial: { from: alice, to: 9 555 0123, times: 2 }
                  - stop: gw1
                  - dial: { from: alice, to: 9 555 0186 }
                    expect: { outcome: busy, tried: [gw1, gw2] }
                expect: { tried: gw1 }
                """);

        assertThat(scenario.calls()).extracting(MatrixCall::name).containsExactly("call 1", "call 2", "call 3");
        assertThat(scenario.calls())
                .extracting(call -> call.expect().signs().tried())
                .containsExactly(
                        List.of("gw1.contoso.com"),
                        List.of("gw1.contoso.com"),
                        List.of("gw1.contoso.com", "gw2.contoso.com"));
        assertThat(scenario.acts().get(2)).isEqualTo(new Act.Happen(new Fault.Stop("gw1.contoso.com")));
    }

    @Test
    void aCallIsPutOnHoldAndTakenBack() {
        var scenario = read(HEAD + """
                  - dial: { from: alice, to: 9 555 0123, without-offer: true }
                  - hold: { party: alice, after: 5s, with: inactive, by: update }
                  - resume: { parties: [alice, +14255550123] }
                  - hang-up: { parties: [alice, +14255550123] }
                expect:
                  messages:
                    - { message: 200 (UPDATE), by: gw1, times: 1, carries: a=inactive }
                """);

        assertThat(scenario.acts().subList(1, 4))
                .containsExactly(
                        new Act.Hold(List.of("alice"), false, new Telephone.Hold(true, true), Duration.ofSeconds(5)),
                        new Act.Hold(List.of("alice", "+14255550123"), true, Telephone.Hold.USUAL, Duration.ZERO),
                        new Act.HangUp(List.of("alice", "+14255550123"), Duration.ZERO, 0, Optional.empty()));
        assertThat(scenario.calls().get(0).expect().messages())
                .containsExactly(new ExpectedMessage(
                        200, "UPDATE", "gw1.contoso.com", OptionalInt.of(1), List.of("a=inactive"), List.of()));
    }

    @Test
    void aNumberIsWithheldAndTheNetworkEndsTheCall() {
        var scenario = read(HEAD + """
                  - dial: { from: alice, to: 9 555 0123, withheld: true }
                  - hang-up: { party: +14255550123, cause: 41, after: 5s }
                """);

        assertThat(((Act.Dial) scenario.acts().get(0)).withheld()).isTrue();
        assertThat(scenario.acts().get(1))
                .isEqualTo(new Act.HangUp(List.of("+14255550123"), Duration.ofSeconds(5), 41, Optional.empty()));
        assertThat(problems(HEAD + """
                  - dial: { from: alice, to: 9 555 0123 }
                  - hang-up: { cause: 41 }
                  - hang-up: { party: +14255550123, cause: 128 }
                  - hang-up: { party: alice, cause: 16 }
                """))
                .satisfiesExactly(
                        nobody -> assertThat(nobody)
                                .startsWith(
                                        "calls.yaml:6:16: a cause is what the public network says. Name a party on it"),
                        range -> assertThat(range).contains("from 1 to 127, not \"128\""),
                        user -> assertThat(user)
                                .startsWith("calls.yaml:8:30: a cause is what the public network says"));
    }

    @Test
    void aGatewayBecomesWhatItCouldHaveBeenSetUpAs() {
        var scenario = read(HEAD + """
                  - gateway: { name: gw1, early-media: true, reliable-provisionals: required }
                  - gateway: { name: gw1, slow: 2s }
                  - gateway: { name: gw1, accepts-only-from: lync-pool }
                  - dial: { from: alice, to: 9 555 0123 }
                """);

        assertThat(scenario.acts().subList(0, 3))
                .extracting(act -> ((Act.Happen) act).fault().describe())
                .containsExactly(
                        "gw1.contoso.com lets callers hear early media, requires PRACK",
                        "gw1.contoso.com says everything 2 s late",
                        "gw1.contoso.com takes calls from lync-pool.contoso.com alone");
    }

    @Test
    void requestsAreLostAndAnAnswerCrosses() {
        var scenario = read(HEAD + """
                  - lose: { requests: [ACK, PRACK], at: gw1 }
                  - lose: { requests: [], at: gw1 }
                  - dial: { from: alice, to: 9 555 0123, patience: 5s }
                  - hang-up: { party: alice, answers: +14255550123 }
                """);

        assertThat(scenario.acts().subList(0, 2))
                .extracting(act -> ((Act.Happen) act).fault().describe())
                .containsExactly(
                        "every ACK and PRACK is lost on its way to gw1.contoso.com",
                        "nothing is lost on its way to gw1.contoso.com any more");
        assertThat(((Act.HangUp) scenario.acts().get(3)).answers()).contains("+14255550123");
        assertThat(problems(HEAD + """
                  - lose: { at: gw1 }
                  - lose: { requests: [ack, 200], at: gw9 }
                  - dial: { from: alice, to: 9 555 0123 }
                  - hang-up: { answers: +14255550999 }
                """))
                .satisfiesExactly(
                        none -> assertThat(none).startsWith("calls.yaml:5:11: which requests are lost?"),
                        method -> assertThat(method).contains("\"ack\" is no method. Write one such as ACK or PRACK."),
                        status -> assertThat(status).contains("\"200\" is no method."),
                        server -> assertThat(server).contains("server \"gw9\" is not defined."),
                        number -> assertThat(number).contains("+14255550999"));
    }

    @Test
    void whatCannotBeHeldIsSaid() {
        assertThat(problems(HEAD + """
                  - hold: { party: alice }
                  - dial: { from: +14255550123, to: +14255550101, without-offer: true }
                  - hold: { party: +14255550123, by: update }
                  - hold: { party: alice, parties: [alice], with: music }
                  - resume: { party: alyce }
                expect:
                  messages:
                    - { message: ring, by: gw1 }
                    - { message: 183, by: gw7 }
                """))
                .satisfiesExactlyInAnyOrder(
                        early -> assertThat(early)
                                .isEqualTo(
                                        "calls.yaml:5:11: nobody has dialled yet, so there is nothing to put on hold."),
                        offer -> assertThat(offer)
                                .startsWith("calls.yaml:6:51: a telephone on the public network offers nothing"),
                        update -> assertThat(update)
                                .startsWith("calls.yaml:7:34: a telephone on the public network leaves that"),
                        both -> assertThat(both).isEqualTo("calls.yaml:8:13: say either \"party\" or \"parties\"."),
                        music -> assertThat(music).startsWith("calls.yaml:8:51: \"with\" must be"),
                        alyce -> assertThat(alyce).contains("calls.yaml:9:22: user \"alyce\" is not defined."),
                        ring -> assertThat(ring)
                                .startsWith("calls.yaml:12:18: \"ring\" is no message. Write a method such as PRACK"),
                        server -> assertThat(server)
                                .startsWith("calls.yaml:13:27: server or user \"gw7\" is not defined."));
    }

    @Test
    void aCallIsHeldToTheMessagesThatPass() {
        assertThat(complaints("{ messages: [{ message: PRACK }] }"))
                .containsExactly("completed, but 0 PRACK, expected some");
        assertThat(complaints("{ messages: [{ message: 180, by: gw1, times: 2 }] }"))
                .containsExactly("completed, but 1 180 by gw1.contoso.com, expected 2");
        assertThat(complaints("{ messages: [{ message: INVITE, by: gw1, times: 0 }, { message: 180, by: gw1 }] }"))
                .isEmpty();
        assertThat(complaints("{ messages: [{ message: 200 (INVITE), by: gw1, carries: a=sendonly }] }"))
                .containsExactly(
                        "completed, but 0 200 (INVITE) by gw1.contoso.com that fits, of 1 sent, expected some");
    }

    /** What is said of a call that was placed, and is held to this. */
    private static List<String> complaints(String expect) {
        var scenario = read(HEAD + """
                  - dial: { from: alice, to: 9 555 0123 }
                    expect: %s
                """.formatted(expect));
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(scenario);
        return run.stages().get(0).calls().get(0).complaints();
    }

    @Test
    void aFaultBefallsWhatIsThere() {
        assertThat(problems(HEAD + """
                          - stop: gw9.contoso.com
                          - restart: mediation@lync-pol.contoso.com
                          - mark-down: gw
                          - mark-up: 'MediationServer:lync-pool.contoso.com'
                          - gateway: { name: lync-pool.contoso.com, silent: true }
                          - dial: { from: alice, to: 9 555 0123 }
                        """))
                .satisfiesExactly(
                        stop -> assertThat(stop)
                                .startsWith("calls.yaml:5:11: server \"gw9.contoso.com\" is not defined.")
                                .contains("Did you mean \"gw1.contoso.com\"?"),
                        restart -> assertThat(restart)
                                .startsWith("calls.yaml:6:14: server \"mediation@lync-pol.contoso.com\"")
                                .contains("Did you mean \"mediation@lync-pool.contoso.com\"?"),
                        down -> assertThat(down).startsWith("calls.yaml:7:16: trunk \"gw\" is not defined."),
                        up -> assertThat(up)
                                .startsWith("calls.yaml:8:14: trunk \"MediationServer:lync-pool.contoso.com\""),
                        gateway -> assertThat(gateway)
                                .startsWith("calls.yaml:9:22: gateway \"lync-pool.contoso.com\" is not defined."));
    }

    @Test
    void whatAStepHasBroughtMayFailAndWhatOneHasTakenAwayMayNot() {
        assertThat(problems("""
                        version: 1
                        scenario: After a step
                        deployment: routing/as-listed
                        steps:
                          - define-gateway:
                              gateway: gw4.contoso.com
                              certified-for: lync-2013
                              site: seattle
                              root-trunk: { mediation-server: lync-pool.contoso.com }
                          - stop: gw4.contoso.com
                          - decommission-gateway: { gateway: gw4.contoso.com }
                          - restart: gw4.contoso.com
                          - dial: { from: alice, to: 9 555 0123 }
                        """))
                .singleElement()
                .asString()
                .startsWith("calls.yaml:12:14: server \"gw4.contoso.com\" is not defined.");
    }

    @Test
    void aGatewayDoesOneThingAtATime() {
        var oneThing =
                "say one thing that the gateway does: refuses: { status: 503 }, clears-with: 34, channels: 0, first-ringing-after: 11s,"
                        + " answers-options: no, what it cannot do (such as takes-srtp: false), its sessions (such as early-media: true),"
                        + " slow: 2s, accepts-only-from: SERVER, silent: true, or puts-through: true.";

        assertThat(problems(HEAD + """
                          - gateway: { name: gw1 }
                          - gateway: { name: gw1, silent: true, first-ringing-after: 11s }
                          - gateway: { name: gw1, refuses: { cause: 34 } }
                          - gateway: { name: gw1, refuses: { status: 200, cause: 128 } }
                          - dial: { from: alice, to: 9 555 0123, times: 0 }
                            expects: busy
                        """))
                .containsExactly(
                        "calls.yaml:5:14: " + oneThing,
                        "calls.yaml:6:14: " + oneThing,
                        "calls.yaml:7:36: \"status\" is missing here: with which status does it refuse?",
                        "calls.yaml:8:46: \"status\" must be a whole number from 300 to 699, not \"200\".",
                        "calls.yaml:8:58: \"cause\" must be a whole number from 0 to 127, not \"128\".",
                        "calls.yaml:9:49: \"times\" must be a whole number from 1 to 100, not \"0\".",
                        "calls.yaml:10:5: unknown key \"expects\". Did you mean \"expect\"?");
    }

    @Test
    void anExpectationNamesUsagesAndTrunksThatAreThere() {
        assertThat(problems(HEAD + """
                          - dial: { from: alice, as: alise, to: 9 555 0123 }
                        expect: { usage: PSTM, tried: [gw1, gw8], diagnostic: 20000, event: none }
                        """))
                .satisfiesExactly(
                        as -> assertThat(as)
                                .isEqualTo("calls.yaml:5:30: user \"alise\" is not defined. Did you mean \"alice\"?"),
                        usage -> assertThat(usage)
                                .isEqualTo("calls.yaml:6:18: usage \"PSTM\" is not defined. Did you mean \"PSTN\"?"),
                        tried -> assertThat(tried).startsWith("calls.yaml:6:37: trunk \"gw8\" is not defined."),
                        diagnostic -> assertThat(diagnostic)
                                .isEqualTo("calls.yaml:6:55: \"diagnostic\" must be a whole number from 1 to 19999,"
                                        + " not \"20000\"."),
                        event -> assertThat(event).startsWith("calls.yaml:6:69: \"event\" must be a whole number"));
    }

    @Test
    void whatIsNotAsExpectedIsSaid() {
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(read(HEAD + """
                          - mark-down: gw1
                          - dial: { from: alice, to: 9 555 0123 }
                            expect:
                              usage: PSTN
                              tried: [gw1, gw2]
                              diagnostic: 12006
                              event: 46046
                              called: "5550123"
                              calling: +14255550101
                              carries: [From, P-Asserted-Identity]
                              lacks: [to, History-Info]
                        """));

        assertThat(run.stages().get(0).calls().get(0).complaints())
                .containsExactly(
                        "completed, ms-diagnostics none, expected 12006",
                        "completed, event none, expected 46046",
                        "completed, tried gw2.contoso.com, expected gw1.contoso.com, gw2.contoso.com",
                        "completed, called number at the gateway +14255550123, expected 5550123",
                        "completed, P-Asserted-Identity did not reach the gateway",
                        "completed, to reached the gateway, expected not to");
    }

    @Test
    void whatNoGatewaySawIsNotAsExpectedEither() {
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(read(HEAD + """
                          - dial: { from: alice, to: 9 5 }
                            expect: { outcome: fails, called: +14255550123, lacks: History-Info, usage: PSTN, tried: gw1 }
                        """));

        assertThat(run.stages().get(0).calls().get(0).complaints())
                .containsExactly(
                        "unrouted, by usage none, expected PSTN",
                        "unrouted, tried none, expected gw1.contoso.com",
                        "unrouted, called number at the gateway none, expected +14255550123",
                        "unrouted, no INVITE reached a gateway");
    }

    @Test
    void aTimeThatPassesIsHeldToItsEventsAndToWhatIsMarkedDown() {
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(read(HEAD + """
                          - mark-down: gw1
                          - wait: 90s
                            expect: { events: [25051], down: [gw2] }
                          - dial: { from: alice, to: 9 555 0123 }
                        """));

        var stage = run.stages().get(0);
        assertThat(stage.complaint())
                .isEqualTo("in the 90 s that pass: event none, expected 25051;"
                        + " marked down gw1.contoso.com, expected gw2.contoso.com");
        assertThat(stage.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.simulated()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void faultsOfAWaitAreShownInTheirPlaces() {
        assertThat(problems(HEAD + """
                          - wait: 0s
                          - wait: 1m
                            expect: { events: [many], down: gw9, event: 1 }
                          - dial: { from: alice, to: 9 555 0123 }
                        """))
                .anyMatch(problem -> problem.contains("wait from 1ms to 24h."))
                .anyMatch(problem -> problem.contains("\"many\" is no id of an event."))
                .anyMatch(problem -> problem.contains("gw9"))
                .anyMatch(problem -> problem.contains("unknown key \"event\". Did you mean \"events\"?"));
    }

    private static CallScenario read(String text) {
        return (CallScenario)
                ScenarioFile.shipped().read(new SourceText("calls.yaml", text, relative -> Optional.empty()));
    }

    private static List<String> problems(String text) {
        var invalid = catchThrowableOfType(InvalidFileException.class, () -> read(text));
        assertThat(invalid).as("there is no fault").isNotNull();
        return invalid.problems().stream().map(Problem::toString).toList();
    }
}
