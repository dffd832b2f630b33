package org.cutover.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Profile;
import org.cutover.compatibility.Releases;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.SourceText;

/**
 * Reads the file of a scenario. The plan is gone through on the model while it is read, so that a name that will not be there
 * when its turn comes is found before anything is started.
 */
public final class ScenarioFile {

    private static final String SHIPPED = "scenarios/";
    private static final String SUFFIX = ".yaml";

    private final Releases releases;
    private final Compatibility rules;

    public ScenarioFile(Releases releases, Compatibility rules) {
        this.releases = releases;
        this.rules = rules;
    }

    /** With the releases and rules that come with the program. */
    public static ScenarioFile shipped() {
        return new ScenarioFile(Releases.shipped(), Compatibility.shipped());
    }

    /** The names of the scenarios that come with the program, such as {@code migration/ocs-2007-r2-to-lync-2013}. */
    public static List<String> names() {
        return Shipped.list("scenarios", SUFFIX).stream()
                .filter(path -> !path.startsWith(TestCaseFile.FOLDER))
                .map(path -> path.substring(SHIPPED.length(), path.length() - SUFFIX.length()))
                .toList();
    }

    /**
     * The file that someone means: a path, or the name of a shipped scenario.
     *
     * @throws org.cutover.yaml.InvalidFileException if there is no such file
     */
    public static SourceText find(String reference) {
        var path = Path.of(reference);
        if (!path.toFile().exists()) {
            var name = reference.startsWith(SHIPPED) ? reference : SHIPPED + reference;
            var shipped = SourceText.shipped(name).or(() -> SourceText.shipped(name + SUFFIX));
            if (shipped.isPresent()) {
                return shipped.get();
            }
        }
        return SourceText.ofFile(path);
    }

    /** @throws org.cutover.yaml.InvalidFileException with every fault of the file */
    public Scenario read(SourceText source) {
        return read(source, List.of());
    }

    /** @param within names of the files whose deployments led here, the outermost first */
    Scenario read(SourceText source, List<String> within) {
        var problems = new Problems();
        var map = source.yaml(problems);
        if (map.has("domain") && !map.has("rehearsal") && !map.has("scenario")) {
            problems.add(
                    map.placeOfKey("deployment"),
                    "this describes a deployment, and there is nothing to rehearse in it. Use cutover check, or name it in a"
                            + " rehearsal: deployment: %s",
                    source.name());
            problems.throwIfAny();
        }
        if (map.has("test-cases")) {
            problems.add(
                    map.placeOfKey("test-cases"),
                    "these are test cases of a voice configuration, and nothing to rehearse. Run cutover test %s",
                    source.name());
            problems.throwIfAny();
        }
        map.requireVersion();
        var inner = new ArrayList<>(within);
        inner.add(source.name());
        var deployments = new DeploymentReference(this, releases, rules, source, inner);
        var chosen = rules.under(map.oneOf("profile", rules.profiles(), Profile.STRICT.id()));
        var read = map.has("plan") || map.has("rehearsal") || map.has("calls")
                ? new RehearsalReader(map, releases, chosen, deployments).read(stem(source.name()))
                : new CallScenarioReader(map, releases, chosen, deployments).read(stem(source.name()));
        map.done();
        problems.throwIfAny();
        return read.orElseThrow(() -> new IllegalStateException("no fault was noted, and nothing was read"));
    }

    /** {@code ocs-to-lync} of {@code scenarios/migration/ocs-to-lync.yaml}. */
    private static String stem(String file) {
        var last = Path.of(file).getFileName().toString();
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
    }
}
