package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Severity;
import org.cutover.inquiry.Everything;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoicePolicy;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.MediationServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentCheckTest {

    /** Contoso with a Lync Server 2013 pool beside the old ones, merged, and nothing moved yet. */
    private final Deployment sideBySide = Contoso.before()
            .withTopology(Contoso.before()
                    .topology()
                    .withPool(new FrontEndPool(
                            "lync-pool.contoso.com", Contoso.LYNC_2013, "seattle", List.of("lync-fe.contoso.com")))
                    .withMediationServer(new MediationServer(
                            "lync-pool.contoso.com",
                            Contoso.LYNC_2013,
                            "seattle",
                            List.of("lync-fe.contoso.com"),
                            true,
                            "lync-pool.contoso.com",
                            Contoso.LYNC_2013.ports().mediationPoolSide(),
                            List.of()))
                    .merged());

    @Test
    void twoReleasesSideBySideAreFreeOfFindings() {
        assertThat(findings(sideBySide)).isEmpty();
    }

    @Test
    void aPhoneRouteThatNamesALync2013MediationServerIsFoundForThePoolWhoseUsersMayTakeIt() {
        var estate = sideBySide.withOcsVoice(
                sideBySide.ocsVoice().withRoute(route("Seattle PSTN", "MediationServer:lync-pool.contoso.com")));

        assertThat(findings(estate))
                .hasSize(1)
                .allMatch(finding -> finding.endsWith("[legacy-pool-new-mediation]"))
                .allMatch(finding -> finding.startsWith("pool ocs-pool.contoso.com -> collocated Mediation Server of"
                        + " lync-pool.contoso.com, by route Seattle PSTN: an OCS 2007 R2 pool cannot communicate with a"
                        + " Lync Server 2013 Mediation Server."));
    }

    @Test
    void aPoolThatHomesNobodyTakesNoRoute() {
        var moved = sideBySide
                .withOcsVoice(
                        sideBySide.ocsVoice().withRoute(route("Seattle PSTN", "MediationServer:lync-pool.contoso.com")))
                .withUsers(sideBySide
                        .users()
                        .changing(sideBySide.users().names(), user -> user.homedOn("lync-pool.contoso.com")));

        assertThat(findings(moved)).isEmpty();
    }

    @Test
    void aVoiceRouteMayNameALegacyMediationServer() {
        var imported = sideBySide.withLyncVoice(sideBySide.ocsVoice());

        assertThat(findings(imported)).isEmpty();
    }

    @Test
    void aVoiceRouteMayNotNameALync2013MediationServer() {
        var estate = sideBySide.withLyncVoice(voice(route("W15", "MediationServer:lync-pool.contoso.com")));

        assertThat(findings(estate))
                .singleElement()
                .asString()
                .startsWith("voice route W15 -> MediationServer:lync-pool.contoso.com (Lync Server 2013):")
                .endsWith("[route-names-mediation-server]");
    }

    @Test
    void aLineThatTwoUsersHaveIsFound() {
        var estate = sideBySide.withUsers(sideBySide
                .users()
                .changing(
                        Set.of("bob"),
                        bob -> new User(bob.name(), bob.pool(), "+14255550101", bob.policy(), bob.dialPlan())));

        assertThat(findings(estate))
                .singleElement()
                .asString()
                .startsWith("+14255550101 (alice, bob): a line URI belongs to one user");
    }

    @Test
    void aRouteThatLeadsNowhereIsFoundWhereSomebodyMayTakeIt() {
        var dangling = sideBySide.withLyncVoice(voice(route("W15", "w15-gw.contoso.com")));

        assertThat(findings(dangling)).as("nobody is homed on the new pool").isEmpty();
        assertThat(findings(dangling.withUsers(
                        dangling.users().changing(Set.of("alice"), user -> user.homedOn("lync-pool.contoso.com")))))
                .singleElement()
                .asString()
                .startsWith("route W15 -> w15-gw.contoso.com: the topology knows nothing of that name")
                .endsWith("[route-leads-nowhere]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "usages: [Emergency], trunks: [gw1.contoso.com]; usages: [Emergency], trunks: [gone.contoso.com];"
                        + " route Help -> gone.contoso.com; route-leads-nowhere",
                "usages: [Emergency], trunks: [gw1.contoso.com]; usages: [Emergency], trunks: []; route Help;"
                        + " route-without-target",
                "usages: [Emergency], trunks:; usages: [Orphan], trunks:; usage Emergency; usage-without-route",
                "emergency-number: '911'; emergency-number: '999'; location policy Global, +999 by usage Emergency;"
                        + " emergency-number-without-route",
                "name: Nobody, usages: []; name: Nobody, usages: [Orphan]; usage Orphan; usage-without-route",
                "name: Nobody, usages: []; name: Nobody, usages: [], forwarding-usages: [Orphan]; usage Orphan;"
                        + " usage-without-route"
            })
    void whatPlacesNoCallsIsWarnedOf(String text, String replacement, String things, String rule) {
        var found = DeploymentCheck.findings(Everything.estate(text, replacement), Compatibility.shipped());

        assertThat(DeploymentCheck.findings(Everything.estate(), Compatibility.shipped()))
                .isEmpty();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).startsWith(things + ": ").endsWith("[" + rule + "]");
        });
    }

    @Test
    void whatPassesOnOneReadingAloneIsWarnedOf() {
        var estate = sideBySide.withOcsVoice(
                sideBySide.ocsVoice().withRoute(route("Seattle PSTN", "MediationServer:lync-pool.contoso.com")));

        assertThat(DeploymentCheck.findings(estate, Compatibility.shipped().under("permissive")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void whatIsWrongWithTheTopologyIsAmongTheFindings() {
        var estate = Contoso.before(
                "gateway: dal-gw.contoso.com, site: dallas, certified-for: ocs-2007-r2",
                "gateway: dal-gw.contoso.com, site: dallas, certified-for: lync-2013");

        assertThat(findings(estate)).singleElement().asString().endsWith("[new-gateway-legacy-mediation]");
    }

    private static List<String> findings(Deployment deployment) {
        return DeploymentCheck.findings(deployment, Compatibility.shipped()).stream()
                .map(Finding::message)
                .toList();
    }

    private static VoiceRoute route(String name, String target) {
        return new VoiceRoute(name, NumberPattern.of("^\\+"), List.of("Seattle"), List.of(RouteTarget.parse(target)));
    }

    private static VoiceConfiguration voice(VoiceRoute route) {
        var everyone = new VoicePolicy("Global", Scope.GLOBAL, route.usages());
        return new VoiceConfiguration(List.of(), List.of(everyone), route.usages(), List.of(route));
    }
}
