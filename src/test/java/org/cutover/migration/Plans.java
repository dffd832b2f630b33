package org.cutover.migration;

import java.util.ArrayList;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Contoso;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlFile;

/** Steps in a line of YAML, and Contoso at each stage of the shipped plan. */
final class Plans {

    static final String SHIPPED = "scenarios/migration/ocs-2007-r2-to-lync-2013.yaml";

    private static final StepReader READER = new StepReader(Releases.shipped());
    static final Compatibility RULES = Compatibility.shipped();

    private Plans() {}

    /** One entry of a plan, without its dash. */
    static PlannedStep step(String entry) {
        return read("plan:\n  - " + entry.strip().replace("\n", "\n    ")).get(0);
    }

    /** The steps of a file; what it expects of them is left out. */
    static List<PlannedStep> read(String text) {
        var problems = new Problems();
        var steps = new ArrayList<PlannedStep>();
        for (var entry : YamlFile.parse(text, "plan.yaml", problems).maps("plan")) {
            entry.has("expect");
            READER.read(entry, steps.size() + 1).ifPresent(steps::add);
            entry.done();
        }
        problems.throwIfAny();
        return steps;
    }

    static List<PlannedStep> shipped() {
        return read(Shipped.find(SHIPPED).orElseThrow());
    }

    static Migration before() {
        return Migration.of(Contoso.before());
    }

    /** Contoso when the shipped plan has been carried out up to and with step {@code id}. */
    static Migration after(String id) {
        var migration = before();
        for (var step : shipped()) {
            migration = done(migration, step);
            if (step.id().equals(id)) {
                return migration;
            }
        }
        throw new IllegalArgumentException("the shipped plan has no step " + id);
    }

    static Migration done(Migration migration, String entry) {
        return done(migration, step(entry));
    }

    static Migration done(Migration migration, PlannedStep step) {
        return done(migration, step, RULES);
    }

    static Migration done(Migration migration, PlannedStep step, Compatibility rules) {
        var outcome = migration.take(step, rules);
        if (outcome instanceof Migration.Outcome.Done done) {
            return done.migration();
        }
        throw new AssertionError("%s is refused: %s".formatted(step.id(), outcome));
    }

    /** Why the step is refused, as ids of rules; empty if it is not. */
    static List<String> refusal(Migration migration, String entry) {
        return refusal(migration, step(entry));
    }

    static List<String> refusal(Migration migration, PlannedStep step) {
        return refusal(migration, step, RULES);
    }

    static List<String> refusal(Migration migration, PlannedStep step, Compatibility rules) {
        return migration.take(step, rules) instanceof Migration.Outcome.Refused refused
                ? refused.objections().stream()
                        .map(objection -> objection.rule().id())
                        .distinct()
                        .toList()
                : List.of();
    }
}
