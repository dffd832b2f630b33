package org.cutover.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.pattern.NumberPattern;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceConfigurationTest {

    private static final FrontEndPool POOL = new FrontEndPool(
            "pool.contoso.com",
            Releases.shipped().find("lync-2013").orElseThrow(),
            "seattle",
            List.of("fe.contoso.com"));

    private final VoiceConfiguration all = dialPlans("user", "global", "site:seattle", "pool:pool.contoso.com");

    @Test
    void aDialPlanAssignedByNameGoesFirst() {
        assertThat(all.dialPlanFor("user", POOL)).map(DialPlan::name).hasValue("user");
        assertThat(all.dialPlanFor("global", POOL)).map(DialPlan::name).hasValue("global");
    }

    @Test
    void thenThatOfThePoolThenThatOfTheSiteThenGlobal() {
        assertThat(all.dialPlanFor("", POOL)).map(DialPlan::name).hasValue("pool:pool.contoso.com");
        assertThat(dialPlans("user", "global", "site:seattle").dialPlanFor("", POOL))
                .map(DialPlan::name)
                .hasValue("site:seattle");
        assertThat(dialPlans("user", "global").dialPlanFor("", POOL))
                .map(DialPlan::name)
                .hasValue("global");
        assertThat(dialPlans("user").dialPlanFor("", POOL)).isEmpty();
    }

    @Test
    void anotherPoolsAndAnotherSitesDoNotCount() {
        assertThat(dialPlans("pool:other.contoso.com", "site:dallas").dialPlanFor("", POOL))
                .isEmpty();
    }

    @Test
    void aPolicyIsAssignedOrTheSitesOrGlobalAndNeverThePools() {
        var policies = policies("user", "pool:pool.contoso.com", "global", "site:seattle");

        assertThat(policies.policyFor("user", POOL)).map(VoicePolicy::name).hasValue("user");
        assertThat(policies.policyFor("", POOL)).map(VoicePolicy::name).hasValue("site:seattle");
        assertThat(policies("user", "pool:pool.contoso.com", "global").policyFor("", POOL))
                .map(VoicePolicy::name)
                .hasValue("global");
        assertThat(policies("user", "pool:pool.contoso.com").policyFor("", POOL))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "users", "pool:lync-pool.contoso.com", "site:", "site", "Global"})
    void aScopeIsWrittenInOneOfTheWaysThatMeanSomethingThere(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse(text, VoicePolicy.SCOPES))
                .withMessage("\"%s\" is no scope here. Write one of: user, site:<name>, global.".formatted(text));
    }

    @Test
    void aRouteChangesInItsPlace() {
        var changed = routes("a", "b", "c").withRoute(route("b", "over-b"));

        assertThat(Named.names(changed.routes())).containsExactly("a", "b", "c");
        assertThat(changed.findRoute("B").orElseThrow().targets()).containsExactly(new RouteTarget.OverTrunk("over-b"));
    }

    @Test
    void aRouteMovesToAPlaceAndStandsThereOnce() {
        assertThat(Named.names(routes("a", "b", "c").withRouteAt(route("c"), 0).routes()))
                .containsExactly("c", "a", "b");
        assertThat(Named.names(routes("a", "b", "c").withRouteAt(route("a"), 99).routes()))
                .containsExactly("b", "c", "a");
        assertThat(Named.names(routes("a").withRouteAt(route("new"), 1).routes()))
                .containsExactly("a", "new");
    }

    @Test
    void aTargetIsATrunkUnlessItSaysMediationServer() {
        assertThat(RouteTarget.parse("gw.contoso.com")).isEqualTo(new RouteTarget.OverTrunk("gw.contoso.com"));
        assertThat(RouteTarget.parse("MediationServer:ocs-med.contoso.com"))
                .isEqualTo(new RouteTarget.ToMediationServer("ocs-med.contoso.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> RouteTarget.parse("MediationServer:ocs med"));
    }

    private static VoiceConfiguration dialPlans(String... scopes) {
        var plans = Stream.of(scopes)
                .map(scope -> new DialPlan(scope, Scope.parse(scope, Scope.Kind.values()), List.of()))
                .toList();
        return new VoiceConfiguration(plans, List.of(), List.of(), List.of());
    }

    private static VoiceConfiguration policies(String... scopes) {
        var policies = Stream.of(scopes)
                .map(scope -> new VoicePolicy(scope, Scope.parse(scope, Scope.Kind.values()), List.of()))
                .toList();
        return new VoiceConfiguration(List.of(), policies, List.of(), List.of());
    }

    private static VoiceConfiguration routes(String... names) {
        return VoiceConfiguration.EMPTY.withRoutes(
                Stream.of(names).map(name -> route(name)).toList());
    }

    private static VoiceRoute route(String name, String... trunks) {
        return new VoiceRoute(
                name,
                NumberPattern.of("^\\+"),
                List.of(),
                Stream.of(trunks).map(RouteTarget::parse).toList());
    }
}
