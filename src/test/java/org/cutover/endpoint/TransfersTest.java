package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.topology.GatewaySettings.Abilities;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Alice's phone transfers a call. Over the trunk to gw1 the gateway is asked to do it (REFER), over the one to gw2 the Mediation Server
 * does it itself.
 */
@InBothWorlds
class TransfersTest extends EndpointContract {

    private static final String AT_GW1 = "9 555 0123";
    private static final String ALSO_AT_GW1 = "9 555 0199";
    private static final String AT_GW2 = "9 1 214 555 0123";
    private static final String BUSY_AT_GW1 = "9 555 0177";
    private static final boolean BLIND = false;
    private static final boolean ATTENDED = true;

    private static Deployment twoTrunks() {
        return DeploymentFile.read(
                SourceText.shipped("simulator/deployments/mediation/transfers.yaml")
                        .orElseThrow(),
                Releases.shipped());
    }

    private PlacedCall aliceTalksTo(String number) {
        var call = testbed.user("alice").dial(number);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();
        return call;
    }

    private int transfer(String to, boolean attended) {
        return testbed.transfer("alice", to, attended).await(SOON);
    }

    /** Who asked for a transfer is out of it, and the two that are left end their call like any other. */
    private void theTwoTalkUntil(PlacedCall call, Telephone hangsUp) {
        assertThat(call.awaitOver(SOON)).isTrue();
        testbed.settle();
        assertThat(seen().count("DISCONNECT")).as("nobody was cut off").isZero();
        hangsUp.hangUp();
        untilNobodyTalks();
        assertThat(seen().faults()).isZero();
    }

    @Test
    void theGatewayCallsTheNewPartyWhereItTakesRefer() {
        start(twoTrunks());
        var call = aliceTalksTo(AT_GW1);

        assertThat(transfer("bob", BLIND)).isEqualTo(200);

        assertThat(seen().sentByHop("REFER"))
                .containsExactly(
                        "alice > lync-fe1.contoso.com",
                        "lync-fe1.contoso.com > lync-med.contoso.com",
                        "lync-med.contoso.com > gw1.contoso.com");
        assertThat(seen().sentBy("gw1.contoso.com", "INVITE"))
                .singleElement()
                .asString()
                .contains("Referred-By: <sip:alice@contoso.com>");
        theTwoTalkUntil(call, testbed.user("bob"));
    }

