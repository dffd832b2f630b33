package org.cutover.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.NextHop;
import org.cutover.topology.Polling;
import org.cutover.yaml.YamlMap;

/** Reads what is set on a gateway and stands in no topology. */
record GatewayReader(List<MediationServer> servers, List<String> serverNames) {

    /** No source is needed: it is what the deployment asks for. The figures of a Mediation Server, for want of others. */
    private static final Polling POLLING = new Polling(Duration.ofSeconds(60), 5, Polling.TIMER_F, true);

    GatewaySettings read(YamlMap gateway) {
        return new GatewaySettings(nextHop(gateway), options(gateway), PollingReader.read(gateway, POLLING));
    }

    private static OptionsAnswer options(YamlMap gateway) {
        var words = Stream.of(OptionsAnswer.values()).map(OptionsAnswer::word).toList();
        return OptionsAnswer.of(gateway.oneOf("answers-options", words, OptionsAnswer.YES.word()));
    }

    private Optional<NextHop> nextHop(YamlMap gateway) {
        var port = gateway.findText("inbound-port")
                .flatMap(text -> gateway.problems().build(gateway.placeOf("inbound-port"), () -> Listener.parse(text)));
        if (!gateway.has("inbound-mediation-server")) {
            if (gateway.has("inbound-port")) {
                gateway.problems()
                        .add(
                                gateway.placeOfKey("inbound-port"),
                                "a port of which server? Add \"inbound-mediation-server\".");
            }
            return Optional.empty();
        }
        if (gateway.has("inbound-trunk")) {
            gateway.problems()
                    .add(
                            gateway.placeOfKey("inbound-mediation-server"),
                            "\"inbound-trunk\" says already where its calls go. Keep one of the two.");
        }
        var name = gateway.text("inbound-mediation-server");
        var server = Named.find(servers, name);
        if (!name.isEmpty() && serverNames.stream().noneMatch(name::equalsIgnoreCase)) {
            gateway.problems()
                    .addUnknown(gateway.placeOf("inbound-mediation-server"), "Mediation Server", name, serverNames);
        }
        return server.map(known ->
                new NextHop(known.name(), port.orElse(known.release().ports().mediationGatewaySide())));
    }
}
