package org.cutover.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.Unknown;

/**
 * The estate that somebody asks about: a deployment, or a rehearsal before its first step or after one of them.
 *
 * @param after id of the step after which it stands; empty for the estate as the file has it
 * @param rules under which it was gone through: a rehearsal may name its profile
 */
public record EstateInQuestion(Deployment deployment, String after, Compatibility rules) {

    private static final String DEPLOYMENTS = "simulator/deployments/";
    private static final String SUFFIX = ".yaml";

    /**
     * Finds it.
     *
     * @param reference a file, or the name of a shipped deployment or rehearsal
     * @param after id of a step; empty for none
     * @param chosen what the command line makes of a rehearsal
     * @throws org.cutover.yaml.InvalidFileException with every fault of the file
     * @throws IllegalArgumentException if there is no such deployment or step
     */
    public static EstateInQuestion of(
            String reference, String after, Compatibility rules, UnaryOperator<Scenario> chosen) {
        var source = source(reference);
        if (isDeployment(source)) {
            if (!after.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s is a deployment, and has no step \"%s\". Name a rehearsal.".formatted(reference, after));
            }
            return new EstateInQuestion(DeploymentFile.read(source, Releases.shipped()), "", rules);
        }
        var scenario = chosen.apply(new ScenarioFile(Releases.shipped(), rules).read(source));
        var under = rules.under(scenario.profile());
        if (after.isEmpty()) {
            return new EstateInQuestion(scenario.deployment(), "", under);
        }
        if (!(scenario instanceof Rehearsal rehearsal)) {
            throw new IllegalArgumentException("%s has no plan: it is no rehearsal.".formatted(reference));
        }
        var plan = PlanOnModel.of(rehearsal.until(after), rules);
        if (plan.stopped().isPresent()) {
            var stop = plan.stopped().get();
            throw new IllegalArgumentException("%s does not get so far: its step \"%s\" is refused. %s"
                    .formatted(reference, stop.step(), stop.why()));
        }
        return new EstateInQuestion(plan.last(), after, under);
    }

    private static SourceText source(String reference) {
        return onDisk(reference)
                .or(() -> SourceText.shipped(DEPLOYMENTS + reference + SUFFIX))
                .or(() -> SourceText.shipped("scenarios/" + reference + SUFFIX))
                .or(() -> shippedPath(reference))
                .orElseThrow(() -> new IllegalArgumentException(Unknown.message("deployment", reference, names())));
    }

    /** As the working copy shows it: {@code simulator/deployments/contoso/before.yaml}, wherever one stands. */
    private static Optional<SourceText> shippedPath(String reference) {
        return reference.endsWith(SUFFIX) ? SourceText.shipped(reference) : Optional.empty();
    }

    private static Optional<SourceText> onDisk(String reference) {
        try {
            var path = Path.of(reference);
            return path.toFile().isFile() ? Optional.of(SourceText.ofFile(path)) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static List<String> names() {
        var names = new ArrayList<String>();
        Shipped.list(DEPLOYMENTS.substring(0, DEPLOYMENTS.length() - 1), SUFFIX)
                .forEach(path -> names.add(path.substring(DEPLOYMENTS.length(), path.length() - SUFFIX.length())));
        names.addAll(ScenarioFile.names());
        return names;
    }

    /** What a file is shows in its keys: a deployment has neither calls nor steps nor cases. */
    public static boolean isDeployment(SourceText source) {
        var map = source.yaml(new Problems());
        return List.of("rehearsal", "scenario", "plan", "steps", "calls", "test-cases", "cases").stream()
                .noneMatch(map::has);
    }
}
