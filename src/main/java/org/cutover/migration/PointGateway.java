package org.cutover.migration;

import java.util.Optional;
import org.cutover.topology.Listener;
import org.cutover.topology.Named;
import org.cutover.topology.NextHop;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/**
 * Tells a gateway its next hop: where it hands over calls from the PSTN. This is set on the gateway, and the migration chapter
 * does not mention it. Whoever sets it need not ask whether the Mediation Server there has a trunk to the gateway.
 *
 * @param trunk by which trunk; empty if a Mediation Server is named
 * @param mediationServer to which Mediation Server; empty if a trunk is named
 * @param port where it listens; the usual gateway-side port of its release if empty
 */
record PointGateway(String gateway, String trunk, String mediationServer, Optional<Listener> port) implements Step {

    static PointGateway read(YamlMap map) {
        var step = new PointGateway(
                map.text("gateway"),
                map.text("trunk", ""),
                map.text("mediation-server", ""),
                StepReader.listener(map, "port"));
        if (step.trunk.isEmpty() == step.mediationServer.isEmpty()) {
            map.problems()
                    .add(
                            map.place(),
                            "say either \"trunk\" or \"mediation-server\": where does it hand over its calls?");
        } else if (step.mediationServer.isEmpty() && step.port.isPresent()) {
            map.problems().add(map.placeOfKey("port"), "the trunk says the port. Leave this out.");
        }
        return step;
    }

    @Override
    public String title() {
        return "Point gateway %s at %s".formatted(gateway, trunk.isEmpty() ? mediationServer : "trunk " + trunk);
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(topology -> {
            var box = Lookup.gateway(topology, gateway);
            return topology.withGateway(trunk.isEmpty() ? toServer(topology, box) : toTrunk(topology, box));
        });
    }

    private PstnGateway toServer(Topology topology, PstnGateway box) {
        var server = Lookup.mediationServer(topology, mediationServer);
        return box.pointedAt(
                new NextHop(server.name(), port.orElse(server.release().ports().mediationGatewaySide())));
    }

    private PstnGateway toTrunk(Topology topology, PstnGateway box) {
        var own = topology.trunksTo(box.name());
        return box.pointedAt(Named.find(own, trunk)
                .orElseThrow(() -> new UnknownNameException("trunk to " + gateway, trunk, Named.names(own)))
                .name());
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                "Gateway " + gateway,
                trunk.isEmpty()
                        ? "route calls from the PSTN to Mediation Server " + mediationServer
                                + port.map(at -> ", port " + at).orElse("")
                        : "route calls from the PSTN to the Mediation Server of trunk " + trunk);
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Gateway %s: route calls from the PSTN to the Mediation Server it had before.", gateway);
    }
}
