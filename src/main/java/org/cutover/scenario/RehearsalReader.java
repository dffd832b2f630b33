package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CallRouting;
import org.cutover.yaml.Place;
import org.cutover.yaml.YamlMap;

/** Reads a call matrix and a plan. */
final class RehearsalReader {

    private final YamlMap file;
    private final Releases releases;
    private final Compatibility rules;
    private final DeploymentReference deployments;

    RehearsalReader(YamlMap file, Releases releases, Compatibility rules, DeploymentReference deployments) {
        this.file = file;
        this.releases = releases;
        this.rules = rules;
        this.deployments = deployments;
    }

    /** Empty if there is a fault, which has been noted. */
    Optional<Scenario> read(String name) {
        var problems = file.problems();
        var title = file.text("rehearsal");
        var why = file.text("why", "");
        var deployment = deployments.read(file);
        var names = new KnownNames();
        var plan = new PlanReader(releases, rules, names, problems, deployment);
        var expectations = new ExpectationReader(rules, names, problems);
        var places = new ArrayList<Place>();
        file.maps("calls").forEach(call -> places.add(call.placeOf("spans")));
        var calls = new CallReader(deployment.map(CallRouting::of).map(Called::new), expectations).matrix(file);
        var before = expectations.ofStage(file, "expect-before", placed(calls, ""));
        if (!before.refused().isEmpty()) {
            problems.add(file.placeOf("expect-before"), "no step is taken before stage 0, so none can be refused.");
        }
        var stages = new ArrayList<PlannedStage>();
        var entries = file.maps("plan");
        for (var entry : entries) {
            var step = plan.read(
                    entry, entry.isMap("expect") && entry.map("expect").has("refused"));
            var here = step.map(read -> placed(calls, read.id())).orElse(calls);
            var expect = expectations.ofStage(entry, "expect", here);
            step.ifPresent(read -> stages.add(new PlannedStage(read, expect)));
            if (step.isPresent()) {
                entry.done();
            }
        }
        if (!file.has("plan")) {
            problems.add(file.place(), "\"plan\" is missing here: the steps, in order.");
        }
        var ids = stages.stream().map(stage -> stage.step().id()).toList();
        // The id of a step that could not be read is not known.
        for (var i = 0; i < calls.size() && stages.size() == entries.size(); i++) {
            requireStep(calls.get(i), ids, places.get(i));
        }
        return deployment.map(
                estate -> new Rehearsal(name, title, why, rules.profile().id(), estate, calls, before, stages));
    }

    /** The calls of a stage: those of every stage, and those that stand across its step. */
    private static List<MatrixCall> placed(List<MatrixCall> calls, String step) {
        return calls.stream()
                .filter(call -> !call.isStanding() || call.spans().equals(step))
                .toList();
    }

    private void requireStep(MatrixCall call, List<String> ids, Place place) {
        if (call.isStanding() && !ids.contains(call.spans())) {
            file.problems().addUnknown(place, "step", call.spans(), ids);
        }
    }
}
