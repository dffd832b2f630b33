package org.cutover.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.deployment.Contoso;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.Users;
import org.cutover.inquiry.Dependents.Group;
import org.cutover.inquiry.Thing.Kind;
import org.cutover.routing.DialPlan;
import org.cutover.routing.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would miss a thing. */
class DependentsTest {

    private final Deployment estate = Everything.estate();

    @Test
    void aGatewayIsNeededByItsRoutesAndByWhomItLeavesNoOtherWay() {
        assertThat(names(Kind.GATEWAY, "gw2", "routes-that-lead-only-to-it")).containsExactly("Everywhere");
        assertThat(names(Kind.GATEWAY, "gw2", "routes-that-lead-to-it")).containsExactly("Redmond");
        assertThat(names(Kind.GATEWAY, "gw2", "users-who-call-out-only-by-it")).containsExactly("bob");
        assertThat(names(Kind.GATEWAY, "gw2", "users-who-reach-some-numbers-only-by-it"))
                .as("+1206 is matched by Everywhere alone")
                .containsExactly("alice", "carol", "dave", "erin", "frank");
        assertThat(names(Kind.GATEWAY, "gw2", "users-who-call-out-by-it")).isEmpty();
        assertThat(names(Kind.GATEWAY, "gw2", "numbers")).isEmpty();
    }

    @Test
    void aGatewayIsNeededByTheNumbersThatComeInByIt() {
        assertThat(names(Kind.GATEWAY, "gw1", "numbers")).containsExactly("+1425555…");
        assertThat(names(Kind.GATEWAY, "gw1", "users-called-by-it")).hasSize(7);
    }

    @Test
    void theOnlyMediationServerIsNeededByEverybodyWhoCallsOut() {
        assertThat(names(Kind.MEDIATION_SERVER, "med", "users-who-call-out-only-by-it"))
                .containsExactly("alice", "bob", "carol", "dave", "erin", "frank");
        assertThat(names(Kind.MEDIATION_SERVER, "med", "trunks")).hasSize(3);
    }

    @Test
    void aPoolIsNeededByItsUsersAndByWhatHandsItCalls() {
        assertThat(names(Kind.POOL, "pool", "users-homed-on-it"))
                .doesNotContain("bob")
                .hasSize(6);
        assertThat(names(Kind.POOL, "pool", "next-hop-of")).containsExactly("med.contoso.com");
        assertThat(names(Kind.POOL, "dal-pool", "users-homed-on-it")).containsExactly("bob");
    }

    @Test
    void aRouteIsNeededByUsagesThatNoOtherCarriesAndWhoeverHasThem() {
        assertThat(names(Kind.ROUTE, "Everywhere", "usages-of-no-other-route")).containsExactly("Hop-off", "Pbx");
        assertThat(names(Kind.ROUTE, "Everywhere", "voice-policies")).containsExactly("Global", "Dallas callers");
        assertThat(names(Kind.ROUTE, "Everywhere", "trunk-configurations")).containsExactly("gateway:pbx.contoso.com");
        assertThat(names(Kind.ROUTE, "Help", "location-policies")).containsExactly("Global");
    }

    @Test
    void aUsageThatNothingHasMayGo() {
        assertThat(of(Kind.USAGE, "Orphan").any()).isFalse();
        assertThat(of(Kind.USAGE, "Orphan").groups()).isEmpty();
    }

    @Test
    void aDialPlanIsNeededByWhomItIsInForceFor() {
        assertThat(names(Kind.DIAL_PLAN, "Dallas", "users")).containsExactly("bob");
        assertThat(names(Kind.DIAL_PLAN, "From the PBX", "gateways")).containsExactly("pbx.contoso.com");
    }

    @Test
    void aPolicyIsNeededByWhomItIsInForceFor() {
        assertThat(names(Kind.VOICE_POLICY, "Nobody", "users")).containsExactly("grace");
        assertThat(names(Kind.LOCATION_POLICY, "Global", "users")).hasSize(7);
    }

    @Test
    void aGatewayAndItsRootTrunkAreTwoThingsOfOneName() {
        assertThat(Thing.named(estate, "gw1")).extracting(Thing::kind).containsExactly(Kind.GATEWAY, Kind.TRUNK);
    }

