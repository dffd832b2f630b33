package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be said of a call, of a leg and of a message; all of it true. */
@TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013", after = "move-pilot-users")
class CallAssertTest {

    @Test
    void aLegacyUserReachesThePstn(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");
        testbed.number("+14255550123").answer();

        assertThat(call)
                .rang()
                .wasAnswered()
                .hasStatus(200)
                .wentBy("ocs-med.contoso.com")
                .wentByRoute("Seattle PSTN")
                .wentOver("MediationServer:ocs-med.contoso.com")
                .wentThrough("sea-gw")
                .tried("MediationServer:ocs-med.contoso.com")
                .usedUsage("Seattle")
                .didNotTouch("lync-pool", "dal-gw")
                .hasCalledNumber("+14255550123")
                .hasCallingNumber("+14255550101")
                .isDocumented();
    }

    @Test
    void aCallIsCompletedOnceAPartyHasHungUp(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call).wasAnswered();

        call.hangUp();

        assertThat(call).isOver().wasCompleted();
    }

    @Test
    void theJournalIsLookedAtAfterAllIsOver(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");
        testbed.advance(Duration.ofSeconds(1));
        call.hangUp();
        testbed.advance(Duration.ofMinutes(5));

        assertThat(call).rang().wasAnswered().wasCompleted().wentBy("ocs-med");
    }

    @Test
    void aBusyNumberIsBusy(Testbed testbed) {
        assertThat(testbed.user("alice").dial("9 555 0186"))
                .wasNotAnswered()
                .wasBusy()
                .hasStatus(486)
                .hasDiagnostic(10486)
                .leg("ocs-med", "sea-gw")
                .hasStatus(486)
                .response()
                .hasHeaderContaining("Reason", "cause=17");
    }

    @Test
    void aCallThatNobodyAnswersRingsUntilItsCallerGivesUp(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0177");
        assertThat(call).rang();

        call.hangUp();

        assertThat(call).hasOutcome("no-answer");
    }

    @Test
    void messagesComeInOrder(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call).wasAnswered();
        call.hangUp();

        assertThat(call)
                .sentInOrder("alice -> ocs-pool: INVITE", "ocs-med -> sea-gw: INVITE", "sea-gw -> PSTN: SETUP")
                .sentInOrder("PSTN -> sea-gw: CONNECT", "ocs-fe1.contoso.com -> alice: 200")
                .sentInOrder("alice -> ocs-pool: BYE", "ocs-pool -> alice: 200 BYE");
        assertThat(call)
                .leg("alice", "ocs-pool")
                .sentInOrder("INVITE", "180", "200", "ACK", "BYE", "200 BYE")
                .sentNothingElse();
    }

    @Test
    void numbersHeadersAndSdpOfALeg(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call)
                .leg("ocs-med.contoso.com", "sea-gw.contoso.com")
                .invite()
                .hasCalledNumber("+14255550123")
                .hasCallingNumber("+14255550101")
                .hasHeader("User-Agent")
                .hasHeader("CSeq", "1 INVITE")
                .doesNotHaveHeader("Cutover-Rule")
                .hasCodecs("PCMU", "PCMA", "CN", "telephone-event")
                .hasSdpLine("a=fmtp:101 0-16");
        assertThat(call).leg("alice", "ocs-pool").response().hasHeader("Content-Type", "application/sdp");
    }

    @Test
    void aTelephoneTellsHowOftenItWasCalled(Testbed testbed) {
        var bob = testbed.user("bob").willRing();
        assertThat(bob).wasNotCalled();

        var call = testbed.user("alice").dial("0102");
        assertThat(call).rang();
        bob.answer();

        assertThat(bob).wasCalled(1);
        assertThat(call).wasAnswered();
        assertThat(testbed.number("+14255550123")).wasNotCalled();
        assertThat(testbed).sentNothingBut(call);
    }

    @Test
    void stepsOfThePlanAreTakenWithinATest(Testbed testbed) {
        var before = testbed.user("bob").dial("9 555 0123");
        assertThat(before).wasAnswered().wentBy("ocs-med");
        before.hangUp();

        testbed.takeStepsUntil("move-routes");

        assertThat(testbed.user("bob").dial("9 555 0123")).wasAnswered().wentBy("lync-pool");
    }

    @Test
    void aStepOfItsOwnIsTakenOrRefused(Testbed testbed) {
        testbed.takeStep("move-users: { users: [carol], to: lync-pool.contoso.com }");

        assertThat(testbed.user("carol").dial("bob")).wasAnswered().leg("carol", "lync-pool");
        assertThat(testbed)
                .refuses(
                        "decommission-mediation-server: { mediation-server: ocs-med.contoso.com }",
                        "routes-before-decommission");
    }

    @Test
    void aGatewayDoesAsItIsTold(Testbed testbed) {
        testbed.gateway("sea-gw.contoso.com").willRefuse(503, 34);
        assertThat(testbed.user("alice").dial("9 555 0123")).wasNotAnswered().hasStatus(503);

        testbed.gateway("sea-gw.contoso.com").willPutThrough();
        testbed.stop("ocs-med.contoso.com");
        assertThat(testbed.user("alice").dial("9 555 0123"))
                .wasNotAnswered()
                .leg("alice", "ocs-pool")
                .hasStatus(504);

        testbed.restart("ocs-med.contoso.com");
        testbed.advance(Duration.ofMinutes(10));
        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
    }

    @Test
    void aTrunkIsMarkedDown(Testbed testbed) {
        assertThat(testbed).hasMarkedDown();

        testbed.markDown("MediationServer:ocs-med.contoso.com");

        assertThat(testbed).hasMarkedDown("MediationServer:ocs-med.contoso.com");
    }

    @Test
    @TestbedTest(deployment = "contoso/before")
    void aMethodMayHaveAnEstateOfItsOwn(Testbed testbed) {
        assertThat(testbed.deployment().name()).isEqualTo("Contoso before the migration");
    }

    @Nested
    class WhileACallStands {

        private Call standing;
        private Testbed first;

        @BeforeEach
        void call(Testbed testbed) {
            first = testbed;
            standing = testbed.user("alice").dial("9 555 0123");
        }

        @Test
        void theTestHasTheSameTestbed(Testbed testbed) {
            assertThat(standing).wasAnswered();
            assertThat(testbed.calls()).containsExactly(standing);
            assertThat(testbed == first).isTrue();
            assertThat(testbed)
                    .hasToString(
                            "testbed of CallAssertTest.WhileACallStands.theTestHasTheSameTestbed: Contoso before the migration, after move-pilot-users");
            assertThat(testbed.user("dave").dial("alice")).wasBusy();
        }
    }
}
