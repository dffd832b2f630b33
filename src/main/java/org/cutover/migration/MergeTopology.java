package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/**
 * Runs the Merge wizard: the legacy pools and Mediation Servers of this hour become known as BackCompatSite ("Merge using
 * Topology Builder Merge wizard"). It is run again after every later change on the legacy side.
 */
record MergeTopology() implements Step {

    static MergeTopology read(YamlMap map) {
        return new MergeTopology();
    }

    @Override
    public String title() {
        return "Merge the legacy topology";
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.editTopology(Topology::merged);
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.inForce(), rules).pilotIsPublished().objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "Action > Merge Office Communications Server 2007 R2 topology (OCSWMIBC.msi installed); Publish."
                        + " Or Merge-CsLegacyTopology, Publish-CsTopology, Enable-CsTopology");
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: run the Merge wizard with no entries, delete BackCompatSite; Publish.");
    }
}
