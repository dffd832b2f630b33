package org.cutover.migration;

import org.cutover.yaml.YamlMap;

/** Publishes the topology: every edit in Topology Builder that was left pending acts now. */
record Publish() implements Step {

    static Publish read(YamlMap map) {
        return new Publish();
    }

    @Override
    public String title() {
        return "Publish the topology";
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate;
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER, "Action > Publish. Or Publish-CsTopology, Enable-CsTopology");
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: open the topology saved before; Publish.");
    }
}
