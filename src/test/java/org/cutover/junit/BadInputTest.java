package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is wrong in a test is said in a sentence, with what to do. */
@TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
@Execution(ExecutionMode.SAME_THREAD)
class BadInputTest {

    @TempDir
    private Path results;

    private static Testbed kept;

    private String said(Class<?> tests) {
        return Sample.of(tests, results).onlyThrown().getMessage();
    }

    @Test
    void nobodyWaitsForACallThatNothingCouldPlace(Testbed testbed) {
        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
        var begun = testbed.now();

        assertThatThrownBy(() -> assertThat(testbed.user("bob")).wasCalled()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(testbed.number("+14255550123")).wasCalled(2))
                .isInstanceOf(AssertionError.class);

        assertThat(testbed.now()).isEqualTo(begun);
    }

    @Test
    void twoCallsAreAwaitedWhereOneWasPlaced(Testbed testbed) {
        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();

        assertThatThrownBy(() -> assertThat(testbed.number("+14255550123")).wasCalled(2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "But:      it was called once, and the test placed one call only: place as many as are awaited, or await as many as are placed\n");
    }

    @Test
    void namesThatNobodyHas(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThatThrownBy(() -> testbed.user("alicee"))
                .hasMessage("There is no user \"alicee\". Did you mean \"alice\"?");
        assertThatThrownBy(() -> testbed.number("+1 425 555 0124"))
                .hasMessage("There is no number of the carrier \"+14255550124\". Did you mean \"+14255550123\"?");
        assertThatThrownBy(() -> testbed.gateway("see-gw"))
                .hasMessage("There is no gateway \"see-gw\". Did you mean \"sea-gw.contoso.com\"?");
        assertThatThrownBy(() -> testbed.stop("ocs-fe3.contoso.com"))
                .hasMessage("There is no server \"ocs-fe3.contoso.com\". Did you mean \"ocs-fe1.contoso.com\"?");
        assertThatThrownBy(() -> assertThat(call).wentBy("ocs-mid"))
                .hasMessage("There is no Mediation Server \"ocs-mid\". Did you mean \"ocs-med.contoso.com\"?");
        assertThatThrownBy(() -> assertThat(call).wentByRoute("Seatle PSTN"))
                .hasMessage("There is no route \"Seatle PSTN\". Did you mean \"Seattle PSTN\"?");
        assertThatThrownBy(() -> testbed.takeStepsUntil("move-rotes"))
                .hasMessage("There is no step ahead \"move-rotes\". Did you mean \"move-routes\"?");
        assertThatThrownBy(() -> testbed.takeStep("move-users: { users: [bop], to: lync-pool.contoso.com }"))
                .hasMessage("There is no user \"bop\". Did you mean \"bob\"?");
    }

    @Test
    void aNumberThatIsAUsers(Testbed testbed) {
        assertThatThrownBy(() -> testbed.number("+1 425 555 0101"))
                .hasMessage(
                        "+14255550101 is no number on the public network, but the line of a user. Say testbed.user(\"alice\").");
    }

    @Test
    void theStepAfterWhichTheEstateStandsIsNamed(Testbed testbed) {
        assertThatThrownBy(() -> assertThat(testbed).hasMarkedDown("MediationServer:ocs-med"))
                .hasMessageContaining("Testbed: Contoso before the migration, after move-pilot-users\n");
    }

    @Test
    @TestbedTest(deployment = "contoso/before")
    void stepsWhereThereIsNoPlan(Testbed testbed) {
        assertThatThrownBy(() -> testbed.takeStepsUntil("move-routes"))
                .hasMessage(
                        "There is no plan with a step \"move-routes\": this test runs a deployment. Write @TestbedTest(rehearsal = …), or takeStep(…).");
    }

    @Test
    void stepsThatAreNone(Testbed testbed) {
        assertThatThrownBy(() -> testbed.takeStep("move-user: { users: [bob] }"))
                .hasMessage("The step cannot be read: \"move-user\" is no step. Did you mean \"move-users\"?");
        assertThatThrownBy(() -> testbed.takeStepsUntil("move-pilot-users"))
                .hasMessageStartingWith("The step \"move-pilot-users\" has been taken already. Ahead: ");
        assertThatThrownBy(() ->
                        testbed.takeStep("decommission-mediation-server: { mediation-server: ocs-med.contoso.com }"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("But:      it is refused: ")
                .hasMessageContaining("[routes-before-decommission");
    }

    @Test
    void messagesThatAreNone(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThatThrownBy(() -> assertThat(call).sentInOrder("INVITE"))
                .hasMessage(
                        "\"INVITE\" is no message. Write it like \"alice -> ocs-fe1.contoso.com: INVITE\", \"sea-gw -> ocs-med: 180\" or \"PSTN -> sea-gw: SETUP\".");
        assertThatThrownBy(() -> assertThat(call).leg("alice", "ocs-med"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "But:      after 40 s of virtual time nothing passed there. The legs of the call: alice -> ocs-fe");
    }

    @Test
    void anotherThreadThanThatOfTheTest(Testbed testbed) {
        assertThatThrownBy(() ->
                        CompletableFuture.runAsync(() -> testbed.user("alice")).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("A testbed in virtual time is used by the thread of its test alone");
    }

    @Test
    void aTelephoneHasOneCallAtATime(Testbed testbed) {
        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();

        assertThatThrownBy(() -> assertThat(testbed.user("alice").dial("0102")).wasAnswered())
                .hasMessageContaining("nothing was sent: a telephone has one call at a time");
        assertThatThrownBy(
                        () -> assertThat(testbed.user("bob").dial("9 555 0123")).wasAnswered())
                .hasMessageContaining("But:      busy; ")
                .hasMessageContaining(
                        "\n          +14255550123 has a call already, and a telephone has one call at a time. Hang that up first.\n");
    }

    @TestbedTest(deployment = "contoso/befor")
    static class UnknownDeployment {
        @Test
        void runs(Testbed testbed) {}
    }

    @TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2031")
    static class UnknownRehearsal {
        @Test
        void runs(Testbed testbed) {}
    }

    @TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-user")
    static class UnknownStep {
        @Test
        void runs(Testbed testbed) {}
    }

    @TestbedTest
    static class NoDeployment {
        @Test
        void runs(Testbed testbed) {}
    }

    @Test
    void deploymentsThatAreNone() {
        assertThat(said(UnknownDeployment.class))
                .isEqualTo("There is no deployment \"contoso/befor\". Did you mean \"contoso/before\"?");
        assertThat(said(UnknownRehearsal.class))
                .isEqualTo(
                        "There is no rehearsal \"migration/ocs-2007-r2-to-lync-2031\". Did you mean \"migration/ocs-2007-r2-to-lync-2013\"?");
        assertThat(said(UnknownStep.class)).contains("Did you mean \"move-pilot-users\"?");
        assertThat(said(NoDeployment.class))
                .startsWith(
                        "This test says not which estate it runs. Write @TestbedTest(deployment = \"contoso/before\")");
    }

    @TestbedTest(deployment = "contoso/before")
    static class WrongTestbed {
        @Test
        void runs(org.cutover.endpoint.Testbed testbed) {}
    }

    @TestbedTest(deployment = "contoso/before")
    static class NoTestbed {
        @Test
        void runs(String testbed) {}
    }

    @TestbedTest(deployment = "contoso/before")
    static class ForAll {
        @BeforeAll
        static void prepare(Testbed testbed) {}

        @Test
        void runs() {}
    }

    @Test
    void parametersThatAreNoTestbed() {
        assertThat(said(WrongTestbed.class))
                .contains(
                        "Parameter 1 of runs is of type org.cutover.endpoint.Testbed, and a test is given a org.cutover.junit.Testbed. Take that");
        assertThat(said(NoTestbed.class))
                .contains("it is no org.cutover.junit.Testbed, and nothing else gives one. Take a Testbed");
        var forAll = Sample.of(ForAll.class, results).run().containerEvents().failed().stream()
                .findFirst()
                .flatMap(event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class))
                .flatMap(result -> result.getThrowable())
                .orElseThrow();
        assertThat(forAll)
                .hasMessage(
                        "A testbed belongs to one test, and prepare is called for several. Take it as a parameter of the test, or of a @BeforeEach method.");
    }

    @TestbedTest(deployment = "contoso/before")
    static class Keeps {
        @Test
        void keeps(Testbed testbed) {
            kept = testbed;
        }
    }

    @Test
    void aTestbedAfterItsTest() {
        Sample.of(Keeps.class, results);

        assertThatThrownBy(() -> kept.user("alice"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The testbed of Keeps.keeps ended with that test. Take a Testbed as a parameter of the test that uses it.");
        assertThat(kept.journal()).isNotEmpty();
    }

    @Test
    @TestbedTest(deployment = "contoso/before", live = true)
    void virtualTimeMovedInALiveTest(Testbed testbed) {
        assertThatThrownBy(() -> testbed.advance(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Time passes by itself in a live test");
    }
}
