package org.cutover.migration;

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

    @Override
    public String toString() {
        return tool + ": " + how;
    }
}
