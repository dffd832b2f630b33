package org.cutover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.migration.Migration.Outcome;
import org.cutover.topology.Named;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final Compatibility RULES = Compatibility.shipped();

    private static final String EARLY =
            "decommission-mediation-server: { id: early, mediation-server: ocs-med.contoso.com%s }";

    @Test
    void theShippedPlanIsTakenToItsEndWithoutARefusal() {
        var migration = Plans.before();
        for (var step : Plans.shipped()) {
            var outcome = migration.take(step, RULES);
            assertThat(outcome).as(step.id()).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Done) outcome).overridden()).as(step.id()).isEmpty();
            migration = ((Outcome.Done) outcome).migration();
            // The upgraded Dallas gateway keeps its trunk to the old Mediation Server: of that pair no source speaks.
            assertThat(migration.findings(RULES))
                    .as("findings after " + step.id())
                    .allMatch(finding -> finding.rule().id().equals("new-gateway-legacy-mediation"));
        }
        assertThat(Named.names(migration.estate().inForce().topology().pools()))
                .containsExactly("lync-pool.contoso.com");
        assertThat(migration.findings(RULES)).isEmpty();
        assertThat(migration.estate().inForce()).isEqualTo(migration.estate().edited());
        assertThat(migration.taken()).extracting(taken -> taken.step().id()).doesNotHaveDuplicates();
    }

    @Test
    void aRefusedStepChangesNothing() {
        var before = Plans.after("publish-new-gateway");

        assertThat(before.take(Plans.step(EARLY.formatted("")), RULES)).isInstanceOf(Outcome.Refused.class);
        assertThat(before).isEqualTo(Plans.after("publish-new-gateway"));
    }

    @Test
    void aRefusalNamesTheThingsTheRuleAndWhatToDo() {
        var refused = (Outcome.Refused) Plans.after("publish-new-gateway").take(Plans.step(EARLY.formatted("")), RULES);

        assertThat(refused.objections().get(0))
                .hasToString(
                        "a route still leads to ocs-med.contoso.com (Seattle PSTN): routes are led elsewhere before what they lead to is taken away."
                                + " Change the routes first and let the calls on it end. [routes-before-decommission]");
        assertThat(refused.objections().get(1).why())
                .startsWith("calls from the PSTN still come in by ocs-med.contoso.com (+1425555010… by gateway"
                        + " sea-gw.contoso.com):");
    }

    @Test
    void aForcedStepIsCarriedOutAndItsObjectionsAreKept() {
        var outcome = Plans.after("publish-new-gateway").take(Plans.step(EARLY.formatted(", force: true")), RULES);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            assertThat(done.overridden())
                    .extracting(objection -> objection.rule().id())
                    .containsExactly("routes-before-decommission", "numbers-before-decommission");
            assertThat(done.migration().estate().inForce().topology().findMediationServer("ocs-med.contoso.com"))
                    .isEmpty();
        });
    }

    @Test
    void aStepAnswersOnlyForWhatItBrings() {
        var broken = Plans.done(Plans.after("publish-new-gateway"), EARLY.formatted(", force: true"));

        assertThat(broken.findings(RULES)).isNotEmpty();
        assertThat(Plans.refusal(broken, "move-numbers: { beginning: +1425, to: w15-gw.contoso.com }"))
                .isEmpty();
    }

    @Test
    void whatIsPendingActsWhenTheTopologyIsPublished() {
        var pending = Plans.after("make-default");

        assertThat(pending.estate().inForce())
                .isEqualTo(Plans.after("move-dallas-users").estate().inForce());
        assertThat(pending.estate().edited().topology().findGateway("w15-gw.contoso.com"))
                .isPresent();
        assertThat(Plans.done(pending, "commit: {}").estate())
                .as("the other tool")
                .isEqualTo(pending.estate());
        assertThat(Plans.done(pending, "publish: {}").estate().inForce())
                .isEqualTo(pending.estate().edited());
    }

    @Test
    void whatIsPendingActsWhenTheRoutesAreCommittedAllTogether() {
        var pending = Plans.done(
                Plans.after("publish-new-gateway"),
                "add-voice-route: { route: W15, usages: [Seattle], trunks: [w15-gw.contoso.com], pending: true }");

        assertThat(pending.estate().inForce().lyncVoice().findRoute("W15")).isEmpty();
        assertThat(Plans.done(pending, "publish: {}").estate())
                .as("the other tool")
                .isEqualTo(pending.estate());

        var committed = Plans.done(pending, "move-voice-route: { route: Dallas PSTN, at: top }")
                .estate();
        assertThat(Named.names(committed.inForce().lyncVoice().routes()))
                .containsExactly("Dallas PSTN", "Seattle PSTN", "W15");
    }

    @Test
    void whatIsPendingIsJudgedWhenItIsPublished() {
        var pending = Plans.done(
                Plans.after("merge"),
                "deploy-pool: { pool: lync10.contoso.com, release: lync-2010, site: dallas, pending: true }");

        assertThat(Plans.refusal(pending, "publish: {}")).containsExactly("three-releases");
    }

    @Test
    void whatActsAtOnceLeavesPendingEditsPending() {
        var pending = Plans.after("make-default");
        var after = Plans.done(pending, "move-numbers: { beginning: +1206, to: dal-gw.contoso.com }")
                .estate();

        assertThat(after.inForce().topology().findGateway("w15-gw.contoso.com")).isEmpty();
        assertThat(after.edited().topology().findGateway("w15-gw.contoso.com")).isPresent();
        assertThat(after.inForce().topology().carrier())
                .isEqualTo(after.edited().topology().carrier());
        assertThat(after.inForce().topology().carrier().gatewayFor("+12065550100"))
                .hasValue("dal-gw.contoso.com");
    }

    @Test
    void aRollBackRestoresTheEstateAsItWas() {
        var rolledBack = Plans.done(Plans.after("dallas-route"), "roll-back: { id: back, to: move-dallas-users }");

        assertThat(rolledBack.estate())
                .isEqualTo(Plans.after("move-dallas-users").estate());
        assertThat(rolledBack.taken())
                .last()
                .extracting(taken -> taken.step().id())
                .isEqualTo("back");
    }

    @Test
    void whatARollBackUndoesIsToldTheLastFirst() {
        assertThat(Plans.after("move-routes").since("make-default"))
                .extracting(PlannedStep::id)
                .containsExactly("move-routes", "publish-new-gateway");
    }

    @Test
    void thePlanGoesOnAfterARollBackAndMayBeRolledBackToIt() {
        var back = Plans.done(Plans.after("move-routes"), "roll-back: { id: back, to: publish-new-gateway }");
        var again = Plans.done(
                back,
                Plans.shipped().stream()
                        .filter(step -> step.id().equals("move-routes"))
                        .findFirst()
                        .orElseThrow());

        assertThat(again.estate()).isEqualTo(Plans.after("move-routes").estate());
        assertThat(Plans.done(again, "roll-back: { to: back }").estate()).isEqualTo(back.estate());
    }

    @Test
    void thereIsNoWayBackPastADecommissioningNotEvenByForce() {
        var gone = Plans.after("decommission-dallas-mediation");

        var outcome = gone.take(Plans.step("roll-back: { to: remove-dallas-route, force: true }"), RULES);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.objections())
                                .extracting(Objection::why)
                                .containsExactly(
                                        "Decommission Mediation Server ocs-med.contoso.com cannot be undone: the server is uninstalled"
                                                + " and would have to be deployed anew.",
                                        "Decommission Mediation Server dal-ocs-med.contoso.com cannot be undone: the server is"
                                                + " uninstalled and would have to be deployed anew."));
        assertThat(refusedBy(outcome)).containsOnly("point-of-no-return");
        assertThat(Plans.refusal(gone, "roll-back: { to: decommission-dallas-mediation }"))
                .isEmpty();
    }

    private static List<String> refusedBy(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .objections().stream().map(objection -> objection.rule().id()).toList();
    }
}
