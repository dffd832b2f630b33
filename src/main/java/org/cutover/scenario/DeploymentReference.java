package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlMap;

/**
 * The {@code deployment} of a scenario: a deployment file, or the estate that a rehearsal leaves after one of its steps.
 *
 * @param source the file that refers to it
 * @param within names of the files being read, the outermost first; a rehearsal that leads back to one of them goes in a circle
 */
record DeploymentReference(
        ScenarioFile files, Releases releases, Compatibility rules, SourceText source, List<String> within) {

    private static final String KEY = "deployment";

    /** Empty if there is a fault, which has been noted. */
    Optional<Deployment> read(YamlMap map) {
        var tls = map.flag("tls", false);
        return estate(map).map(estate -> tls ? estate.withTls(estate.tls().asked()) : estate);
    }

    private Optional<Deployment> estate(YamlMap map) {
        try {
            if (map.isMap(KEY)) {
                var reference = map.map(KEY);
                var deployment = afterStep(reference);
                reference.done();
                return deployment;
            }
            var name = map.text(KEY);
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DeploymentFile.read(name, source.folder(), map.placeOf(KEY), releases));
        } catch (InvalidFileException invalid) {
            invalid.problems().forEach(problem -> map.problems().add(problem.place(), "%s", problem.message()));
            return Optional.empty();
        }
    }

    private Optional<Deployment> afterStep(YamlMap reference) {
        var name = reference.text("rehearsal");
        var step = reference.text("after");
        if (name.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        var found = source.folder()
                .find(name)
                .or(() -> source.folder().find(name + ".yaml"))
                .or(() -> SourceText.shipped("scenarios/" + name + ".yaml"));
        if (found.isEmpty()) {
            reference.problems().addUnknown(reference.placeOf("rehearsal"), "rehearsal", name, ScenarioFile.names());
            return Optional.empty();
        }
        if (within.contains(found.get().name())) {
            reference
                    .problems()
                    .add(
                            reference.placeOf("rehearsal"),
                            "this goes in a circle: %s, and again %s. Begin one of them with a deployment.",
                            String.join(", then ", within),
                            found.get().name());
            return Optional.empty();
        }
        if (!(files.read(found.get(), within) instanceof Rehearsal rehearsal)) {
            reference.problems().add(reference.placeOf("rehearsal"), "\"%s\" has no plan: it is no rehearsal.", name);
            return Optional.empty();
        }
        if (!rehearsal.stepIds().contains(step)) {
            reference.problems().addUnknown(reference.placeOf("after"), "step", step, rehearsal.stepIds());
            return Optional.empty();
        }
        return after(rehearsal.until(step), reference);
    }

    /** What is in force at the end of a plan; steps that are refused, as expected, change nothing. */
    private Optional<Deployment> after(Rehearsal rehearsal, YamlMap reference) {
        var plan = PlanOnModel.of(rehearsal, rules);
        plan.stopped()
                .ifPresent(stop -> reference
                        .problems()
                        .add(
                                reference.placeOf("after"),
                                "the rehearsal does not get so far: its step \"%s\" is refused. %s",
                                stop.step(),
                                stop.why()));
        return plan.stopped().isPresent() ? Optional.empty() : Optional.of(plan.last());
    }
}
