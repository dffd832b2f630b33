package org.cutover.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cutover.deployment.Deployment;
import org.cutover.identity.PemText;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlMap;

/**
 * The files a run is made from: its scenario, the deployment that names, the users' CSV file of that, rehearsals that it begins
 * after; and the rules, releases, diagnostics and cause tables.
 */
public final class InputFiles {

    private static final String SCENARIOS = "scenarios/";
    private static final String DEPLOYMENTS = "simulator/deployments/";
    private static final String YAML = ".yaml";

    private final Map<String, String> files = new LinkedHashMap<>();

    private InputFiles() {}

    /**
     * The texts of the files by names that are different, with forward slashes and none above their folder.
     *
     * @param scenario one that can be run
     */
    public static Map<String, String> of(SourceText scenario) {
        var inputs = new InputFiles();
        inputs.scenario(scenario);
        for (var folder : new String[] {"releases", "compatibility", "diagnostics", "causes"}) {
            inputs.files.putAll(Shipped.texts("simulator/" + folder, YAML));
        }
        return inputs.files;
    }

    /**
     * The certificates that the estate of a scenario was given, a file for each machine, and those of the authorities behind them.
     * They are written from what was read: a file that holds a key too is not copied.
     */
    public static Map<String, String> certificates(Deployment deployment) {
        var files = new TreeMap<String, String>();
        var tls = deployment.tls();
        tls.given()
                .forEach((machine, given) -> files.put(
                        "certificates/" + machine + ".pem",
                        PemText.of(given.identity().chain())));
        if (!tls.trusted().authorities().isEmpty()) {
            files.put("certificates/authorities.pem", PemText.of(tls.trusted().authorities()));
        }
        return files;
    }

    private void scenario(SourceText source) {
        if (!add(source)) {
            return;
        }
        var map = source.yaml(new Problems());
        if (map.isMap("deployment")) {
            follow(source, map.map("deployment"));
            return;
        }
        find(source, map.text("deployment", ""), DEPLOYMENTS).ifPresent(this::deployment);
    }

    private void follow(SourceText source, YamlMap reference) {
        find(source, reference.text("rehearsal", ""), SCENARIOS).ifPresent(this::scenario);
    }

    private void deployment(SourceText source) {
        if (add(source)) {
            var map = source.yaml(new Problems());
            if (map.has("users") && !map.isList("users")) {
                source.folder().find(map.text("users", "")).ifPresent(this::add);
            }
        }
    }

    /** Beside the file that names it, or shipped. */
    private static Optional<SourceText> find(SourceText from, String name, String shipped) {
        return from.folder()
                .find(name)
                .or(() -> from.folder().find(name + YAML))
                .or(() -> SourceText.shipped(shipped + name + YAML));
    }

    /** Whether it was not among them. Shipped ones keep their paths; of others the last name must do. */
    private boolean add(SourceText source) {
        var name = source.name().startsWith(SCENARIOS) || source.name().startsWith(DEPLOYMENTS)
                ? source.name()
                : source.name().replace('\\', '/').replaceAll(".*/", "");
        var free = name;
        for (var n = 2; files.containsKey(free); n++) {
            if (files.get(free).equals(source.text())) {
                return false;
            }
            free = n + "-" + name;
        }
        files.put(free, source.text());
        return true;
    }
}
