package org.cutover.scenario;

import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.yaml.Nearest;
import org.cutover.yaml.Unknown;

/**
 * A call matrix and a plan: after every step of the plan, every call of the matrix is placed.
 *
 * @param before what must hold before the first step
 * @param whole how much there is in the file, of which this may be a part
 */
public record Rehearsal(
        String name,
        String title,
        String why,
        String profile,
        Deployment deployment,
        List<MatrixCall> calls,
        StageExpectation before,
        List<PlannedStage> plan,
        Size whole)
        implements Scenario {

    /** How many steps and calls. */
    public record Size(int steps, int calls) {}

    /** All that its file has. */
    Rehearsal(
            String name,
            String title,
            String why,
            String profile,
            Deployment deployment,
            List<MatrixCall> calls,
            StageExpectation before,
            List<PlannedStage> plan) {
        this(name, title, why, profile, deployment, calls, before, plan, new Size(plan.size(), calls.size()));
    }

    public Rehearsal {
        calls = List.copyOf(calls);
        plan = List.copyOf(plan);
    }

    @Override
    public Rehearsal under(String changed) {
        return new Rehearsal(name, title, why, changed, deployment, calls, before, plan, whole);
    }

    public List<String> stepIds() {
        return plan.stream().map(stage -> stage.step().id()).toList();
    }

    /**
     * This rehearsal, ending after a step.
     *
     * @throws IllegalArgumentException if the plan has no such step
     */
    public Rehearsal until(String step) {
        var index = stepIds().indexOf(step);
        if (index < 0) {
            throw unknown("step", step, stepIds());
        }
        return new Rehearsal(name, title, why, profile, deployment, calls, before, plan.subList(0, index + 1), whole);
    }

    /**
     * This rehearsal, with one call of its matrix.
     *
     * @throws IllegalArgumentException if the matrix has no such call
     */
    public Rehearsal only(String call) {
        var kept =
                calls.stream().filter(one -> one.name().equalsIgnoreCase(call)).toList();
        if (kept.isEmpty()) {
            throw unknown("call", call, calls.stream().map(MatrixCall::name).toList());
        }
        return new Rehearsal(name, title, why, profile, deployment, kept, before, plan, whole);
    }

    /** Whether steps or calls of its file are left out. */
    public boolean isPart() {
        return plan.size() < whole.steps() || calls.size() < whole.calls();
    }

    /** Whether any call is placed at all: one at every stage, or one that stands across a step of the plan. */
    public boolean placesCalls() {
        return calls.stream().anyMatch(call -> !call.isStanding() || stepIds().contains(call.spans()));
    }

    private IllegalArgumentException unknown(String what, String written, List<String> known) {
        var remedy = Nearest.to(written, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("It has: " + Unknown.some(written, known) + ".");
        return new IllegalArgumentException("%s has no %s \"%s\". %s".formatted(name, what, written, remedy));
    }
}
