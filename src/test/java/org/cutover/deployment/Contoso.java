package org.cutover.deployment;

import org.cutover.compatibility.Releases;
import org.cutover.topology.Release;
import org.cutover.yaml.SourceText;

/** The shipped estate, for tests. */
public final class Contoso {

    public static final Release R2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    public static final Release LYNC_2013 = Releases.shipped().find("lync-2013").orElseThrow();

    private static final SourceText BEFORE =
            SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow();

    private Contoso() {}

    /** Two sites on OCS 2007 R2, before anything has moved. */
    public static Deployment before() {
        return DeploymentFile.read(BEFORE, Releases.shipped());
    }

    /** That file, with a piece of its text replaced. */
    public static Deployment before(String text, String replacement) {
        if (!BEFORE.text().contains(text)) {
            throw new IllegalArgumentException("the file does not say: " + text);
        }
        var changed = new SourceText("before.yaml", BEFORE.text().replace(text, replacement), BEFORE.folder());
        return DeploymentFile.read(changed, Releases.shipped());
    }
}
