package org.cutover.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.migration.Migration;
import org.cutover.migration.PlannedStep;
import org.cutover.migration.StepReader;
import org.cutover.migration.UnknownNameException;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlMap;

/** Reads steps one after the other, and takes each on the model, to see whether what it names will be there. */
final class PlanReader {

    private final StepReader steps;
    private final Compatibility rules;
    private final KnownNames names;
    private final Problems problems;
    private final Map<String, Place> ids = new HashMap<>();
    private final StringBuilder notTaken = new StringBuilder();

    private Optional<Migration> migration;
    private int number;

    PlanReader(
            Releases releases,
            Compatibility rules,
            KnownNames names,
            Problems problems,
            Optional<Deployment> deployment) {
        this.steps = new StepReader(releases);
        this.rules = rules;
        this.names = names;
        this.problems = problems;
        this.migration = deployment.map(Migration::of);
        deployment.ifPresentOrElse(names::learn, names::takeAnything);
    }

    /** Reads the step of an entry in which nothing is expected of it. */
    Optional<PlannedStep> read(YamlMap entry) {
        return read(entry, false);
    }

    /**
     * Reads the step of an entry; what else stands in the entry is left to the caller.
     *
     * @param refusalExpected whether the step is expected to be refused
     */
    Optional<PlannedStep> read(YamlMap entry, boolean refusalExpected) {
        number++;
        var read = steps.read(entry, number);
        if (read.isEmpty()) {
            // What the faulty step would have brought is not known, so nothing after it is called unknown.
            migration = Optional.empty();
            names.takeAnything();
            return read;
        }
        var step = read.get();
        var earlier = ids.putIfAbsent(step.id(), step.place());
        if (earlier != null) {
            problems.add(
                    step.place(),
                    "two steps have the id \"%s\"; the first is on line %d. Give this one another id.",
                    step.id(),
                    earlier.line());
        }
        migration = migration.map(before -> taken(before, step, entry, refusalExpected));
        return read;
    }

    /** The names that are there now, after the steps read so far. */
    KnownNames namesNow() {
        var now = new KnownNames();
        migration.ifPresentOrElse(at -> now.learn(at.estate().inForce()), now::takeAnything);
        return now;
    }

    private Migration taken(Migration before, PlannedStep step, YamlMap entry, boolean refusalExpected) {
        try {
            // A refusal that nobody expects ends the run, which says why. That the names of later steps would not be
            // there is no fault of the file then: it is read on as if the step had been taken.
            var asRead = new PlannedStep(
                    step.id(), step.step(), step.force() || !refusalExpected, step.pending(), step.place());
            var after = before.take(asRead, rules) instanceof Migration.Outcome.Done done ? done.migration() : before;
            names.learn(after.estate().inForce());
            names.learn(after.estate().edited());
            return after;
        } catch (UnknownNameException unknown) {
            // Names that a step would have brought, had it not had a fault itself, are no faults of the steps after it.
            if (notTaken.indexOf("=" + unknown.name()) < 0) {
                problems.addUnknown(
                        entry.placeOfText(unknown.name()).orElse(step.place()),
                        unknown.what(),
                        unknown.name(),
                        unknown.known());
            }
            notTaken.append(step.step());
            names.excuse(step.step().toString());
            return before;
        }
    }
}
