package org.cutover.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.journal.JournalEvent;
import org.cutover.migration.Migration;
import org.cutover.migration.Objection;
import org.cutover.migration.PlannedStep;
import org.cutover.migration.StepReader;
import org.cutover.migration.UnknownNameException;
import org.cutover.scenario.PlannedStage;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Problem;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Unknown;
import org.cutover.yaml.YamlFile;

/** The steps that a test takes: those of its rehearsal's plan that are still ahead, and others of its own. */
final class PlanUnderWay {

    private final TestRun run;
    private final Compatibility rules;
    private final List<PlannedStage> ahead;
    private Migration migration;
    private int stage;

    PlanUnderWay(TestRun run, StartingPoint begin) {
        this.run = run;
        this.rules = begin.rules();
        this.ahead = new ArrayList<>(begin.ahead());
        this.migration = begin.migration();
    }

    /** The estate, and the step after which it stands. */
    String where() {
        var name = run.deployment().name();
        var taken = migration.taken();
        return taken.isEmpty()
                ? name
                : "%s, after %s"
                        .formatted(name, taken.get(taken.size() - 1).step().id());
    }

    /** How many steps the test has taken. */
    int stage() {
        return stage;
    }

    /** Takes the steps of the plan that are ahead, up to and including one. */
    void takeUntil(String id) {
        run.estate();
        var ids = ahead.stream().map(planned -> planned.step().id()).toList();
        if (migration.taken().stream().anyMatch(taken -> taken.step().id().equals(id))) {
            throw new IllegalArgumentException("The step \"%s\" has been taken already. Ahead: %s."
                    .formatted(id, ids.isEmpty() ? "none" : String.join(", ", ids)));
        }
        if (ids.isEmpty() && migration.taken().isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no plan with a step \"%s\": this test runs a deployment. Write @TestbedTest(rehearsal = …), or takeStep(…)."
                            .formatted(id));
        }
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(Unknown.message("step ahead", id, ids));
        }
        for (var left = ids.indexOf(id) + 1; left > 0; left--) {
            var planned = ahead.remove(0);
            var expected = planned.expect().refused();
            var outcome = outcome(planned.step());
            if (outcome instanceof Migration.Outcome.Refused refused) {
                if (refused.objections().stream()
                        .noneMatch(one -> one.rule().id().equals(expected))) {
                    throw refusal(planned.step(), refused);
                }
            } else {
                carryOut(planned.step(), (Migration.Outcome.Done) outcome);
            }
        }
    }

    /** Takes a step that is written as in a plan. */
    void take(String text) {
        run.estate();
        var step = read(text);
        var outcome = outcome(step);
        if (outcome instanceof Migration.Outcome.Refused refused) {
            throw refusal(step, refused);
        }
        carryOut(step, (Migration.Outcome.Done) outcome);
    }

    /** The rules that would refuse a step now; none if it would be taken. Nothing is changed. */
    List<String> refusing(String text) {
        run.estate();
        return outcome(read(text)) instanceof Migration.Outcome.Refused refused
                ? refused.objections().stream()
                        .map(one -> one.rule().id())
                        .distinct()
                        .toList()
                : List.of();
    }

    private Migration.Outcome outcome(PlannedStep step) {
        try {
            return migration.take(step, rules);
        } catch (UnknownNameException unknown) {
            throw new IllegalArgumentException(
                    Unknown.message(unknown.what(), unknown.name(), unknown.known()), unknown);
        }
    }

    private void carryOut(PlannedStep step, Migration.Outcome.Done done) {
        stage++;
        migration = done.migration();
        var journal = run.estate().journal();
        journal.record(new JournalEvent.StageBegan(stage, step.id(), step.step().title()));
        if (!done.report().isEmpty()) {
            journal.record(new JournalEvent.StepReported(stage, step.id(), done.report()));
        }
        run.estate().apply(migration.estate().inForce());
        run.settle();
    }

    private AssertionError refusal(PlannedStep step, Migration.Outcome.Refused refused) {
        var why = refused.objections().stream()
                .map(one -> one.why() + " " + one.rule().cite())
                .collect(Collectors.joining(" "));
        run.estate()
                .journal()
                .record(new JournalEvent.StepRefused(
                        stage,
                        step.id(),
                        refused.objections().stream()
                                .map(Objection::rule)
                                .map(rule -> rule.id())
                                .distinct()
                                .toList(),
                        why));
        return run.failure(
                "Step \"%s\": %s".formatted(step.id(), step.step().title()),
                "",
                "it can be taken; force: true takes it all the same, and assertThat(testbed).refuses(…) expects that it cannot",
                "it is refused: " + why,
                List.of());
    }

    private PlannedStep read(String text) {
        var problems = new Problems();
        var entry = YamlFile.parse("plan:\n  - " + text.strip().replace("\n", "\n    "), "the step", problems)
                .maps("plan");
        try {
            problems.throwIfAny();
            var step = new StepReader(Releases.shipped())
                    .read(entry.get(0), migration.taken().size() + 1);
            step.ifPresent(read -> entry.get(0).done());
            problems.throwIfAny();
            return step.orElseThrow();
        } catch (InvalidFileException faulty) {
            throw new IllegalArgumentException(
                    "The step cannot be read: "
                            + faulty.problems().stream().map(Problem::message).collect(Collectors.joining(" ")),
                    faulty);
        }
    }
}
