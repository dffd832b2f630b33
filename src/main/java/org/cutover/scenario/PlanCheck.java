package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Severity;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentCheck;
import org.cutover.migration.Migration;
import org.cutover.migration.PlannedStep;
import org.cutover.migration.RollBack;
import org.cutover.scenario.StageResult.Refusal;

/** Goes through a plan on the model alone: what is refused, and what is broken or not documented after each step. */
public final class PlanCheck {

    /**
     * A stage of the plan.
     *
     * @param planned the step; empty for the estate as it is
     * @param undone the steps that a roll-back undoes, the last first; none for other steps
     * @param refused why the step is refused, if it is
     * @param forced ids of the rules that forbid the step, which is carried out all the same
     * @param report what the product reports of the step, a line for each object
     * @param asExpected whether it is refused, or not, as the plan expects
     * @param findings of the estate then in force
     */
    public record Stage(
            int number,
            Optional<PlannedStep> planned,
            List<PlannedStep> undone,
            Optional<Refusal> refused,
            List<String> forced,
            List<String> report,
            boolean asExpected,
            List<Finding> findings) {

        public Stage {
            undone = List.copyOf(undone);
            forced = List.copyOf(forced);
            report = List.copyOf(report);
            findings = List.copyOf(findings);
        }

        /** What was done, in a short sentence. */
        public String title() {
            return planned.map(step -> step.step().title()).orElse("As it is");
        }

        /** The same with these findings too, of what no step changes. */
        public Stage with(List<Finding> more) {
            var all = new ArrayList<>(findings);
            all.addAll(more);
            return new Stage(number, planned, undone, refused, forced, report, asExpected, all);
        }

        /** Failed where a rule is broken, undecided where one answers "unknown" or warns. */
        public Verdict verdict() {
            var broken = findings.stream().anyMatch(finding -> finding.severity() == Severity.BROKEN);
            if (broken || !asExpected) {
                return Verdict.FAILED;
            }
            return findings.isEmpty() ? Verdict.PASSED : Verdict.UNDECIDED;
        }
    }

    private PlanCheck() {}

    /** Of an estate as it is. */
    public static Stage of(Deployment deployment, Compatibility rules) {
        return new Stage(
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                DeploymentCheck.findings(deployment, rules));
    }

    /**
     * The estate as it is, then every step, by these rules under the scenario's profile; it ends with a step that is refused
     * although the plan expects it to be taken.
     */
    public static List<Stage> of(Scenario scenario, Compatibility all) {
        var rules = all.under(scenario.profile());
        var stages = new ArrayList<Stage>();
        stages.add(of(scenario.deployment(), rules));
        var migration = Migration.of(scenario.deployment());
        for (var planned : plan(scenario)) {
            var undone = undone(migration, planned.step());
            var step = planned.step().in(migration.estate());
            var outcome = migration.take(planned.step(), rules);
            if (outcome instanceof Migration.Outcome.Done done) {
                migration = done.migration();
            }
            var stage = stage(stages.size(), step, planned.expect(), undone, outcome, migration.findings(rules));
            stages.add(stage);
            if (stage.refused().isPresent() && !stage.asExpected()) {
                break;
            }
        }
        return stages;
    }

    private static List<PlannedStage> plan(Scenario scenario) {
        if (scenario instanceof Rehearsal rehearsal) {
            return rehearsal.plan();
        }
        return ((CallScenario) scenario)
                .acts().stream()
                        .filter(CallScenario.Act.Take.class::isInstance)
                        .map(act -> ((CallScenario.Act.Take) act).step())
                        .map(step -> new PlannedStage(step, StageExpectation.NOTHING_ELSE))
                        .toList();
    }

    private static List<PlannedStep> undone(Migration before, PlannedStep step) {
        return step.step() instanceof RollBack rollBack ? before.since(rollBack.to()) : List.of();
    }

    private static Stage stage(
            int number,
            PlannedStep planned,
            StageExpectation expect,
            List<PlannedStep> undone,
            Migration.Outcome outcome,
            List<Finding> findings) {
        var expected = expect.refused();
        var refused = refusal(outcome);
        var asExpected =
                refused.map(refusal -> refusal.rules().contains(expected)).orElse(expected.isEmpty());
        return new Stage(
                number, Optional.of(planned), undone, refused, forced(outcome), report(outcome), asExpected, findings);
    }

    /** Ids of the rules a step was carried out against. */
    static List<String> forced(Migration.Outcome outcome) {
        return outcome instanceof Migration.Outcome.Done done
                ? done.overridden().stream()
                        .map(objection -> objection.rule().id())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static List<String> report(Migration.Outcome outcome) {
        return outcome instanceof Migration.Outcome.Done done ? done.report() : List.of();
    }

    /** Why a step was refused; empty if it was carried out. */
    static Optional<Refusal> refusal(Migration.Outcome outcome) {
        return outcome instanceof Migration.Outcome.Refused refused
                ? Optional.of(new Refusal(
                        refused.objections().stream()
                                .map(objection -> objection.rule().id())
                                .distinct()
                                .toList(),
                        refused.objections().stream()
                                .map(objection ->
                                        objection.why() + " " + objection.rule().cite())
                                .toList()))
                : Optional.empty();
    }
}
