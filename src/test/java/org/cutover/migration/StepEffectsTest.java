package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cutover.deployment.Contoso;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.RouteTarget;
import org.cutover.routing.Scope;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.routing.VoiceRoute;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.junit.jupiter.api.Test;

/** What each kind of step changes, and that it changes nothing else. */
class StepEffectsTest {

    private static final Listener TCP_5068 = Listener.parse("5068/tcp");

    @Test
    void aPoolIsDeployedWithItsMediationServerAndTheDefaultsOfAFirstPool() {
        var after = Plans.after("deploy-pilot-pool").estate().inForce();
        var servers = List.of("lync-fe1.contoso.com", "lync-fe2.contoso.com");

        assertThat(after.topology())
                .isEqualTo(Contoso.before()
                        .topology()
                        .withPool(new FrontEndPool("lync-pool.contoso.com", Contoso.LYNC_2013, "seattle", servers))
                        .withMediationServer(new MediationServer(
                                "lync-pool.contoso.com",
                                Contoso.LYNC_2013,
                                "seattle",
                                servers,
                                true,
                                "lync-pool.contoso.com",
                                Listener.parse("5070/tls"),
                                List.of())));
        assertThat(after.lyncVoice().dialPlans()).singleElement().satisfies(plan -> {
            assertThat(plan.scope()).isEqualTo(Scope.GLOBAL);
            assertThat(plan.rules().get(0).apply("0123")).isEqualTo("0123");
        });
        assertThat(after.lyncVoice().policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.usages()).isEmpty());
        assertThat(after.ocsVoice()).isEqualTo(Contoso.before().ocsVoice());
        assertThat(after.users()).isEqualTo(Contoso.before().users());
    }

    @Test
    void theMergeMakesTheLegacyServersKnown() {
        changes(
                "deploy-pilot-pool",
                "merge-topology: {}",
                topology(before -> before.withBackCompatSite(Set.of(
                        "ocs-pool.contoso.com",
                        "dal-ocs-pool.contoso.com",
                        "ocs-med.contoso.com",
                        "dal-ocs-med.contoso.com"))));
    }

    @Test
    void theImportCopiesTheLegacyTableBesideWhatIsThere() {
        changes(
                "merge",
                "import-configuration: {}",
                before -> before.withLyncVoice(new VoiceConfiguration(
                        concat(before.lyncVoice().dialPlans(), before.ocsVoice().dialPlans()),
                        concat(before.lyncVoice().policies(), before.ocsVoice().policies()),
                        before.ocsVoice().usages(),
                        before.ocsVoice().routes())));
    }

    /** O16: the legacy routes change after the import. */
    @Test
    void theImportDoneAgainAddsWhatIsNewAndKeepsWhatIsThere() {
        var changed = Plans.done(
                Plans.done(
                        Plans.done(
                                Plans.after("import"), "change-phone-route: { route: Seattle PSTN, pattern: '^\\+1' }"),
                        "remove-phone-route: { route: Dallas PSTN }"),
                "add-phone-route: { route: New, usages: [Dallas], mediation-servers: [dal-ocs-med.contoso.com] }");

        var again = Plans.done(changed, "import-configuration: {}")
                .estate()
                .inForce()
                .lyncVoice();
        assertThat(Named.names(again.routes())).containsExactly("Seattle PSTN", "Dallas PSTN", "New");
        assertThat(again.routes().get(0).pattern()).isEqualTo(NumberPattern.of("^\\+"));

        var replaced = Plans.done(changed, "import-configuration: { replace-existing: true }")
                .estate()
                .inForce();
        assertThat(replaced.lyncVoice().routes().get(0).pattern()).isEqualTo(NumberPattern.of("^\\+1"));
    }

    @Test
    void aUserMovesWithTheImportedPolicyAndTheDialPlanThatWasInForce() {
        changes(
                "import",
                "move-users: { users: [bob], to: lync-pool.contoso.com }",
                users("bob", new User("bob", "lync-pool.contoso.com", "+14255550102", "Seattle callers", "Seattle")));
    }

    @Test
    void allUsersOfAPoolMove() {
        var after = Plans.done(
                        Plans.after("import"),
                        "move-users: { from: dal-ocs-pool.contoso.com, to: lync-pool.contoso.com }")
                .estate()
                .inForce();

        assertThat(Named.names(after.users().homedOn("lync-pool.contoso.com"))).containsExactly("dave", "erin");
        assertThat(Named.names(after.users().homedOn("ocs-pool.contoso.com"))).containsExactly("alice", "bob", "carol");
    }

    @Test
    void aGatewayIsDefinedWithItsRootTrunkAndPointedAtIt() {
        changes(
                "move-dallas-users",
                "define-gateway: { gateway: w15-gw.contoso.com, certified-for: lync-2013, site: seattle,"
                        + " root-trunk: { mediation-server: lync-pool.contoso.com } }",
                topology(before -> before.withGateway(new PstnGateway(
                                "w15-gw.contoso.com",
                                "seattle",
                                Contoso.LYNC_2013,
                                Listener.parse("5066/tcp"),
                                "w15-gw.contoso.com"))
                        .withMediationServer(
                                server(before, "lync-pool.contoso.com").listeningOn(TCP_5068))
                        .withTrunk(trunk("w15-gw.contoso.com", "lync-pool.contoso.com", "w15-gw.contoso.com"))));
    }

    @Test
    void aMediationServerIsConfiguredWithPortsTrunksAndADefaultGateway() {
        var after = Plans.done(
                        Plans.after("upgrade-dallas-gateway"),
                        "configure-mediation-server: { mediation-server: lync-pool.contoso.com, listens: [5069/tcp],"
                                + " default-gateway: dal-gw.contoso.com,"
                                + " trunks: [{ gateway: dal-gw.contoso.com, mediation-port: 5069/tcp }] }")
                .estate()
                .inForce()
                .topology();

        assertThat(server(after, "lync-pool.contoso.com").gatewaySide())
                .containsExactly(TCP_5068, Listener.parse("5069/tcp"));
        assertThat(Named.names(after.trunksOf("lync-pool.contoso.com")))
                .as("the first is the default")
                .containsExactly("dal-gw.contoso.com", "w15-gw.contoso.com");
    }

    @Test
    void aGatewayIsUpgradedPointedAndGivenNumbers() {
        changes(
                "move-dallas-numbers",
                "upgrade-gateway: { gateway: dal-gw.contoso.com, certified-for: lync-2013 }",
                topology(before ->
                        before.withGateway(gateway(before, "dal-gw.contoso.com").certifiedFor(Contoso.LYNC_2013))));
        changes(
                "associate-dallas-gateway",
                "point-gateway: { gateway: dal-gw.contoso.com, trunk: dal-gw.contoso.com }",
                topology(before ->
                        before.withGateway(gateway(before, "dal-gw.contoso.com").pointedAt("dal-gw.contoso.com"))));
        changes(
                "move-routes",
                "move-numbers: { beginning: +14255550, to: W15-gw.contoso.com }",
                topology(before -> before.withCarrier(before.carrier().delivering("+14255550", "w15-gw.contoso.com"))));
    }

    @Test
    void aStandAlonePoolIsDeployedAndTheCollocatedOneCleared() {
        changes(
                "remove-back-compat-site",
                "deploy-mediation-pool: { pool: med.contoso.com, release: lync-2013, site: dallas,"
                        + " next-hop: LYNC-POOL.contoso.com, trunks: [{ trunk: new, gateway: w15-gw.contoso.com }] }",
                topology(before -> before.withMediationServer(new MediationServer(
                                "med.contoso.com",
                                Contoso.LYNC_2013,
                                "dallas",
                                List.of("med.contoso.com"),
                                false,
                                "lync-pool.contoso.com",
                                Listener.parse("5070/tls"),
                                List.of(TCP_5068)))
                        .withTrunk(trunk("new", "med.contoso.com", "w15-gw.contoso.com"))));
        changes(
                "remove-back-compat-site",
                "remove-collocated-mediation: { pool: lync-pool.contoso.com, force: true }",
                topology(before -> {
                    var after = before.withoutMediationServer("lync-pool.contoso.com");
                    assertThat(after.trunks()).isEmpty();
                    return after;
                }));
    }

    @Test
    void aRouteIsAddedMovedChangedAndRemovedInTheTableOfItsKind() {
        var w15 = route("W15", "Seattle", "w15-gw.contoso.com");
        changes(
                "publish-new-gateway",
                "add-voice-route: { route: W15, usages: [Seattle], trunks: [w15-gw.contoso.com], at: before Dallas PSTN }",
                before -> before.withLyncVoice(before.lyncVoice().withRouteAt(w15, 1)));
        changes(
                "publish-new-gateway",
                "move-voice-route: { route: Seattle PSTN, at: bottom }",
                before -> before.withLyncVoice(before.lyncVoice()
                        .withRoutes(List.of(
                                before.lyncVoice().routes().get(1),
                                before.lyncVoice().routes().get(0)))));
        changes(
                "publish-new-gateway",
                "change-voice-route: { route: seattle pstn, trunks: [w15-gw.contoso.com] }",
                before -> before.withLyncVoice(
                        before.lyncVoice().withRoute(route("Seattle PSTN", "Seattle", "w15-gw.contoso.com"))));
        changes(
                "publish-new-gateway",
                "remove-voice-route: { route: Dallas PSTN }",
                before -> before.withLyncVoice(before.lyncVoice().withoutRoute("Dallas PSTN")));
        changes(
                "publish-new-gateway",
                "remove-phone-route: { route: Dallas PSTN }",
                before -> before.withOcsVoice(before.ocsVoice().withoutRoute("Dallas PSTN")));
    }

    @Test
    void whatIsDecommissionedIsGoneWithItsTrunks() {
        changes(
                "remove-dallas-route",
                "decommission-mediation-server: { mediation-server: ocs-med.contoso.com }",
                topology(before -> before.withoutMediationServer("ocs-med.contoso.com")));
        changes(
                "decommission-dallas-mediation",
                "decommission-gateway: { gateway: sea-gw.contoso.com }",
                topology(before -> before.withoutGateway("sea-gw.contoso.com")));
        changes(
                "conference-directories",
                "decommission-pool: { pool: ocs-pool.contoso.com }",
                topology(before -> before.withoutPool("ocs-pool.contoso.com")));
        changes(
                "decommission-dallas-pool",
                "remove-back-compat-site: {}",
                topology(before -> before.withBackCompatSite(Set.of())));
    }

    @Test
    void aPoolTakesItsCollocatedMediationServerAlong() {
        changes(
                "import",
                "decommission-pool: { pool: lync-pool.contoso.com }",
                topology(before ->
                        before.withoutPool("lync-pool.contoso.com").withoutMediationServer("lync-pool.contoso.com")));
    }

    @Test
    void whatIsDoneByHandChangesNothing() {
        changes("import", "manual: Tell everybody", before -> before);
    }

    /** Takes a step at a stage of the shipped plan, and compares the whole estate. */
    private static void changes(String stage, String entry, UnaryOperator<Deployment> change) {
        var before = Plans.after(stage);
        var expected = change.apply(before.estate().inForce());

        assertThat(Plans.done(before, entry).estate()).isEqualTo(new Estate(expected, expected));
    }

    private static UnaryOperator<Deployment> topology(UnaryOperator<Topology> change) {
        return before -> before.withTopology(change.apply(before.topology()));
    }

    private static UnaryOperator<Deployment> users(String name, User after) {
        return before -> before.withUsers(before.users().changing(Set.of(name), user -> after));
    }

    private static MediationServer server(Topology topology, String name) {
        return topology.findMediationServer(name).orElseThrow();
    }

    private static PstnGateway gateway(Topology topology, String name) {
        return topology.findGateway(name).orElseThrow();
    }

    private static Trunk trunk(String name, String server, String gateway) {
        return new Trunk(name, server, TCP_5068, gateway);
    }

    private static VoiceRoute route(String name, String usage, String target) {
        return new VoiceRoute(name, NumberPattern.of("^\\+"), List.of(usage), List.of(RouteTarget.parse(target)));
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
