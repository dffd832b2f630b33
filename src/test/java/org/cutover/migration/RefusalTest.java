package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.compatibility.Compatibility;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlFile;
import org.cutover.yaml.YamlMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which rules refuse which step when. Each case is a stage of the shipped plan, a step too early, and the rules. */
class RefusalTest {

    private record Case(String after, String step, List<String> rules) {}

    private static final List<Case> CASES = List.of(
            // Out of order as in the catalogue of mistakes: O1, O2, O4, O5, O8, O11, O14, O15.
            new Case(
                    "move-pilot-users",
                    "define-gateway: { gateway: w15-gw.contoso.com, certified-for: lync-2013, site: seattle,"
                            + " root-trunk: { mediation-server: lync-pool.contoso.com } }",
                    List.of("users-before-mediation-server")),
            new Case(
                    "move-pilot-users",
                    "change-phone-route: { route: Seattle PSTN, mediation-servers: [lync-pool.contoso.com] }",
                    List.of("legacy-pool-new-mediation")),
            new Case(
                    "move-dallas-users",
                    "configure-mediation-server: { mediation-server: lync-pool.contoso.com,"
                            + " trunks: [{ gateway: sea-gw.contoso.com }] }",
                    List.of("legacy-gateway-new-mediation")),
            new Case(
                    "publish-new-gateway",
                    "decommission-mediation-server: { mediation-server: ocs-med.contoso.com }",
                    List.of("routes-before-decommission", "numbers-before-decommission")),
            new Case(
                    "remove-back-compat-site",
                    "remove-collocated-mediation: { pool: lync-pool.contoso.com }",
                    List.of(
                            "stand-alone-before-clearing-collocated",
                            "routes-before-clearing-collocated",
                            "numbers-before-decommission")),
            new Case("deploy-pilot-pool", "import-configuration: {}", List.of("merge-before-import")),
            new Case(
                    "deploy-pilot-pool",
                    "move-users: { users: [bob], to: lync-pool.contoso.com }",
                    List.of("merge-before-move", "import-before-move")),
            new Case(
                    "publish-new-gateway",
                    "remove-back-compat-site: {}",
                    List.of("routes-before-backcompat-removal", "legacy-gone-before-backcompat-removal")),
            new Case(
                    "merge",
                    "deploy-pool: { pool: lync10-pool.contoso.com, release: lync-2010, site: dallas }",
                    List.of("three-releases")),

            // Every other precondition.
            new Case("", "merge-topology: {}", List.of("pilot-before-merge")),
            new Case(
                    "",
                    "deploy-pool: { pool: lync-pool.contoso.com, release: lync-2013, site: seattle,"
                            + " collocate-mediation: false }",
                    List.of("pilot-pool-collocates-mediation")),
            new Case(
                    "deploy-pilot-pool",
                    "deploy-pool: { pool: LYNC-POOL.contoso.com, release: lync-2013, site: seattle }",
                    List.of("pool-name-new")),
            new Case(
                    "merge",
                    "move-users: { from: ocs-pool.contoso.com, to: lync-pool.contoso.com }",
                    List.of("import-before-move")),
            new Case(
                    "move-seattle-users",
                    "configure-mediation-server: { mediation-server: lync-pool.contoso.com, listens: [5068/tcp] }",
                    List.of("users-before-mediation-server")),
            new Case(
                    "move-seattle-users",
                    "deploy-mediation-pool: { pool: lync-med.contoso.com, release: lync-2013, site: seattle,"
                            + " next-hop: lync-pool.contoso.com }",
                    List.of("users-before-mediation-server")),
            new Case(
                    "move-dallas-users",
                    "define-gateway: { gateway: lync-pool.contoso.com, certified-for: lync-2013, site: seattle,"
                            + " root-trunk: { mediation-server: lync-pool.contoso.com } }",
                    List.of("pool-name-new")),
            new Case(
                    "move-dallas-users",
                    "define-gateway: { gateway: w15-gw.contoso.com, certified-for: lync-2013, site: seattle,"
                            + " root-trunk: { mediation-server: lync-pool.contoso.com, mediation-port: 5099/tcp } }",
                    List.of("root-trunk")),
            new Case(
                    "move-routes",
                    "deploy-mediation-pool: { pool: lync-med.contoso.com, release: lync-2013, site: seattle,"
                            + " next-hop: lync-pool.contoso.com, trunks: [{ gateway: w15-gw.contoso.com }] }",
                    List.of("trunk-name-new")),
            new Case(
                    "upgrade-dallas-gateway",
                    "configure-mediation-server: { mediation-server: lync-pool.contoso.com,"
                            + " trunks: [{ trunk: w15-gw.contoso.com, gateway: dal-gw.contoso.com }] }",
                    List.of("trunk-name-new")),
            new Case(
                    "publish-new-gateway",
                    "deploy-mediation-pool: { pool: lync-med.contoso.com, release: lync-2013, site: seattle,"
                            + " next-hop: ocs-pool.contoso.com }",
                    List.of("legacy-pool-new-mediation")),
            new Case(
                    "publish-new-gateway",
                    "add-voice-route: { route: W15, usages: [Seattle], trunks: ['MediationServer:lync-pool.contoso.com'] }",
                    List.of("route-names-mediation-server")),
            new Case(
                    "point-dallas-gateway",
                    "upgrade-gateway: { gateway: dal-gw.contoso.com, certified-for: ocs-2007-r2 }",
                    List.of("legacy-gateway-new-mediation")),
            new Case(
                    "move-dallas-users",
                    "decommission-mediation-server: { mediation-server: dal-ocs-med.contoso.com }",
                    List.of(
                            "routes-before-decommission",
                            "numbers-before-decommission",
                            "certified-gateway-before-decommission")),
            new Case(
                    "",
                    "decommission-gateway: { gateway: sea-gw.contoso.com }",
                    List.of("routes-before-decommission", "numbers-before-decommission")),
            new Case(
                    "move-dallas-numbers-back",
                    "decommission-gateway: { gateway: w15-gw.contoso.com }",
                    List.of("routes-before-decommission", "numbers-before-decommission")),
            new Case(
                    "move-seattle-users",
                    "decommission-pool: { pool: dal-ocs-pool.contoso.com }",
                    List.of("users-before-pool-decommission", "mediation-server-before-pool-decommission")),
            new Case(
                    "remove-dallas-route",
                    "remove-back-compat-site: {}",
                    List.of("legacy-gone-before-backcompat-removal")));

