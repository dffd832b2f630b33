package org.cutover.junit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.migration.Migration;
import org.cutover.scenario.EstateInQuestion;
import org.cutover.scenario.PlanOnModel;
import org.cutover.scenario.PlannedStage;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.ScenarioFile;
import org.cutover.yaml.Unknown;

/**
 * The estate that a test begins with, and where it stands in a plan. A value, which tests may share.
 *
 * @param ahead the steps of the plan that are not taken yet; none where there is no plan
 */
record StartingPoint(Migration migration, Compatibility rules, List<PlannedStage> ahead) {

    private static final String WHICH =
            "Write @TestbedTest(deployment = \"contoso/before\"), or @TestbedTest(rehearsal = …, after = …).";

    StartingPoint {
        ahead = List.copyOf(ahead);
    }

    /** An estate of a test's own. */
    static StartingPoint of(Deployment built, Settings.Choice choice) {
        return new StartingPoint(Migration.of(built), rules(choice), List.of());
    }

    /**
     * Finds what was chosen by name.
     *
     * @throws IllegalArgumentException if there is no such deployment, rehearsal, step or profile
     * @throws org.cutover.yaml.InvalidFileException with every fault of the file
     */
    static StartingPoint of(Settings.Choice choice) {
        if (choice.deployment().isEmpty() && choice.rehearsal().isEmpty()) {
            throw new IllegalArgumentException("This test says not which estate it runs. " + WHICH);
        }
        if (!choice.deployment().isEmpty() && !choice.rehearsal().isEmpty()) {
            throw new IllegalArgumentException(
                    "This test has a deployment and a rehearsal, and can begin with one of them only. " + WHICH);
        }
        if (!choice.rehearsal().isEmpty()) {
            return after(choice);
        }
        if (!choice.after().isEmpty()) {
            throw new IllegalArgumentException("The deployment %s has no step \"%s\": only a rehearsal has steps. %s"
                    .formatted(choice.deployment(), choice.after(), WHICH));
        }
        var found = EstateInQuestion.of(
                choice.deployment(),
                "",
                rules(choice),
                scenario -> choice.profile().isEmpty() ? scenario : scenario.under(choice.profile()));
        return new StartingPoint(Migration.of(found.deployment()), found.rules(), List.of());
    }

    private static StartingPoint after(Settings.Choice choice) {
        var rules = rules(choice);
        var read = new ScenarioFile(Releases.shipped(), rules).read(ScenarioFile.find(known(choice.rehearsal())));
        if (!(read instanceof Rehearsal rehearsal)) {
            throw new IllegalArgumentException(
                    "%s has no plan: it is no rehearsal. @ScenarioSource runs it.".formatted(choice.rehearsal()));
        }
        var chosen = choice.profile().isEmpty() ? rehearsal : rehearsal.under(choice.profile());
        var step = choice.after();
        var under = rules.under(chosen.profile());
        if (step.isEmpty()) {
            return new StartingPoint(Migration.of(chosen.deployment()), under, chosen.plan());
        }
        var begun = chosen.until(step);
        var plan = PlanOnModel.of(begun, rules);
        plan.stopped().ifPresent(stop -> {
            throw new IllegalArgumentException("%s does not get so far: its step \"%s\" is refused. %s"
                    .formatted(choice.rehearsal(), stop.step(), stop.why()));
        });
        var ahead = chosen.plan().subList(begun.plan().size(), chosen.plan().size());
        return new StartingPoint(plan.reached(), under, ahead);
    }

    /** What is neither a file nor the name of a rehearsal is answered with the nearest name. */
    private static String known(String rehearsal) {
        var names = ScenarioFile.names();
        var plain = rehearsal.replaceFirst("^scenarios/", "").replaceFirst("\\.yaml$", "");
        if (!names.contains(plain) && !isFile(rehearsal)) {
            throw new IllegalArgumentException(Unknown.message("rehearsal", rehearsal, names));
        }
        return rehearsal;
    }

    private static boolean isFile(String reference) {
        try {
            return Path.of(reference).toFile().isFile();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static Compatibility rules(Settings.Choice choice) {
        var shipped = Compatibility.shipped();
        var rules = choice.refuseUnknown() ? shipped.refusingUnknown() : shipped;
        return choice.profile().isEmpty() ? rules : rules.under(choice.profile());
    }
}
