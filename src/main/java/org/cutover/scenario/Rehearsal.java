package org.cutover.scenario;

import java.util.List;
import java.util.stream.IntStream;
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
     * @param step its id, or the number of its stage, which is 1 for the first step
     * @throws IllegalArgumentException if the plan has no such step
     */
    public Rehearsal until(String step) {
        var index = placeOf(step);
        if (index < 0) {
            throw unknown(
                    "step",
                    step,
                    stepIds(),
                    IntStream.range(0, plan.size())
                            .mapToObj(i -> (i + 1) + " " + stepIds().get(i))
                            .toList());
        }
        return new Rehearsal(name, title, why, profile, deployment, calls, before, plan.subList(0, index + 1), whole);
    }

    private int placeOf(String step) {
        var byId = stepIds().indexOf(step);
        return byId >= 0 || !step.matches("[1-9]\\d{0,3}") || Integer.parseInt(step) > plan.size()
                ? byId
                : Integer.parseInt(step) - 1;
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
            var names = calls.stream().map(MatrixCall::name).toList();
            throw unknown("call", call, names, names);
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

    /** @param listed what to say of all of them, in the order of the plan or of the matrix */
    private IllegalArgumentException unknown(String what, String written, List<String> known, List<String> listed) {
        var remedy = Nearest.to(written, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("It has: " + Unknown.listed(listed) + ".");
        return new IllegalArgumentException("%s has no %s \"%s\". %s".formatted(name, what, written, remedy));
    }
}