    @Test
    void phoneRoutesThatNobodyCallsByHoldNothing() {
        var before = Contoso.before();
        var empty = before.withUsers(Users.NONE);
        var server = Thing.named(before, "ocs-med").get(0);

        assertThat(Dependents.of(before, server).groups())
                .extracting(Group::id)
                .contains("routes-that-lead-only-to-it", "users-who-call-out-only-by-it");
        assertThat(Dependents.of(empty, server).groups())
                .filteredOn(group -> group.id().contains("routes"))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.holds()).isFalse();
                    assertThat(group.names()).containsExactly("Seattle PSTN");
                });
    }

    @Test
    void whoReachesEveryNumberOtherwiseIsSaidToDoSo() {
        assertThat(names(Kind.GATEWAY, "gw1", "users-who-call-out-by-it"))
                .containsExactly("alice", "carol", "dave", "erin", "frank");
        assertThat(names(Kind.GATEWAY, "gw1", "users-who-reach-some-numbers-only-by-it"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWAY, gw1",
        "TRUNK, gw1",
        "MEDIATION_SERVER, med",
        "ROUTE, Help",
        "USAGE, Emergency",
    })
    void whatEmergencyCallsLeaveByIsNeededByThem(Kind kind, String name) {
        assertThat(names(kind, name, "location-policies-only-by-it")).containsExactly("Global");
        assertThat(names(kind, name, "users-whose-emergency-calls-leave-only-by-it"))
                .as("bob among them, whose dial plan has no rule for 911")
                .containsExactly("alice", "bob", "carol", "dave", "erin", "frank", "grace");
    }

    @Test
    void aPoolWithItsOwnMediationServerIsNeededByEmergencyCallsToo() {
        var collocated = Everything.estate(
                "mediation-server: med.contoso.com, release: lync-2013, site: redmond, next-hop: pool.contoso.com",
                "mediation-server: pool.contoso.com, release: lync-2013, site: redmond, collocated: true,"
                        + " servers: [fe1.contoso.com], next-hop: pool.contoso.com",
                "mediation-server: med.contoso.com,",
                "mediation-server: pool.contoso.com,");

        assertThat(names(collocated, Kind.POOL, "pool", "users-whose-emergency-calls-leave-only-by-it"))
                .contains("alice", "grace");
        assertThat(names(collocated, Kind.POOL, "pool", "users-who-call-out-only-by-it"))
                .contains("alice", "bob");
    }

    @Test
    void emergencyCallsThatMayLeaveOtherwiseAreSaidToDoSo() {
        var both = Everything.estate(
                "usages: [Emergency], trunks: [gw1.contoso.com]",
                "usages: [Emergency], trunks: [gw1.contoso.com, gw2.contoso.com]");

        assertThat(names(both, Kind.GATEWAY, "gw1", "location-policies-only-by-it"))
                .isEmpty();
        assertThat(names(both, Kind.GATEWAY, "gw1", "location-policies-by-it")).containsExactly("Global");
        assertThat(names(both, Kind.GATEWAY, "gw1", "users-whose-emergency-calls-leave-by-it"))
                .contains("grace");
    }

    @Test
    void aRouteThatLeadsNowhereIsNoOtherWay() {
        var dangling = Everything.estate(
                "usages: [Emergency], trunks: [gw1.contoso.com]",
                "usages: [Emergency], trunks: [gw1.contoso.com, gone.contoso.com]");

        assertThat(names(dangling, Kind.GATEWAY, "gw1", "users-whose-emergency-calls-leave-only-by-it"))
                .contains("grace");
    }

    @Test
    void forwardedCallsWithUsagesOfTheirOwnNeedWhatTheyLeaveBy() {
        var custom =
                Everything.estate("name: Nobody, usages: []", "name: Nobody, usages: [], forwarding-usages: [Hop-off]");

        assertThat(names(custom, Kind.GATEWAY, "gw2", "voice-policies-that-forward-only-by-it"))
                .containsExactly("Nobody");
        assertThat(names(custom, Kind.GATEWAY, "gw2", "users-whose-forwarded-calls-leave-only-by-it"))
                .containsExactly("grace");
    }

    @Test
    void callsFromATrunkNeedWhatTheyGoOnBy() {
        assertThat(names(Kind.GATEWAY, "gw2", "trunk-configurations-only-by-it"))
                .containsExactly("gateway:pbx.contoso.com");
    }

    @Test
    void whatIsGlobalIsResetAndNotRemoved() {
        assertThat(of(Kind.VOICE_POLICY, "Global").kept()).contains("Remove-CsVoicePolicy only resets it");
        assertThat(of(Kind.DIAL_PLAN, "Global").kept()).contains("Remove-CsDialPlan");
        assertThat(of(Kind.LOCATION_POLICY, "Global").any()).isTrue();
        assertThat(of(Kind.VOICE_POLICY, "Nobody").kept()).isEmpty();
    }

    @Test
    void aDialPlanOfLyncServerNormalizesForNoGatewayOfOcs() {
        var before = Contoso.before();
        var plan = new DialPlan("Global", Scope.GLOBAL, List.of());
        var imported = before.withLyncVoice(before.lyncVoice().withDialPlans(List.of(plan)));

        assertThat(names(imported, Kind.DIAL_PLAN, "Global", "gateways")).isEmpty();
    }

    @Test
    void aDialPlanThatUsersHaveByNameDoesNotGoWithThePool() {
        var scope =
                new String[] {"scope: gateway:pbx.contoso.com\n      rules", "scope: pool:pool.contoso.com\n      rules"
                };
        assertThat(names(Everything.estate(scope), Kind.POOL, "pool", "dial-plans"))
                .containsExactly("From the PBX");

        var assigned = Everything.estate(scope[0], scope[1], "dial-plan: Dallas", "dial-plan: From the PBX");
        assertThat(names(assigned, Kind.POOL, "pool", "dial-plans")).isEmpty();
    }

    private static List<String> names(Deployment estate, Kind kind, String name, String group) {
        return Thing.named(estate, name).stream()
                .filter(one -> one.kind() == kind)
                .map(one -> Dependents.of(estate, one))
                .flatMap(one -> one.groups().stream())
                .filter(one -> one.id().equals(group))
                .flatMap(one -> one.names().stream())
                .toList();
    }

    private Dependents of(Kind kind, String name) {
        var thing = Thing.named(estate, name).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
        return Dependents.of(estate, thing);
    }

    private List<String> names(Kind kind, String name, String group) {
        return of(kind, name).groups().stream()
                .filter(one -> one.id().equals(group))
                .findFirst()
                .map(Group::names)
                .orElse(List.of());
    }
}
