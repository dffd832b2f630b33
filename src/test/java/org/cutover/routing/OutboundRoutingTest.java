package org.cutover.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cutover.compatibility.Releases;
import org.cutover.diagnostics.Condition;
import org.cutover.pattern.NumberPattern;
import org.cutover.topology.Carrier;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.junit.jupiter.api.Test;

class OutboundRoutingTest {

    private static final Release R2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    private static final Release LYNC = Releases.shipped().find("lync-2013").orElseThrow();
    private static final FrontEndPool LYNC_POOL =
            new FrontEndPool("lync-pool.contoso.com", LYNC, "seattle", List.of("fe.contoso.com"));
    private static final FrontEndPool OCS_POOL =
            new FrontEndPool("ocs-pool.contoso.com", R2, "seattle", List.of("ocs-fe.contoso.com"));

    /** Both Mediation Servers, each with its gateways; the legacy one is merged. */
    private Topology topology = new Topology(
                    List.of("seattle"),
                    List.of(LYNC_POOL, OCS_POOL),
                    List.of(mediationServer("lync-pool", LYNC), mediationServer("ocs-med", R2)),
                    List.of(gateway("gw1"), gateway("gw2"), gateway("old-gw")),
                    List.of(
                            trunk("one", "lync-pool", "gw1"),
                            trunk("two", "lync-pool", "gw2"),
                            trunk("old", "ocs-med", "old-gw")),
                    new Carrier(List.of(), List.of()),
                    Set.of())
            .merged();

    private final List<VoiceRoute> routes = new ArrayList<>();
    private final List<NormalizationRule> rules = new ArrayList<>();
    private List<String> usages = List.of("Local", "International");
    private LineDirectory lines = number -> List.of();

    @Test
    void theFirstRuleThatMatchesIsApplied() {
        rule("four digits", "^(\\d{4})$", "+1425555$1");
        rule("anything", "^(\\d+)$", "+$1");
        route("all", "^\\+", "Local", "one");

        assertThat(described(dial("0123")))
                .containsExactly(
                        "dial plan Global (global): 0123 becomes +14255550123",
                        "  rule four digits, ^(\\d{4})$: 0123 becomes +14255550123",
                        "+14255550123 is nobody's line",
                        "voice policy Global (global), usages: Local, International",
                        "usage Local",
                        "  route all, ^\\+: matches",
                        "    one: on the list, by lync-pool.contoso.com to gw1.contoso.com, called +14255550123, calling"
                                + " +14255550101",
                        "usage International: no route carries it");
        assertThat(numbers(dial("01234"))).containsExactly("+01234");
    }

    @Test
    void aNumberInE164IsNotNormalized() {
        rule("anything", "(\\d+)", "+999$1");
        route("all", "^\\+", "Local", "one");

        assertThat(described(dial("+14255550123")).get(0))
                .isEqualTo("+14255550123 has its plus already: no normalization");
        assertThat(numbers(dial("+14255550123"))).containsExactly("+14255550123");
    }

    @Test
    void digitsThatNoRuleMatchesGoNowhere() {
        rule("four digits", "^(\\d{4})$", "+1425555$1");

        assertThat(dial("12345").decision())
                .isEqualTo(new RouteDecision.Unrouted(
                        Condition.NO_RULE_MATCHES, "no normalization rule of alice's dial plan matches 12345"));
    }

    @Test
    void theLineOfAUserNeedsNoGateway() {
        lines = number -> List.of("bob");

        assertThat(dial("+14255550102").decision()).isEqualTo(new RouteDecision.ToUser("+14255550102", "bob"));
        assertThat(described(dial("+14255550102"))).last().isEqualTo("+14255550102 is the line of bob");
    }

    @Test
    void theLineOfTwoUsersGoesNowhere() {
        lines = number -> List.of("bob", "bert");

        assertThat(unrouted(dial("+14255550102"))).isEqualTo(Condition.SEVERAL_LINES);
        assertThat(dial("+14255550102").decision().describe())
                .isEqualTo("+14255550102 is the line of several users: bob, bert");
    }

