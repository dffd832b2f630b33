package org.cutover.migration;

import java.util.regex.Pattern;

/**
 * What someone does in the products to carry out a step.
 *
 * @param tool where: {@code Topology Builder}, {@code Lync Server Management Shell}
 * @param how the menus, or the cmdlet with its parameters
 */
public record ProductAction(String tool, String how) {

    static final String TOPOLOGY_BUILDER = "Topology Builder";
    static final String CONTROL_PANEL = "Lync Server Control Panel";
    static final String SHELL = "Lync Server Management Shell";

    private static final Pattern IN_FORCE = Pattern.compile("(.*?); (?:Publish|Commit all)\\b(.*)", Pattern.DOTALL);

    /** The same without what puts it in force, which a later step does; what follows that waits for it. */
    ProductAction leftPending() {
        var parts = IN_FORCE.matcher(how);
        if (!parts.matches()) {
            return this;
        }
        // Behind ". Or" stands a cmdlet, which would act at once.
        var then = parts.group(2).startsWith(".") ? "" : parts.group(2).replaceFirst("^[,;] (then )?", "");
        return new ProductAction(tool, parts.group(1) + (then.isEmpty() ? "" : ". Once it is in force: " + then));
    }

    @Override
    public String toString() {
        return tool + ": " + how;
    }
}
