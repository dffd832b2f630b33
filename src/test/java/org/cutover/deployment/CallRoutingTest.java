package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.deployment.Estate.ways;

import org.cutover.routing.RouteDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRoutingTest {

    private static final String ONE_ROUTE = """
            pstn-usages: [All]
            dial-plans:
              - name: Global
                scope: global
                rules: [{ name: Keep all, pattern: '^(\\d+)$', translation: $1 }]
            voice-policies: [{ name: Global, scope: global, usages: [All] }]
            voice-routes: [{ name: Out, pattern: '.*', usages: [All], trunks: [sea, dal] }]
            """;

    private static final String ALICE = "- { name: alice, pool: pool.contoso.com, line: +14255550101 }\n";

    @Test
    void aLineIsMatchedWithItsExtension() {
        var estate = Estate.of(ONE_ROUTE, ALICE + """
                - { name: bob, pool: pool.contoso.com, line: +14255550100;ext=50102 }
                - { name: carol, pool: pool.contoso.com, line: +14255550100;ext=50103 }
                """);

        assertThat(ways(estate.dial("alice", "+14255550100;ext=50103")))
                .isEqualTo("+14255550100;ext=50103 is the line of carol");
        assertThat(ways(estate.dial("alice", "+14255550100"))).isEqualTo("several-lines");
        assertThat(estate.dial("alice", "+14255550100").decision().describe())
                .isEqualTo("+14255550100 is the line of several users: bob, carol");
    }

    @Test
    void aNumberWithoutItsExtensionIsALineIfOneUserHasIt() {
        var estate =
                Estate.of(ONE_ROUTE, ALICE + "- { name: bob, pool: pool.contoso.com, line: +14255550100;ext=50102 }\n");

        assertThat(ways(estate.dial("alice", "+14255550100"))).isEqualTo("+14255550100 is the line of bob");
    }

    @Test
    void anExtensionDoesNotGoOutToThePstn() {
        var estate = Estate.of(ONE_ROUTE, ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190;ext=90", "dal")))
                .isEqualTo("sea to +14255550190 from +14255550101");
    }

    @Test
    void aUserWithoutEnterpriseVoiceCallsUsersOnly() {
        var estate = Estate.of(ONE_ROUTE, ALICE + "- { name: bob, pool: pool.contoso.com, enterprise-voice: false }\n");

        assertThat(ways(estate.dial("bob", "+14255550101"))).isEqualTo("+14255550101 is the line of alice");
        assertThat(ways(estate.dial("bob", "+14255550190"))).isEqualTo("not-enterprise-voice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1425555019x", "+", "+1234567890123456", "12345678901234567890123456789012345", "+1*2", "٣٤٥"})
    void whatIsNoNumberIsNotCalled(String dialled) {
        assertThat(ways(Estate.of(ONE_ROUTE, ALICE).dial("alice", dialled))).isEqualTo("number-not-valid");
    }

    @ParameterizedTest
    @CsvSource({"'', nothing-dialled", "flowers, no-rule-matches", "*31#, no-rule-matches"})
    void whatNoRuleMatchesGoesNowhere(String dialled, String condition) {
        assertThat(ways(Estate.of(ONE_ROUTE, ALICE).dial("alice", dialled))).isEqualTo(condition);
    }

    @Test
    void anEmergencyCallGoesByTheLocationPolicysUsageWhateverTheVoicePolicySays() {
        var estate = Estate.of("""
                pstn-usages: [Nothing, Emergency]
                dial-plans: [{ name: Global, scope: global, rules: [] }]
                voice-policies: [{ name: Global, scope: global, usages: [Nothing] }]
                voice-routes: [{ name: E911, pattern: '^\\+911$', usages: [Emergency], trunks: [dal] }]
                location-policies:
                  - { name: Seattle, scope: site:seattle, emergency-number: 911, also: [112], usage: Emergency }
                """, ALICE);

        assertThat(ways(estate.dial("alice", "112"))).isEqualTo("dal to +911 from +14255550101");
        assertThat(((RouteDecision.ToPstn) estate.dial("alice", "911").decision()).emergency())
                .isTrue();
        assertThat(estate.dial("alice", "112").lines())
                .contains(
                        "location policy Seattle (site:seattle): 112 is an emergency call to +911, by usage Emergency");
        assertThat(ways(estate.dial("alice", "+1911"))).isEqualTo("no-route");
    }

    @Test
    void noNormalizationRuleHasAPartInAnEmergencyCall() {
        var estate = Estate.of(
                ONE_ROUTE.replace("'^(\\d+)$', translation: $1", "'^9(\\d+)$', translation: +1$1") + """
                location-policies: [{ name: Global, scope: global, emergency-number: 911, usage: All }]
                """, ALICE);

        assertThat(ways(estate.dial("alice", "911"))).startsWith("sea to +911 from");
    }

    @Test
    void anEmergencyNumberWithoutARouteIsSaidSo() {
        var estate = Estate.of(ONE_ROUTE + """
                location-policies: [{ name: Global, scope: global, emergency-number: 911 }]
                """, ALICE);

        assertThat(ways(estate.dial("alice", "911"))).isEqualTo("no-emergency-route");
    }

    @Test
    void aTrunkMarkedDownIsNotTakenAsLongAsThereIsAnother() {
        var estate = Estate.of(ONE_ROUTE, ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190", "sea")))
                .isEqualTo("dal to +14255550190 from +14255550101");
        assertThat(ways(estate.dial("alice", "+14255550190", "sea", "dal"))).isEqualTo("no-gateway");
    }

    @Test
    void theOnlyTrunkIsTriedThoughItIsMarkedDown() {
        var estate = Estate.of(ONE_ROUTE.replace("[sea, dal]", "[sea]"), ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190", "sea")))
                .isEqualTo("sea to +14255550190 from +14255550101");
        assertThat(estate.dial("alice", "+14255550190", "sea").lines())
                .last()
                .isEqualTo("sea is the only way, and so it is tried though it is marked down");
    }

    @Test
    void aTrunkIsTriedOncePerCall() {
        var estate = Estate.of(
                ONE_ROUTE.replace(
                        "voice-routes: [",
                        "voice-routes: [{ name: First, pattern: '.*', usages: [All], trunks: [dal] }, "),
                ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190")))
                .isEqualTo("dal to +14255550190 from +14255550101, then sea to +14255550190 from +14255550101");
        assertThat(estate.dial("alice", "+14255550190").lines())
                .contains("    dal: passed over, an earlier route leads to it already");
    }

    @Test
    void numbersAreTranslatedOnTheTrunk() {
        var estate = Estate.of(ONE_ROUTE + """
                trunk-configurations:
                  - scope: trunk:sea
                    called-number-rules: [{ name: Seven digits, pattern: '^\\+1425(\\d{7})$', translation: $1 }]
                    calling-number-rules: [{ name: Main number, pattern: '^\\+1425', translation: +1206 }]
                  - { scope: site:dallas, remove-plus: true }
                """, ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190")))
                .isEqualTo("sea to 5550190 from +12065550101, then dal to 14255550190 from +14255550101");
        assertThat(estate.dial("alice", "+14255550190").lines())
                .contains(
                        "      called number, rule Seven digits: +14255550190 becomes 5550190",
                        "      calling number, rule Main number: +14255550101 becomes +12065550101",
                        "      called number, the plus is removed: +14255550190 becomes 14255550190");
    }

    @Test
    void aRouteMayShowAnotherNumber() {
        var estate = Estate.of(
                ONE_ROUTE.replace("trunks: [sea, dal]", "trunks: [sea], alternate-caller-id: +14255550100"), ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190"))).isEqualTo("sea to +14255550190 from +14255550100");
    }

    @Test
    void aPolicyMayPreventTollBypass() {
        var prevented = ONE_ROUTE.replace("usages: [All] }]", "usages: [All], prevent-toll-bypass: true }]");

        assertThat(ways(Estate.of(prevented, ALICE).dial("alice", "+14255550190")))
                .isEqualTo("sea to +14255550190 from +14255550101");
        assertThat(ways(Estate.of(prevented.replace("[sea, dal]", "[dal]"), ALICE)
                        .dial("alice", "+14255550190")))
                .isEqualTo("toll-bypass");
    }

    @Test
    void aCallFromAGatewayIsNormalizedByTheGatewaysDialPlan() {
        var estate = Estate.of(ONE_ROUTE.replace("dial-plans:", """
                dial-plans:
                  - name: From Seattle
                    scope: gateway:sea-gw.contoso.com
                    rules: [{ name: Four digits, pattern: '^(0\\d{3})$', translation: +1425555$1 }]"""), ALICE);

        assertThat(ways(estate.arrive("sea", "0101"))).isEqualTo("+14255550101 is the line of alice");
        assertThat(ways(estate.arrive("dal", "0101"))).isEqualTo("no-such-user");
    }

    @Test
    void digitsFromAGatewayThatNoRuleMatchesAreNoUsersUnlessTheyAreALine() {
        var fourDigits =
                ONE_ROUTE.replace("'^(\\d+)$', translation: $1", "'^(0\\d{3})$', translation: +1425555$1") + """
                trunk-configurations: [{ scope: trunk:sea, usages: [All] }]
                """;
        var estate = Estate.of(fourDigits, ALICE + "- { name: bob, pool: pool.contoso.com, line: 7105 }\n");

        assertThat(ways(estate.arrive("sea", "0101"))).isEqualTo("+14255550101 is the line of alice");
        assertThat(ways(estate.arrive("dal", "0190"))).isEqualTo("no-such-user");
        assertThat(ways(estate.arrive("sea", "7105"))).isEqualTo("7105 is the line of bob");
        assertThat(ways(estate.arrive("sea", "7106"))).isEqualTo("no-rule-matches");
        assertThat(estate.arrive("sea", "7106").decision().describe())
                .isEqualTo("no normalization rule matches 7106, and it is nobody's line");
    }

    @Test
    void digitsFromAGatewayWithoutADialPlanAreMatchedByNoRule() {
        var estate = Estate.of("dial-plans: []", ALICE);

        assertThat(ways(estate.arrive("sea", "0101"))).isEqualTo("no-rule-matches");
        assertThat(ways(estate.arrive("sea", "+14255550101"))).isEqualTo("+14255550101 is the line of alice");
    }

    @Test
    void aCallFromATrunkGoesOnByTheTrunksUsages() {
        var estate = Estate.of(ONE_ROUTE + """
                trunk-configurations: [{ scope: trunk:sea, usages: [All] }]
                """, ALICE);

        assertThat(ways(estate.arrive("sea", "+12145550190")))
                .startsWith("sea to +12145550190 from +14255550199, then dal");
        assertThat(ways(estate.arrive("dal", "+12145550190"))).isEqualTo("no-such-user");
    }

    @Test
    void aForwardedCallGoesByThePolicyOfTheOneWhoForwardsAndShowsWhoCalls() {
        var reach = Estate.of(ONE_ROUTE, ALICE.replace(" }", ", forward-to: +14255550190 }"))
                .reach("alice");

        assertThat(reach.phone()).isFalse();
        assertThat(ways(reach.onward().orElseThrow())).startsWith("sea to +14255550190 from +14255550199");
    }

    @Test
    void aPolicyMayKeepForwardedCallsInside() {
        var inside = ONE_ROUTE.replace("usages: [All] }]", "usages: [All], forwarding-usages: internal-only }]");

        assertThat(ways(Estate.of(inside, ALICE.replace(" }", ", forward-to: +14255550190 }"))
                        .reach("alice")
                        .onward()
                        .orElseThrow()))
                .isEqualTo("no-usage");
    }

    @Test
    void whereForwardingIsNotAllowedThePhoneRings() {
        var reach = Estate.of(
                        ONE_ROUTE.replace("usages: [All] }]", "usages: [All], simultaneous-ring: false }]"),
                        ALICE.replace(" }", ", ring-also: +14255550190 }"))
                .reach("alice");

        assertThat(reach)
                .isEqualTo(Reach.phone("alice", "the voice policy of alice does not allow simultaneous ringing"));
    }

    @Test
    void aLoopOfForwardsEnds() {
        var estate = Estate.of(
                ONE_ROUTE,
                ALICE.replace(" }", ", forward-to: bob }")
                        + "- { name: bob, pool: pool.contoso.com, forward-to: alice }\n");

        assertThat(ways(estate.reach("alice").onward().orElseThrow())).isEqualTo("bob");
        assertThat(ways(estate.reach("alice", "alice", "bob").onward().orElseThrow()))
                .isEqualTo("forward-loop");
    }

    @Test
    void aPhoneThatRingsAlreadyIsNotCalledAgainWhenTheCallComesRound() {
        var estate = Estate.of(ONE_ROUTE, ALICE.replace(" }", ", ring-also: alice }"));

        assertThat(estate.reach("alice").phone()).isTrue();
        assertThat(estate.reach("alice", "alice").phone()).isFalse();
        assertThat(ways(estate.reach("alice", "alice").onward().orElseThrow())).isEqualTo("forward-loop");
    }

    @Test
    void callsToAUserWithoutEnterpriseVoiceDoNotGoOnToThePstn() {
        var estate = Estate.of(
                ONE_ROUTE,
                ALICE
                        + "- { name: bob, pool: pool.contoso.com, enterprise-voice: false, forward-to: '+14255550190' }\n");

        assertThat(ways(estate.reach("bob").onward().orElseThrow())).isEqualTo("not-enterprise-voice");
    }

    @Test
    void callsToAUserWithoutEnterpriseVoiceAreForwardedToUsers() {
        var estate = Estate.of(
                ONE_ROUTE,
                ALICE
                        + "- { name: bob, pool: pool.contoso.com, enterprise-voice: false, forward-to: '+14255550101' }\n");

        assertThat(ways(estate.reach("bob").onward().orElseThrow())).isEqualTo("+14255550101 is the line of alice");
    }

    @Test
    void aTrunkIsMarkedDownHoweverTheRouteSpellsItsName() {
        var estate = Estate.of(ONE_ROUTE.replace("trunks: [sea, dal]", "trunks: [SEA, dal]"), ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190", "sea")))
                .isEqualTo("dal to +14255550190 from +14255550101");
    }

    @Test
    void aTrunkThatIsSpeltInTwoWaysIsTriedOnce() {
        var estate = Estate.of(ONE_ROUTE.replace("trunks: [sea, dal]", "trunks: [sea, SEA]"), ALICE);

        assertThat(ways(estate.dial("alice", "+14255550190"))).isEqualTo("sea to +14255550190 from +14255550101");
    }
}
