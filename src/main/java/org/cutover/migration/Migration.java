package org.cutover.migration;

import java.util.ArrayList;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.RuleId;
import org.cutover.compatibility.Severity;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentCheck;

/**
 * An estate on its way: what it is now, and the steps that brought it there. A value; taking a step gives another.
 *
 * @param estate as it is now
 * @param taken the steps so far, each with the estate it left
 */
public record Migration(Estate estate, List<Taken> taken) {

    /** A step that was taken, and the estate it left. */
    public record Taken(PlannedStep step, Estate after) {}

    /** What came of a step. */
    public sealed interface Outcome {

        /**
         * The step was carried out.
         *
         * @param overridden what forbids it, where it was forced
         * @param report what the product reports of it, object by object
         */
        record Done(Migration migration, List<Objection> overridden, List<String> report) implements Outcome {}

        /** The step was refused; nothing has changed. */
        record Refused(List<Objection> objections) implements Outcome {}
    }

    public Migration {
        taken = List.copyOf(taken);
    }

    public static Migration of(Deployment deployment) {
        return new Migration(Estate.of(deployment), List.of());
    }

    /**
     * Takes a step, unless a rule forbids it and it is not forced.
     *
     * @throws UnknownNameException if the step names something that is not there
     */
    public Outcome take(PlannedStep planned, Compatibility rules) {
        if (planned.step() instanceof RollBack rollBack) {
            return rollBack(planned, rollBack, rules);
        }
        var step = planned.step();
        var objections = new ArrayList<>(step.objections(estate, rules));
        var after = effective(planned, step.apply(estate));
        if (!planned.pending()) {
            var broken = broken(estate.inForce(), after.inForce(), rules);
            // That a route leads nowhere then is what the step's own objections warn of.
            var warned = !objections.isEmpty();
            broken.stream()
                    .filter(objection -> !warned || !objection.rule().id().equals(RuleId.ROUTE_LEADS_NOWHERE.id()))
                    .forEach(objections::add);
        }
        if (!objections.isEmpty() && !planned.force()) {
            return new Outcome.Refused(objections);
        }
        return new Outcome.Done(then(planned.in(estate), after), objections, step.report(estate));
    }

    private static Estate effective(PlannedStep planned, Estate edited) {
        if (planned.pending()) {
            return edited;
        }
        return switch (planned.step().acts()) {
            case WHEN_PUBLISHED -> edited.published();
            case WHEN_COMMITTED -> edited.committed();
            case AT_ONCE -> edited;
        };
    }

    /** Rules broken by what would be in force, and not by what is: a step answers only for what it brings. */
    private static List<Objection> broken(Deployment before, Deployment after, Compatibility rules) {
        var known = DeploymentCheck.findings(before, rules);
        return DeploymentCheck.findings(after, rules).stream()
                .filter(finding -> finding.severity() == Severity.BROKEN)
                .filter(finding -> !known.contains(finding))
                .map(Migration::objection)
                .toList();
    }

    private static Objection objection(Finding finding) {
        return new Objection(finding.rule(), finding.message());
    }

    private Outcome rollBack(PlannedStep planned, RollBack rollBack, Compatibility rules) {
        var ids = taken.stream().map(done -> done.step().id()).toList();
        var index = ids.indexOf(rollBack.to());
        if (index < 0) {
            throw new UnknownNameException("step", rollBack.to(), ids);
        }
        var objections = new ArrayList<Objection>();
        for (var done : taken.subList(index + 1, taken.size())) {
            var reversal = done.step().step().reversal();
            if (!reversal.possible()) {
                objections.add(new Objection(
                        rules.rule(RuleId.POINT_OF_NO_RETURN),
                        "%s cannot be undone: %s.".formatted(done.step().step().title(), reversal.how())));
            }
        }
        return objections.isEmpty()
                ? new Outcome.Done(then(planned, taken.get(index).after()), List.of(), List.of())
                : new Outcome.Refused(objections);
    }

    private Migration then(PlannedStep planned, Estate after) {
        var all = new ArrayList<>(taken);
        all.add(new Taken(planned, after));
        return new Migration(after, all);
    }

    /** The steps that a roll-back to after {@code id} undoes, the last first. */
    public List<PlannedStep> since(String id) {
        var undone = new ArrayList<PlannedStep>();
        for (var i = taken.size() - 1; i >= 0 && !taken.get(i).step().id().equals(id); i--) {
            undone.add(taken.get(i).step());
        }
        return undone;
    }

    /** Findings of what is in force now. */
    public List<Finding> findings(Compatibility rules) {
        return DeploymentCheck.findings(estate.inForce(), rules);
    }
}