    @Test
    void theMediationServerCallsTheNewPartyWhereTheGatewayDoesNot() {
        start(twoTrunks());
        var call = aliceTalksTo(AT_GW2);

        assertThat(transfer("bob", BLIND)).isEqualTo(200);

        assertThat(seen().sentByHop("REFER")).hasSize(2);
        assertThat(seen().invites())
                .endsWith("lync-med.contoso.com > lync-fe1.contoso.com", "lync-fe1.contoso.com > bob");
        theTwoTalkUntil(call, testbed.number("+12145550123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_GW1, AT_GW2})
    void anAttendedTransferTakesThePlaceOfTheCallToTheNewParty(String number) {
        start(twoTrunks());
        var call = aliceTalksTo(number);

        assertThat(transfer("bob", ATTENDED)).isEqualTo(200);

        assertThat(seen().invitesSentTo("bob"))
                .hasSize(2)
                .last()
                .asString()
                .containsPattern("Replaces: .*;to-tag=.*;from-tag=");
        theTwoTalkUntil(call, testbed.user("bob"));
    }

    @Test
    void aGatewayThatHasBothPartiesJoinsThem() {
        start(twoTrunks());
        var call = aliceTalksTo(AT_GW1);

        assertThat(transfer(ALSO_AT_GW1, ATTENDED)).isEqualTo(200);

        assertThat(seen().sentByHop("REFER")).endsWith("lync-med.contoso.com > gw1.contoso.com");
        theTwoTalkUntil(call, testbed.number("+14255550199"));
    }

    @Test
    void theMediationServerJoinsPartiesAtTwoGateways() {
        start(twoTrunks());
        var call = aliceTalksTo(AT_GW1);

        assertThat(transfer(AT_GW2, ATTENDED)).isEqualTo(200);

        assertThat(seen().sentByHop("REFER")).hasSize(2);
        theTwoTalkUntil(call, testbed.number("+14255550123"));
    }

    @Test
    void aCallThatCameInIsTransferredToo() {
        start(twoTrunks());
        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();

        assertThat(transfer("bob", BLIND)).isEqualTo(200);

        testbed.settle();
        testbed.user("bob").hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        untilNobodyTalks();
    }

    @Test
    void aTransferThatTheGatewayRefusesLeavesTheCallAsItIs() {
        start(twoTrunks());
        testbed.gateway("gw1.contoso.com").behave(new GatewayManner.Able(new Abilities(true, true, true, 603)));
        var call = aliceTalksTo(AT_GW1);

        assertThat(transfer("bob", BLIND)).isEqualTo(603);

        theCallGoesOn(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {AT_GW1, AT_GW2})
    void aTransferToABusyNumberLeavesTheCallAsItIs(String number) {
        start(twoTrunks());
        var call = aliceTalksTo(number);

        assertThat(transfer(BUSY_AT_GW1, BLIND)).isEqualTo(486);

        theCallGoesOn(call);
    }

    private void theCallGoesOn(PlacedCall call) {
        testbed.settle();
        assertThat(seen().count("BYE")).isZero();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        untilNobodyTalks();
    }

    @Test
    void thereIsNothingToTransferBeforeACallStands() {
        start(twoTrunks());

        assertThat(transfer("bob", BLIND)).isEqualTo(481);
    }

    /** RFC 5589 section 6: who asked need not wait for the new party. */
    @Nested
    class WhoAskedHangsUpAtOnce {

        private PlacedCall aliceTransfersAndGoes(String from, String to) {
            var call = aliceTalksTo(from);
            var transfer = testbed.transfer("alice", to, BLIND);
            until(
                    "the transfer is accepted",
                    () -> seen().statusesTo("alice", "REFER").contains(202));
            call.hangUp();
            assertThat(call.awaitOver(SOON)).isTrue();
            assertThat(transfer.await(Duration.ofMillis(1)))
                    .as("nobody tells alice any more")
                    .isZero();
            return call;
        }

        @ParameterizedTest
        @ValueSource(strings = {AT_GW1, AT_GW2})
        void theNewPartyAnswersAllTheSame(String number) {
            start(twoTrunks());
            testbed.user("bob").behave(Telephone.Manner.RINGS, Duration.ZERO);
            var call = aliceTransfersAndGoes(number, "bob");

            until("bob's phone rings", () -> seen().invitesSentTo("bob").size() == 1);
            testbed.settle();
            testbed.user("bob").answer();
            until("bob has answered", () -> seen().finals().contains("200 by bob"));

            theTwoTalkUntil(call, testbed.user("bob"));
        }

        @ParameterizedTest
        @ValueSource(strings = {AT_GW1, AT_GW2})
        void aPartyThatNobodyWantsIsHungUpOn(String number) {
            start(twoTrunks());
            testbed.user("bob").behave(Telephone.Manner.RINGS, Duration.ZERO);
            aliceTransfersAndGoes(number, "bob");
            until("bob's phone rings", () -> seen().provisionalsBy("bob").contains(180));
            testbed.settle();
            assertThat(seen().count("DISCONNECT")).isZero();

            testbed.user("bob").hangUp();

            untilNobodyTalks();
            assertThat(seen().finals()).contains("603 by bob");
        }

        @ParameterizedTest
        @ValueSource(strings = {AT_GW1, AT_GW2})
        void aPartyThatDoesNotWaitStopsTheNewCall(String number) {
            start(twoTrunks());
            testbed.user("bob").behave(Telephone.Manner.RINGS, Duration.ZERO);
            aliceTransfersAndGoes(number, "bob");
            until("bob's phone rings", () -> seen().provisionalsBy("bob").contains(180));
            testbed.settle();

            testbed.number(number.equals(AT_GW1) ? "+14255550123" : "+12145550123")
                    .hangUp();

            untilNobodyTalks();
            assertThat(seen().finals()).contains("487 by bob");
        }
    }

    /** The two calls of Alice are held by two members of the mediation pool, for calls take turns. */
    @Nested
    class OverTwoMembers {

        private static final String FIRST = "med1.fabrikam.com";
        private static final String SECOND = "med2.fabrikam.com";

        @Test
        void theOneThatHoldsTheNewCallJoinsTheParties() {
            start(Fabrikam.plain());
            var call = aliceTalksTo("9 555 0123");

            assertThat(transfer("9 555 0199", ATTENDED)).isEqualTo(200);

            assertThat(seen().invites())
                    .as(seen().invites() + "")
                    .last()
                    .isIn(FIRST + " > " + SECOND, SECOND + " > " + FIRST);
            theTwoTalkUntil(call, testbed.number("+12535550199"));
        }

        @Test
        void oneThatDrainsGivesUpTheCallItHasAllTheSame() {
            start(Fabrikam.plain());
            var call = aliceTalksTo("9 555 0123");
            var number = testbed.number("+12535550199");
            number.behave(Telephone.Manner.RINGS, Duration.ZERO);
            var transfer = testbed.transfer("alice", "9 555 0199", ATTENDED);
            until("the new party rings", () -> seen().count("SETUP") == 2);
            testbed.settle();

            testbed.server(FIRST).drain();
            testbed.server(SECOND).drain();
            number.answer();

            assertThat(transfer.await(SOON)).isEqualTo(200);
            theTwoTalkUntil(call, number);
        }
    }
}
