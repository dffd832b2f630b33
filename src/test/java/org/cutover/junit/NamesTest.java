package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names in a test may go without their domain; one that nothing has never gives a green test, nor a long wait. */
class NamesTest {

    @RegisterExtension
    static final TestbedExtension ESTATE = TestbedExtension.running(Estate.of("contoso.com")
            .pool("pool.contoso.com", "lync-2013", "fe1.contoso.com", "fe2.contoso.com")
            .collocatedMediation("pool.contoso.com")
            .gateway("one-gw.contoso.com", "lync-2013")
            .gateway("two-gw.contoso.com", "lync-2013")
            .gateway("spare.contoso.com", "lync-2013")
            .gateway("spare.fabrikam.com", "lync-2013")
            .trunk("pool.contoso.com", "one-gw.contoso.com")
            .trunk("pool.contoso.com", "two-gw.contoso.com")
            .normalize("^9(\\d{7})$", "+1425$1")
            .voiceRoute("PSTN", "^\\+", "one-gw.contoso.com", "two-gw.contoso.com")
            .user("alice", "pool.contoso.com", "+14255550101")
            .number("+14255550123", "answers")
            .with("lync-voice: { trunk-choice: as-listed }"));

    private static void says(ThrowingCallable mistake, String sentence) {
        assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Nested
    class InShort {

        @Test
        void gatewaysAndTrunks(Testbed testbed) {
            testbed.gateway("one-gw").willRefuse(503);

            assertThat(testbed.user("alice").dial("9 555 0123"))
                    .wasAnswered()
                    .tried("one-gw", "two-gw")
                    .wentOver("two-gw")
                    .wentThrough("two-gw");

            testbed.markDown("one-gw");
            assertThat(testbed).hasMarkedDown("one-gw");
            testbed.markUp("one-gw");
            assertThat(testbed).hasMarkedDown();
        }

        @Test
        void serversAndThoseOfAPool(Testbed testbed) {
            testbed.stop("one-gw");
            testbed.drain("fe1");
            testbed.undrain("fe1");
            testbed.stop("mediation@fe1");
            testbed.restart("mediation@fe1");

            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call).wasAnswered().tried("one-gw", "two-gw");
            call.hangUp();
            assertThat(call).wasCompleted();

            testbed.stop("pool");
            assertThat(testbed.user("alice").dial("9 555 0123")).wasNotAnswered();

            testbed.restart("pool");
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
        }

        @Test
        @TestbedTest(deployment = "contoso/before")
        void mediationServersThatRoutesName(Testbed testbed) {
            testbed.markDown("MediationServer:ocs-med");

            assertThat(testbed).hasMarkedDown("MediationServer:ocs-med");
        }
    }

    @Nested
    class ThatNothingHas {

        @Test
        void ofTheWay(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call).wasAnswered();

            says(
                    () -> assertThat(call).didNotTouch("one-gw", "two-gww"),
                    "There is no Mediation Server, gateway, trunk or route \"two-gww\". Did you mean \"two-gw.contoso.com\"?");
            says(
                    () -> assertThat(call).didNotTouch(),
                    "Say which Mediation Servers, gateways, trunks or routes it did not touch.");
            says(
                    () -> assertThat(call).tried("one-gw", "x"),
                    "There is no trunk \"x\". There are: one-gw.contoso.com, two-gw.contoso.com, MediationServer:pool.contoso.com.");
            says(() -> assertThat(call).usedUsage("PSTM"), "There is no usage \"PSTM\". Did you mean \"PSTN\"?");
            says(
                    () -> assertThat(testbed).hasMarkedDown("one-gv"),
                    "There is no trunk \"one-gv\". Did you mean \"one-gw.contoso.com\"?");
        }

        @Test
        void ofALegAndItsMessages(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0123");

            says(
                    () -> assertThat(call).leg("pol", "one-gw"),
                    "There is no user, server, pool or gateway \"pol\". Did you mean \"pool.contoso.com\"?");
            says(
                    () -> assertThat(call).sentInOrder("alise -> pool: INVITE"),
                    "There is no user, server, pool or gateway \"alise\". Did you mean \"alice\"?");
            says(() -> assertThat(call).sentInOrder(), "Say which messages were sent in order.");
        }

        @Test
        void ofOutcomesAndRules(Testbed testbed) {
            var call = testbed.user("alice").dial("9 555 0123");
            var begun = testbed.now();

            says(
                    () -> assertThat(call).hasOutcome("complete"),
                    "There is no outcome \"complete\". Did you mean \"completed\"?");
            says(() -> assertThat(call).hasOutcome("Busy"), "There is no outcome \"Busy\". Did you mean \"busy\"?");
            says(
                    () -> assertThat(call).wasRefusedBy("legacy-pool-new-mediatoin"),
                    "There is no rule \"legacy-pool-new-mediatoin\". Did you mean \"legacy-pool-new-mediation\"?");
            says(
                    () -> assertThat(testbed).refuses("publish: {}", "routes-before-decomission"),
                    "There is no rule \"routes-before-decomission\". Did you mean \"routes-before-decommission\"?");
            assertThat(testbed.now()).isEqualTo(begun);
        }

        @Test
        void ofServers(Testbed testbed) {
            says(() -> testbed.stop("fe3"), "There is no server \"fe3\". Did you mean \"fe1.contoso.com\"?");
            says(
                    () -> testbed.markDown("one-gv"),
                    "There is no trunk \"one-gv\". Did you mean \"one-gw.contoso.com\"?");
        }
    }

    @Test
    void anEstateThatDeliversNoCallsIsToldHow(Testbed testbed) {
        var call = testbed.number("+14255550123").dial("+1 425 555 0101");

        assertThatThrownBy(() -> assertThat(call).wasAnswered())
                .hasMessageContaining(
                        "\n          The carrier delivers +14255550101 to no gateway: say Estate.deliver(\"+14255550101\", …), or write deliveries in the deployment.\n");
    }

    @Nested
    class NumbersOutOfRange {

        @Test
        void areRefused(Testbed testbed) {
            var number = testbed.number("+14255550123");
            var call = testbed.user("alice").dial("9 555 0123");

            says(
                    () -> assertThat(number).wasCalled(0),
                    "wasCalled takes 1 or more, not 0. Say wasNotCalled() for none.");
            says(
                    () -> testbed.advance(Duration.ofSeconds(-5)),
                    "Time does not go back: advance takes zero or more, not -5 s.");
            says(
                    () -> assertThat(call).within(Duration.ofSeconds(-1)),
                    "Time does not go back: within takes zero or more, not -1 s.");
            says(
                    () -> number.willAnswerAfter(Duration.ofMillis(-1500)),
                    "Time does not go back: willAnswerAfter takes zero or more, not -1500 ms.");
            says(() -> assertThat(call).hasStatus(20), "hasStatus takes a final status of SIP, 200 to 699, not 20.");
            says(
                    () -> assertThat(testbed.user("alice").transfer("9 555 0123"))
                            .failedWith(200),
                    "failedWith takes the status of a failure, 300 to 699, not 200.");
        }
    }

    @Nested
    class OfTwoThings {

        @Test
        void areAskedBack(Testbed testbed) {
            says(
                    () -> testbed.gateway("spare"),
                    "\"spare\" may be the gateway spare.contoso.com or spare.fabrikam.com. Write it with its domain.");
            assertThat(testbed.gateway("spare.fabrikam.com").name()).isEqualTo("spare.fabrikam.com");
        }
    }
}