    @Test
    void allRoutesOfAUsageComeBeforeThoseOfTheNext() {
        route("far", "^\\+", "International", "two");
        route("near", "^\\+1", "Local", "one");
        route("near as well", "^\\+1425", "Local", "old");

        assertThat(trunks(dial("+14255550123"))).containsExactly("one", "old", "two");
    }

    @Test
    void withinAUsageTheOrderOfTheRoutesCountsAndThatOfARoutesUsagesDoesNot() {
        route("first", "^\\+", List.of("International", "Local"), "two");
        route("second", "^\\+", List.of("Local"), "one");

        assertThat(trunks(dial("+14255550123"))).containsExactly("two", "one");
        assertThat(described(dial("+14255550123")))
                .last()
                .isEqualTo("  route first, ^\\+: matches, passed over: an earlier usage carries it already");
    }

    @Test
    void aRouteOfAnotherUsageIsNotLookedAt() {
        route("not allowed", "^\\+", "Executives", "one");

        assertThat(unrouted(dial("+14255550123"))).isEqualTo(Condition.NO_ROUTE);
        assertThat(described(dial("+14255550123"))).noneMatch(step -> step.contains("not allowed"));
    }

    @Test
    void aRouteWhosePatternDoesNotMatchIsPassedOver() {
        route("Seattle", "^\\+1(425|206|253)(\\d{7})$", "Local", "one");

        assertThat(unrouted(dial("+12145550123"))).isEqualTo(Condition.NO_ROUTE);
        assertThat(described(dial("+12145550123")))
                .contains("  route Seattle, ^\\+1(425|206|253)(\\d{7})$: does not match");
    }

    @Test
    void withoutAUsageNothingIsAllowed() {
        usages = List.of();
        route("all", "^\\+", "Local", "one");

        assertThat(unrouted(dial("+14255550123"))).isEqualTo(Condition.NO_USAGE);
        assertThat(dial("+14255550123").decision().describe()).isEqualTo("the voice policy of alice has no PSTN usage");
    }

    @Test
    void aTrunkLeadsToItsMediationServerAndGateway() {
        route("all", "^\\+", "Local", "two");

        assertThat(candidates(dial("+14255550123")))
                .containsExactly(new Candidate(
                        "+14255550123",
                        "Local",
                        "all",
                        "two",
                        "lync-pool.contoso.com",
                        "gw2.contoso.com",
                        "+14255550101",
                        TrunkConfiguration.DEFAULT));
    }

    @Test
    void aMediationServerIsTakenWithItsDefaultTrunk() {
        route("imported", "^\\+", "Local", "MediationServer:ocs-med.contoso.com");

        assertThat(candidates(dial("+14255550123")))
                .containsExactly(new Candidate(
                        "+14255550123",
                        "Local",
                        "imported",
                        "MediationServer:ocs-med.contoso.com",
                        "ocs-med.contoso.com",
                        "old-gw.contoso.com",
                        "+14255550101",
                        TrunkConfiguration.legacy(false)));
    }

    @Test
    void aTargetThatDoesNotStandIsPassedOverForTheNext() {
        route("all", "^\\+", "Local", "gone", "two");

        assertThat(trunks(dial("+14255550123"))).containsExactly("two");
        assertThat(described(dial("+14255550123"))).contains("    gone: passed over, it is not in the topology");
    }

    @Test
    void routesThatAllLeadNowhereAreAnotherMatterThanNoRoute() {
        route("all", "^\\+", "Local", "gone", "MediationServer:gone.contoso.com");

        assertThat(unrouted(dial("+14255550123"))).isEqualTo(Condition.NO_GATEWAY);
    }

    @Test
    void aLegacyMediationServerThatIsNotMergedIsPassedOver() {
        topology = topology.withBackCompatSite(Set.of("ocs-pool.contoso.com"));
        route("imported", "^\\+", "Local", "MediationServer:ocs-med.contoso.com");

        assertThat(unrouted(dial("+14255550123"))).isEqualTo(Condition.NO_GATEWAY);
        assertThat(described(dial("+14255550123")))
                .contains(
                        "    MediationServer:ocs-med.contoso.com: passed over, it has not been merged into the topology");
    }

