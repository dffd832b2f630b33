package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.migration.Migration;

/**
 * The estates that a plan leads through, taken on the model alone.
 *
 * @param stages the estate as it is, then what is in force after each step
 * @param reached where it stands after the last step taken
 * @param stopped empty if the plan goes to its end
 */
public record PlanOnModel(List<Stage> stages, Migration reached, Optional<Stop> stopped) {

    /** @param step id of the step just taken, or refused as the plan expects; empty for the estate as it is */
    public record Stage(String step, Deployment inForce) {}

    /** A step that is refused although the plan expects it to be taken. */
    public record Stop(String step, String why) {}

    public PlanOnModel {
        stages = List.copyOf(stages);
    }

    /** @param shipped the rules, of which the rehearsal's profile is taken */
    public static PlanOnModel of(Rehearsal rehearsal, Compatibility shipped) {
        var rules = shipped.under(rehearsal.profile());
        var stages = new ArrayList<Stage>();
        stages.add(new Stage("", rehearsal.deployment()));
        var migration = Migration.of(rehearsal.deployment());
        for (var planned : rehearsal.plan()) {
            var id = planned.step().id();
            var outcome = migration.take(planned.step(), rules);
            var refusal = PlanCheck.refusal(outcome);
            if (outcome instanceof Migration.Outcome.Done done) {
                migration = done.migration();
            } else if (refusal.isPresent()
                    && !refusal.get().rules().contains(planned.expect().refused())) {
                return new PlanOnModel(
                        stages,
                        migration,
                        Optional.of(new Stop(id, String.join(" ", refusal.get().why()))));
            }
            stages.add(new Stage(id, migration.estate().inForce()));
        }
        return new PlanOnModel(stages, migration, Optional.empty());
    }

    /** What is in force after the last step taken. */
    public Deployment last() {
        return stages.get(stages.size() - 1).inForce();
    }
}
