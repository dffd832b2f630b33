package org.cutover.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.cutover.interop.Sipp;
import org.cutover.junit.Device;
import org.cutover.junit.Estate;
import org.cutover.junit.ScenarioSource;
import org.cutover.junit.Scenarios;
import org.cutover.junit.Testbed;
import org.cutover.junit.TestbedExtension;
import org.cutover.junit.TestbedTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What src/docs/routing-tests.md shows. {@link DocumentationTest} holds the page to it. */
class RoutingExamplesTest {

    @Nested
    @TestbedTest(deployment = "contoso/before")
    class ByName {

        @Test
        void aNumberThatNobodyAnswersIsGivenUp(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0177");
            assertThat(call).rang();
            testbed.advance(Duration.ofSeconds(30));
            call.hangUp();
            assertThat(call).hasOutcome("no-answer");
        }

        @Test
        void theGatewayGetsTheNumberInE164(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call)
                    .wasAnswered()
                    .hasCalledNumber("+14255550123")
                    .leg("ocs-med", "sea-gw")
                    .invite()
                    .hasHeader("CSeq", "1 INVITE")
                    .hasCodecs("PCMU", "PCMA", "CN", "telephone-event");
        }

        @Test
        void theGatewayHearsOfTheHold(Testbed testbed) {
            var alice = testbed.user("alice");
            var call = alice.dial("9 555 0123");
            assertThat(call).wasAnswered();
            alice.hold();
            assertThat(call).leg("ocs-med", "sea-gw").request("INVITE", 2).hasSdpLine("a=sendonly");
        }

        @Test
        void aGatewayThatRefusesIsHeardOf(Testbed testbed) {
            testbed.gateway("sea-gw.contoso.com").willRefuse(503, 34);
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call).wasNotAnswered().hasStatus(503).wentThrough("sea-gw");
        }

        @Test
        void aCallIsHeldAndTakenBack(Testbed testbed) {
            var alice = testbed.user("alice");
            var call = alice.dial("bob");
            assertThat(call).wasAnswered();
            alice.hold();
            alice.resume();
            assertThat(call)
                    .leg("alice", "ocs-pool")
                    .sentInOrder("INVITE", "200", "ACK")
                    .sentInOrder("INVITE", "200", "ACK")
                    .sentInOrder("INVITE", "200", "ACK");
        }
    }

    @Nested
    @TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
    class InAPlan {

        @Test
        void theRoutesMoveAndWithThemTheCalls(Testbed testbed) {
            testbed.takeStepsUntil("move-routes");
            var call = testbed.user("bob").dial("9 555 0123");
            assertThat(call).wasAnswered().wentBy("lync-pool").wentByRoute("W15PSTNRoute");
        }

        @Test
        void theOldMediationServerCannotGoYet(Testbed testbed) {
            testbed.takeStep("move-users: { users: [carol], to: lync-pool.contoso.com }");
            assertThat(testbed)
                    .refuses(
                            "decommission-mediation-server: { mediation-server: ocs-med.contoso.com }",
                            "routes-before-decommission");
        }
    }

    @Nested
    @TestbedTest(deployment = "contoso/before", live = true)
    class AmongDevices {

        @TempDir
        private Path folder;

        private Sipp onTheBench;

        @Test
        void callsGoOutByTheGatewayOnTheBench(Testbed testbed) {
            var gateway = testbed.replace("sea-gw", "127.77.6.1:5070/udp");
            startOnTheBench(gateway);
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call).wasAnswered().wentThrough("sea-gw").hasCalledNumber("+14255550123");
            call.hangUp();
            assertThat(call).wasCompleted();
        }

        private void startOnTheBench(Device gateway) {
            assertThat(gateway.at()).isEqualTo("127.77.6.1:5070/udp");
            onTheBench = Sipp.waiting("answers", folder, new Sipp.Device("127.77.6.1", 5070, "udp"));
        }

        @AfterEach
        void stop() {
            if (onTheBench != null) {
                onTheBench.close();
            }
        }
    }

    @RegisterExtension
    static final TestbedExtension ESTATE = TestbedExtension.running(Estate.of("contoso.com")
            .pool("pool.contoso.com", "lync-2013")
            .collocatedMediation("pool.contoso.com")
            .gateway("one-gw.contoso.com", "lync-2013")
            .gateway("two-gw.contoso.com", "lync-2013")
            .trunk("pool.contoso.com", "one-gw.contoso.com")
            .trunk("pool.contoso.com", "two-gw.contoso.com")
            .normalize("^9(\\d{7})$", "+1425$1")
            .voiceRoute("PSTN", "^\\+", "one-gw.contoso.com", "two-gw.contoso.com")
            .user("alice", "pool.contoso.com", "+14255550101")
            .number("+14255550123", "answers"));

    @Test
    void theSecondGatewayTakesOver(Testbed testbed) {
        testbed.stop("one-gw.contoso.com");
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call).wasAnswered().tried("one-gw.contoso.com", "two-gw.contoso.com");
    }

    @ScenarioSource("scenarios/calls/*.yaml")
    Stream<DynamicNode> everyScenarioPasses(Scenarios scenarios) {
        return scenarios.asTests();
    }
}
