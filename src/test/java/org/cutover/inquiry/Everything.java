package org.cutover.inquiry;

import java.nio.file.Path;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.diagnostics.Diagnostics;
import org.cutover.yaml.SourceText;

/** A small estate with something of everything, for tests. */
public final class Everything {

    public static final String FILE = "src/test/resources/inquiry/estate.yaml";

    private static final SourceText SOURCE = SourceText.ofFile(Path.of(FILE));

    private Everything() {}

    public static Deployment estate() {
        return DeploymentFile.read(SOURCE, Releases.shipped());
    }

    /** That file, with pieces of its text replaced: what, by what, what else, by what. */
    public static Deployment estate(String... replacements) {
        var text = SOURCE.text();
        for (var i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalArgumentException("the file does not say: " + replacements[i]);
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        var changed = new SourceText("estate.yaml", text, SOURCE.folder());
        return DeploymentFile.read(changed, Releases.shipped());
    }

    static CallPaths paths(Deployment estate) {
        return new CallPaths(estate, Compatibility.shipped(), Diagnostics.shipped());
    }
}
