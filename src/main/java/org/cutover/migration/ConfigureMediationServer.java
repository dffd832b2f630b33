package org.cutover.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.topology.Listener;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.cutover.yaml.YamlMap;

/**
 * Sets up a Mediation Server: listening ports, the gateways associated with it by trunks, the default gateway ("Configure
 * Mediation Server", "Define a Mediation Server in Topology Builder").
 *
 * @param listens further ports for gateways
 * @param trunks trunks to gateways that stand already
 * @param defaultGateway the gateway made default; empty to leave it
 */
record ConfigureMediationServer(
        String mediationServer, List<Listener> listens, List<TrunkSpec> trunks, String defaultGateway) implements Step {

    static ConfigureMediationServer read(YamlMap map) {
        return new ConfigureMediationServer(
                map.text("mediation-server"),
                StepReader.listeners(map, "listens"),
                map.maps("trunks").stream().map(TrunkSpec::read).toList(),
                map.text("default-gateway", ""));
    }

    @Override
    public String title() {
        return "Configure Mediation Server %s%s"
                .formatted(
                        mediationServer,
                        trunks.isEmpty()
                                ? ""
                                : ", trunk to "
                                        + String.join(
                                                ", ",
                                                trunks.stream()
                                                        .map(TrunkSpec::gateway)
                                                        .toList()));
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.editTopology(this::configured);
    }

    private Topology configured(Topology topology) {
        var server = Lookup.mediationServer(topology, mediationServer);
        for (var listener : listens) {
            server = server.listeningOn(listener);
        }
        var changed = topology.withMediationServer(server);
        for (var trunk : trunks) {
            changed = TrunkSpec.associate(changed, trunk, mediationServer);
        }
        return defaultGateway.isEmpty() ? changed : withDefault(changed);
    }

    /** A Mediation Server's first trunk is its default. */
    private Topology withDefault(Topology topology) {
        var own =
                topology.trunksOf(mediationServer).stream().map(Trunk::gateway).toList();
        if (own.stream().noneMatch(defaultGateway::equalsIgnoreCase)) {
            throw new UnknownNameException("gateway associated with " + mediationServer, defaultGateway, own);
        }
        var all = new ArrayList<>(topology.trunks());
        all.sort(Comparator.comparing(trunk -> !isDefault(trunk)));
        return new Topology(
                topology.sites(),
                topology.pools(),
                topology.mediationServers(),
                topology.gateways(),
                all,
                topology.carrier(),
                topology.backCompatSite());
    }

    private boolean isDefault(Trunk trunk) {
        return trunk.mediationServer().equalsIgnoreCase(mediationServer)
                && trunk.gateway().equalsIgnoreCase(defaultGateway);
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var gate = new Gate(estate.edited(), rules).usersHaveMovedBefore(mediationServer);
        trunks.forEach(trunk -> gate.trunkNameIsNew(trunk, mediationServer));
        return gate.objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "%s > Edit Properties > Mediation Server%s%s%s; Publish"
                        .formatted(
                                mediationServer,
                                listens.isEmpty()
                                        ? ""
                                        : ", listen on "
                                                + String.join(
                                                        ", ",
                                                        listens.stream()
                                                                .map(Listener::toString)
                                                                .toList()),
                                trunks.isEmpty() ? "" : ", associate " + gateways(),
                                defaultGateway.isEmpty() ? "" : ", Make Default " + defaultGateway));
    }

    private String gateways() {
        return String.join(", ", trunks.stream().map(TrunkSpec::describe).toList());
    }

    @Override
    public Reversal reversal() {
        return Reversal.by(
                "Topology Builder: put the ports and associations of %s back as they were; Publish.", mediationServer);
    }
}
