package org.cutover.migration;

import java.util.List;
import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.yaml.YamlMap;

/** Empties and deletes BackCompatSite: the new topology knows no legacy server any more ("Remove BackCompatSite"). */
record RemoveBackCompatSite() implements Step {

    static RemoveBackCompatSite read(YamlMap map) {
        return new RemoveBackCompatSite();
    }

    @Override
    public String title() {
        return "Remove BackCompatSite";
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.editTopology(topology -> topology.withBackCompatSite(Set.of()));
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.inForce(), rules)
                .noRouteNamesLegacy()
                .legacyIsGone()
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "run the Merge wizard with an empty list, right-click BackCompatSite, Delete; Publish");
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: run the Merge wizard again; Publish.");
    }
}
