package org.cutover.migration;

import org.cutover.compatibility.Releases;
import org.cutover.topology.Release;
import org.cutover.yaml.YamlMap;

/** Brings a gateway to the firmware its maker certified for another release. */
record UpgradeGateway(String gateway, Release certifiedFor) implements Step {

    static UpgradeGateway read(YamlMap map, Releases releases) {
        return new UpgradeGateway(map.text("gateway"), StepReader.release(map, "certified-for", releases));
    }

    @Override
    public String title() {
        return "Upgrade gateway %s to firmware certified for %s".formatted(gateway, certifiedFor.shortName());
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(topology ->
                topology.withGateway(Lookup.gateway(topology, gateway).certifiedFor(certifiedFor)));
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                "Gateway " + gateway, "load the firmware that is qualified for " + certifiedFor.fullName());
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Gateway %s: load the firmware it had before.", gateway);
    }
}
