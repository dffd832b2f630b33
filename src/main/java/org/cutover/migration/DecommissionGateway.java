package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.yaml.YamlMap;

/** Takes a gateway out of service, and its trunks out of the topology. */
record DecommissionGateway(String gateway) implements Step {

    static DecommissionGateway read(YamlMap map) {
        return new DecommissionGateway(map.text("gateway"));
    }

    @Override
    public String title() {
        return "Decommission gateway " + gateway;
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(topology ->
                topology.withoutGateway(Lookup.gateway(topology, gateway).name()));
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var box = Lookup.gateway(estate.inForce().topology(), gateway);
        return new Gate(estate.inForce(), rules)
                .noRouteLeadsOver(box)
                .noNumbersAreDeliveredTo(box)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER, "delete gateway %s; Publish; switch it off".formatted(gateway));
    }

    @Override
    public Reversal reversal() {
        return Reversal.impossible("the gateway is out of the rack and would have to be deployed anew");
    }
}
