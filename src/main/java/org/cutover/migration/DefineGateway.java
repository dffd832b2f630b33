package org.cutover.migration;

import java.util.List;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.topology.Listener;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/**
 * Deploys a gateway and defines it with its root trunk ("Define a gateway in Topology Builder").
 *
 * @param listens where the gateway listens; the usual port of the release it is certified for if empty
 * @param trunk name of the root trunk; the gateway's name if empty
 * @param mediationServer the Mediation Server of the root trunk
 * @param mediationPort where that listens for this gateway; the usual port of its release if empty
 */
record DefineGateway(
        String gateway,
        Release certifiedFor,
        String site,
        Optional<Listener> listens,
        String trunk,
        String mediationServer,
        Optional<Listener> mediationPort)
        implements Step {

    static DefineGateway read(YamlMap map, Releases releases) {
        var gateway = map.text("gateway");
        var certifiedFor = StepReader.release(map, "certified-for", releases);
        var site = map.text("site");
        var listens = StepReader.listener(map, "listens");
        var root = map.map("root-trunk");
        var step = new DefineGateway(
                gateway,
                certifiedFor,
                site,
                listens,
                root.text("trunk", gateway),
                root.text("mediation-server"),
                StepReader.listener(root, "mediation-port"));
        root.done();
        return step;
    }

    @Override
    public String title() {
        return "Define gateway %s (certified for %s) with a trunk to %s"
                .formatted(gateway, certifiedFor.shortName(), mediationServer);
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        Lookup.site(estate.edited().topology(), site);
        return estate.editTopology(this::defined);
    }

    private Topology defined(Topology topology) {
        var box = new PstnGateway(
                gateway, site, certifiedFor, listens.orElse(certifiedFor.ports().gateway()), trunk);
        return TrunkSpec.associate(
                topology.withGateway(box), new TrunkSpec(trunk, gateway, mediationPort), mediationServer);
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.edited(), rules)
                .nameIsNew(gateway)
                .trunkNameIsNew(new TrunkSpec(trunk, gateway, mediationPort), mediationServer)
                .usersHaveMovedBefore(mediationServer)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "Shared Components > PSTN gateways > New IP/PSTN Gateway %s, root trunk %s: gateway listens on %s, Mediation Server %s%s; Publish"
                        .formatted(
                                gateway,
                                trunk,
                                listens.orElse(certifiedFor.ports().gateway()),
                                mediationServer,
                                mediationPort
                                        .map(port -> ", its port " + port)
                                        .orElse(", its usual port for gateways")));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: take the gateway off %s, delete %s; Publish.", mediationServer, gateway);
    }
}
