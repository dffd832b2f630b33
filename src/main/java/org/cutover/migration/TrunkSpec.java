package org.cutover.migration;

import java.util.ArrayList;
import java.util.Optional;
import org.cutover.topology.Listener;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.cutover.yaml.YamlMap;

/**
 * A trunk that a step defines.
 *
 * @param mediationPort where the Mediation Server listens for this gateway; the usual port of its release if empty
 * @param gatewayPort where the Mediation Server is told that the gateway listens; where it does if empty
 */
record TrunkSpec(String trunk, String gateway, Optional<Listener> mediationPort, Optional<Listener> gatewayPort) {

    TrunkSpec(String trunk, String gateway, Optional<Listener> mediationPort) {
        this(trunk, gateway, mediationPort, Optional.empty());
    }

    static TrunkSpec read(YamlMap map) {
        var gateway = map.text("gateway");
        var spec = new TrunkSpec(
                map.text("trunk", gateway),
                gateway,
                StepReader.listener(map, "mediation-port"),
                StepReader.listener(map, "gateway-port"));
        map.done();
        return spec;
    }

    /** {@code w15-gw.contoso.com (trunk second, port of the Mediation Server 5068/tcp)}. */
    String describe() {
        var details = new ArrayList<String>();
        if (!trunk.equalsIgnoreCase(gateway)) {
            details.add("trunk " + trunk);
        }
        mediationPort.ifPresent(port -> details.add("port of the Mediation Server " + port));
        gatewayPort.ifPresent(port -> details.add("port of the gateway " + port));
        return details.isEmpty() ? gateway : "%s (%s)".formatted(gateway, String.join(", ", details));
    }

    /**
     * The topology with this trunk. The Mediation Server begins to listen on its release's usual port when the first trunk
     * asks for it, as the TCP port of Lync Server 2013 appears with the first TCP trunk ("Define a Mediation Server in
     * Topology Builder"); any other port must have been given to it before.
     */
    static Topology associate(Topology topology, TrunkSpec spec, String mediationServer) {
        var server = Lookup.mediationServer(topology, mediationServer);
        var gateway = Lookup.gateway(topology, spec.gateway());
        var usual = server.release().ports().mediationGatewaySide();
        var listener = spec.mediationPort().orElse(usual);
        var listening = listener.equals(usual) ? topology.withMediationServer(server.listeningOn(usual)) : topology;
        return listening.withTrunk(
                new Trunk(spec.trunk(), server.name(), listener, gateway.name(), spec.gatewayPort()));
    }
}
