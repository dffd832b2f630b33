package org.cutover.migration;

import org.cutover.topology.Named;
import org.cutover.yaml.YamlMap;

/**
 * Tells a gateway by which trunk it hands over calls from the PSTN: its next hop. This is set on the gateway, and the
 * migration chapter does not mention it.
 */
record PointGateway(String gateway, String trunk) implements Step {

    static PointGateway read(YamlMap map) {
        return new PointGateway(map.text("gateway"), map.text("trunk"));
    }

    @Override
    public String title() {
        return "Point gateway %s at trunk %s".formatted(gateway, trunk);
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(topology -> {
            var box = Lookup.gateway(topology, gateway);
            var own = topology.trunksTo(box.name());
            return topology.withGateway(box.pointedAt(Named.find(own, trunk)
                    .orElseThrow(() -> new UnknownNameException("trunk to " + gateway, trunk, Named.names(own)))
                    .name()));
        });
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                "Gateway " + gateway, "route calls from the PSTN to the Mediation Server of trunk " + trunk);
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Gateway %s: route calls from the PSTN to the Mediation Server it had before.", gateway);
    }
}
