package org.cutover.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.deployment.Contoso;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.Users;
import org.cutover.inquiry.Dependents.Group;
import org.cutover.inquiry.Thing.Kind;
import org.junit.jupiter.api.Test;

/** What would miss a thing. */
class DependentsTest {

    private final Deployment estate = Everything.estate();

    @Test
    void aGatewayIsNeededByItsRoutesAndByWhomItLeavesNoOtherWay() {
        assertThat(names(Kind.GATEWAY, "gw2", "routes-that-lead-only-to-it")).containsExactly("Everywhere");
        assertThat(names(Kind.GATEWAY, "gw2", "routes-that-lead-to-it")).containsExactly("Redmond");
        assertThat(names(Kind.GATEWAY, "gw2", "users-who-call-out-only-by-it")).containsExactly("bob");
        assertThat(names(Kind.GATEWAY, "gw2", "users-who-call-out-by-it"))
                .containsExactly("alice", "carol", "dave", "erin", "frank");
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