    @Test
    void aLegacyPoolKnowsItsOwnMediationServerWithoutAMerge() {
        topology = topology.withBackCompatSite(Set.of());
        route("phone route", "^\\+", "Local", "MediationServer:ocs-med.contoso.com");

        assertThat(trunks(dial(OCS_POOL, "+14255550123"))).containsExactly("MediationServer:ocs-med.contoso.com");
    }

    /** "Configuring a failover route" in the Lync Server 2013 documentation: Dallas fails over to the universal route. */
    @Test
    void theWorkedExampleOfTheDocumentation() {
        route("Redmond", "^\\+1(425|206|253)(\\d{7})$", List.of("Local", "RedmondLocal"), "one", "two");
        route("Dallas", "^\\+1(972|214|469)(\\d{7})$", "Local", "old");
        route("Universal", "^\\+?(\\d*)$", "GlobalPSTNHopoff", "one", "two", "old");
        route("Dallas users", "^\\+?(\\d*)$", "DallasUsers", "old");
        usages = List.of("DallasUsers", "GlobalPSTNHopoff");

        assertThat(trunks(dial("+14255550123"))).containsExactly("old", "one", "two");
        topology = topology.withoutGateway("old-gw.contoso.com");
        assertThat(trunks(dial("+14255550123"))).containsExactly("one", "two");
    }

    private void rule(String name, String pattern, String translation) {
        rules.add(new NormalizationRule(name, NumberPattern.of(pattern), translation));
    }

    private void route(String name, String pattern, String usage, String... targets) {
        route(name, pattern, List.of(usage), targets);
    }

    private void route(String name, String pattern, List<String> routeUsages, String... targets) {
        routes.add(new VoiceRoute(
                name,
                NumberPattern.of(pattern),
                routeUsages,
                Stream.of(targets).map(RouteTarget::parse).toList()));
    }

    private RouteTrace dial(String digits) {
        return dial(LYNC_POOL, digits);
    }

    private RouteTrace dial(FrontEndPool pool, String digits) {
        var voice = new VoiceConfiguration(
                List.of(new DialPlan("Global", Scope.GLOBAL, rules)),
                List.of(new VoicePolicy("Global", Scope.GLOBAL, usages)),
                usages,
                routes);
        var trunks = new TrunkConfigurations(
                topology, VoiceConfiguration.EMPTY, VoiceConfiguration.EMPTY, release -> Set.of());
        return new OutboundRouting(Words.LYNC, topology, voice, TrunkChoice.AS_LISTED, trunks, lines)
                .route(Caller.of("alice", "+14255550101", pool), digits, Conditions.QUIET);
    }

    private static List<String> described(RouteTrace trace) {
        return trace.lines();
    }

    private static List<Candidate> candidates(RouteTrace trace) {
        return ((RouteDecision.ToPstn) trace.decision()).candidates();
    }

    private static List<String> trunks(RouteTrace trace) {
        return candidates(trace).stream().map(Candidate::trunk).toList();
    }

    private static List<String> numbers(RouteTrace trace) {
        return candidates(trace).stream().map(Candidate::number).toList();
    }

    private static Condition unrouted(RouteTrace trace) {
        return ((RouteDecision.Unrouted) trace.decision()).condition();
    }

    private static MediationServer mediationServer(String name, Release release) {
        var fqdn = name.toLowerCase(Locale.ROOT) + ".contoso.com";
        return new MediationServer(
                fqdn,
                release,
                "seattle",
                List.of(fqdn),
                false,
                release.legacy() ? OCS_POOL.name() : LYNC_POOL.name(),
                release.ports().mediationPoolSide(),
                List.of());
    }

    private static PstnGateway gateway(String name) {
        return new PstnGateway(
                name + ".contoso.com", "seattle", LYNC, LYNC.ports().gateway(), "");
    }

    private static Trunk trunk(String name, String mediationServer, String gateway) {
        return new Trunk(
                name, mediationServer + ".contoso.com", LYNC.ports().mediationGatewaySide(), gateway + ".contoso.com");
    }
}