    @TestFactory
    Stream<DynamicTest> aStepTooEarlyIsRefusedByTheRulesThatForbidIt() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(
                        (one.after().isEmpty() ? "at first" : "after " + one.after()) + ", " + one.step(), () -> {
                            var stage = one.after().isEmpty() ? Plans.before() : Plans.after(one.after());
                            assertThat(Plans.refusal(stage, one.step())).containsExactlyElementsOf(one.rules());
                        }));
    }

    /** O5: the routes have moved, and calls from the PSTN still come in by the old Mediation Server. */
    @Test
    void aMediationServerThatStillGetsCallsFromThePstnStays() {
        var routesMoved = Plans.done(Plans.after("move-routes"), "remove-voice-route: { route: Seattle PSTN }");

        assertThat(Plans.refusal(
                        routesMoved, "decommission-mediation-server: { mediation-server: ocs-med.contoso.com }"))
                .containsExactly("numbers-before-decommission");
    }

    /** O11: the legacy side changed after the merge. */
    @Test
    void whatWasSetUpAfterTheMergeHasToBeMergedToo() {
        var later = Plans.done(
                Plans.after("import"),
                "deploy-mediation-pool: { pool: ocs-med2.contoso.com, release: ocs-2007-r2, site: seattle,"
                        + " next-hop: ocs-pool.contoso.com }");
        var move = "move-users: { users: [bob], to: lync-pool.contoso.com }";

        assertThat(Plans.refusal(later, move)).containsExactly("merge-before-move");
        assertThat(Plans.refusal(Plans.done(later, "merge-topology: {}"), move)).isEmpty();
    }

    @Test
    void routesTakenOutOnlyInTheToolDoNotCount() {
        var pending = Plans.done(
                Plans.done(
                        Plans.after("publish-new-gateway"),
                        "remove-voice-route: { route: Seattle PSTN, pending: true }"),
                "remove-voice-route: { route: Dallas PSTN, pending: true }");

        assertThat(Plans.refusal(pending, "remove-back-compat-site: {}")).contains("routes-before-backcompat-removal");
        assertThat(Plans.refusal(Plans.done(pending, "commit: {}"), "remove-back-compat-site: {}"))
                .doesNotContain("routes-before-backcompat-removal");
    }

    @Test
    void aStandAlonePoolThatIsNotPublishedDoesNotCount() {
        var pending = Plans.done(
                Plans.after("remove-back-compat-site"),
                "deploy-mediation-pool: { pool: lync-med.contoso.com, release: lync-2013, site: seattle,"
                        + " next-hop: lync-pool.contoso.com, pending: true,"
                        + " trunks: [{ trunk: new, gateway: w15-gw.contoso.com }] }");
        var clear = "remove-collocated-mediation: { pool: lync-pool.contoso.com }";

        assertThat(Plans.refusal(pending, clear)).contains("stand-alone-before-clearing-collocated");
        assertThat(Plans.refusal(Plans.done(pending, "publish: {}"), clear))
                .doesNotContain("stand-alone-before-clearing-collocated");
    }

    /** On the model alone: each step of a shipped plan is refused by the rule it says, or not at all. */
    @TestFactory
    Stream<DynamicTest> theShippedPlansAreRefusedWhereTheySaySo() {
        return Shipped.texts("scenarios", ".yaml").entrySet().stream()
                .filter(file -> file.getValue().contains("\nplan:"))
                .filter(file -> file.getValue().contains("\ndeployment: contoso/before")
                        || file.getValue().contains("rehearsal: migration/ocs-2007-r2-to-lync-2013,"))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    var plan = YamlFile.parse(file.getValue(), file.getKey(), new Problems());
                    var stage = plan.findText("deployment").isPresent()
                            ? Plans.before()
                            : Plans.after(plan.map("deployment").text("after"));
                    var rules = Compatibility.shipped().under(plan.text("profile", "strict"));
                    var expected = plan.maps("plan").stream()
                            .map(entry ->
                                    entry.isMap("expect") ? entry.map("expect").text("refused", "") : "")
                            .toList();
                    var steps = Plans.read(file.getValue());
                    for (var i = 0; i < steps.size(); i++) {
                        if (expected.get(i).isEmpty()) {
                            stage = Plans.done(stage, steps.get(i), rules);
                        } else {
                            assertThat(Plans.refusal(stage, steps.get(i), rules))
                                    .as(steps.get(i).id())
                                    .contains(expected.get(i));
                        }
                    }
                }));
    }

    @Test
    void everyRuleOfTheProcedureIsBrokenByOneOfThese() {
        var rules = YamlFile.parse(
                        Shipped.find("simulator/compatibility/procedure.yaml").orElseThrow(),
                        "procedure",
                        new Problems())
                .maps("rules");

        assertThat(Stream.concat(
                                CASES.stream().flatMap(one -> one.rules().stream()),
                                // A roll-back is refused in MigrationTest; that a route leads nowhere is found by
                                // DeploymentCheckTest, and refuses a step only where no other rule foresees it.
                                Stream.of("point-of-no-return", "route-leads-nowhere"))
                        .collect(Collectors.toSet()))
                .containsAll(
                        rules.stream().map((YamlMap rule) -> rule.text("id")).toList());
    }
}
