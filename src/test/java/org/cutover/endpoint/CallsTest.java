package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls between phones and the public network, and how they end. */
@InBothWorlds
class CallsTest extends EndpointContract {

    @Test
    void aLegacyUserCallsOutByTheLegacyMediationServer() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();

        var seen = seen();
        assertThat(seen.invites())
                .containsExactly(
                        "alice > ocs-fe1.contoso.com",
                        "ocs-fe1.contoso.com > ocs-med.contoso.com",
                        "ocs-med.contoso.com > sea-gw.contoso.com");
        assertThat(seen.count("ACK")).isEqualTo(3);
        assertThat(seen.count("BYE")).isEqualTo(3);
        assertThat(seen.count("DISCONNECT")).isEqualTo(1);
        assertThat(seen.faults()).isZero();
    }

    @Test
    void aTrunkGoesOverItsTransportAndNothingElse() {
        start(Contoso.before());

        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
        assertThat(testbed.number("+14255550199").dial("+14255550102").awaitAnswered(SOON))
                .isTrue();

        assertThat(seen().transportsOf("sea-gw.contoso.com"))
                .containsExactly(where.transport().word());
    }

    @Test
    void theOtherPartyMayHangUpFirst() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("9 555 0123");
        call.awaitAnswered(SOON);
        testbed.number("+14255550123").hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        var seen = seen();
        assertThat(seen.count("BYE")).isEqualTo(3);
        assertThat(seen.count("DISCONNECT")).isEqualTo(1);
    }

    @Test
    void aCallFromThePstnReachesAUserOfTheOtherPool() {
        start(Contoso.after(Contoso.PILOT));

        var call = testbed.number("+14255550199").dial("+14255550102");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();

        assertThat(seen().invites())
                .containsExactly(
                        "sea-gw.contoso.com > ocs-med.contoso.com",
                        "ocs-med.contoso.com > ocs-fe1.contoso.com",
                        "ocs-fe1.contoso.com > lync-fe1.contoso.com",
                        "lync-fe1.contoso.com > bob");
    }

    @Test
    void aMovedUserCallsOutByTheLegacyMediationServer() {
        start(Contoso.after(Contoso.PILOT));

        var call = testbed.user("bob").dial("9 555 0123");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(seen().invites())
                .containsExactly(
                        "bob > lync-fe1.contoso.com",
                        "lync-fe1.contoso.com > ocs-med.contoso.com",
                        "ocs-med.contoso.com > sea-gw.contoso.com");
    }

    @Test
    void anExtensionReachesAColleagueWithoutAGateway() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("0102");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(seen().invites()).noneMatch(hop -> hop.contains("med"));
    }

    @Test
    void aBusyNumberIsBusyAllTheWayBack() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("9 555 0186");

        assertThat(call.awaitOver(SOON)).isTrue();
        var seen = seen();
        assertThat(seen.finals())
                .containsExactly(
                        "486 by sea-gw.contoso.com", "486 by ocs-med.contoso.com", "486 by ocs-fe1.contoso.com");
        assertThat(seen.finalBy("ocs-fe1.contoso.com"))
                .contains("Reason: Q.850;cause=17")
                .contains("ms-diagnostics: 10486");
    }

    @Test
    void aCallerWhoGivesUpEndsTheCallEverywhere() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("9 555 0177");
        assertThat(call.awaitRinging(SOON)).isTrue();
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        var seen = seen();
        assertThat(seen.count("CANCEL")).isEqualTo(3);
        assertThat(seen.finals()).allMatch(line -> line.startsWith("487"));
        assertThat(seen.count("DISCONNECT")).isEqualTo(1);
        assertThat(seen.count("RELEASE")).isEqualTo(1);
    }

    @Test
    void aPstnCallerWhoGivesUpStopsThePhone() {
        start(Contoso.before());
        testbed.user("alice").behave(Telephone.Manner.RINGS, Duration.ZERO);

        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call.awaitRinging(SOON)).isTrue();
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().finals()).isNotEmpty().allMatch(line -> line.startsWith("487"));
    }

    @Test
    void anUnallocatedNumberIsNotFound() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("9 555 0188");

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().finals())
                .containsExactly(
                        "404 by sea-gw.contoso.com", "404 by ocs-med.contoso.com", "404 by ocs-fe1.contoso.com");
    }

    @Test
    void aCancelThatCrossesTheAnswerEndsTheCallOnBothSides() {
        start(Contoso.before());
        var bob = testbed.user("bob");
        bob.behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.user("alice").dial("0102");
        assertThat(call.awaitRinging(SOON)).isTrue();

        bob.answer();
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        testbed.settle();
        bob.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        assertThat(testbed.user("alice").dial("0102").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void aCalledPartyThatDeclinesIsNotCalledAgain() {
        start(Contoso.before());
        var number = testbed.number("+14255550123");
        number.behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitRinging(SOON)).isTrue();

        number.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().finalBy("sea-gw.contoso.com"))
                .startsWith("SIP/2.0 403 ")
                .contains("Reason: Q.850;cause=21;");
    }

    @Test
    void aFreeNumberOfOnesOwnIsUnallocatedEvenByWayOfThePstn() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("0109");

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().finalBy("sea-gw.contoso.com"))
                .startsWith("SIP/2.0 404 ")
                .contains("Reason: Q.850;cause=1;");
    }

    @Test
    void digitsThatNoRuleMatchesGoNowhere() {
        start(Contoso.before());

        var call = testbed.user("alice").dial("5#");

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().finals()).containsExactly("404 by ocs-fe1.contoso.com");
    }

    @Test
    void aTelephoneIsAnsweredByHand() {
        start(Contoso.before());
        testbed.number("+14255550123").behave(Telephone.Manner.RINGS, Duration.ZERO);

        var call = testbed.user("alice").dial("9 555 0123");
        testbed.number("+14255550123").answer();

        assertThat(call.awaitAnswered(SOON)).isTrue();
    }

    @Test
    void aCallStandsWhileTheEstateChangesUnderIt() {
        start(Contoso.before());
        var call = testbed.user("alice").dial("9 555 0123");
        call.awaitAnswered(SOON);

        testbed.apply(where.trunksOf(Contoso.after(Contoso.PILOT)));
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().count("DISCONNECT")).isEqualTo(1);
    }

    @Test
    void aNumberNobodyHasIsSaidWithTheRemedy() {
        start(Contoso.before());

        assertThatThrownBy(() -> testbed.number("+10000000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "There is no number of the carrier \"+10000000000\". There are: +14255550123, ");
        assertThatThrownBy(() -> testbed.user("zoe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no user \"zoe\". There are: alice, bob, carol, dave, erin.");
        assertThatThrownBy(() -> testbed.user("alicee"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no user \"alicee\". Did you mean \"alice\"?");
        assertThatThrownBy(() -> testbed.gateway("sea-gw1.contoso.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no gateway \"sea-gw1.contoso.com\". Did you mean \"sea-gw.contoso.com\"?");
    }

    @Test
    void aHoldReachesTheOtherEndFromEitherSide() {
        start(Contoso.before());
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();

        testbed.user("alice").hold(Telephone.Hold.USUAL);
        assertThat(seen().invitesSentTo("sea-gw.contoso.com").get(1)).contains("a=sendonly");
        testbed.user("alice").resume(new Telephone.Hold(false, true));
        assertThat(seen().count("UPDATE")).isEqualTo(3);
        testbed.number("+14255550123").hold(Telephone.Hold.USUAL);

        assertThat(seen().invitesSentTo("alice")).singleElement().asString().contains("a=sendonly");
        assertThat(seen().faults()).isZero();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
    }

    @Test
    void bothMayHangUpAtOnce() {
        start(Contoso.before());
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        var number = testbed.number("+14255550123");
        testbed.settle();

        number.hangUp();
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().statuses("BYE")).isNotEmpty().containsOnly(200);
        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void anOfferMayComeLateAllTheWay() {
        start(Contoso.before());
        testbed.user("alice").leavesOffer(true);

        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call.awaitAnswered(SOON)).isTrue();
        var seen = seen();
        assertThat(seen.invitesSentTo("sea-gw.contoso.com"))
                .singleElement()
                .asString()
                .doesNotContain("m=audio");
        assertThat(seen.sentBy("ocs-med.contoso.com", "ACK"))
                .singleElement()
                .asString()
                .contains("m=audio");
        assertThat(seen.faults()).isZero();
    }
}
