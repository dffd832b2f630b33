package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/**
 * Deploys a stand-alone Mediation Server or mediation pool, with trunks to gateways that stand already ("Transition a
 * collocated Mediation Server to a stand-alone Mediation Server").
 */
record DeployMediationPool(
        String pool,
        Release release,
        String site,
        List<String> servers,
        String nextHop,
        List<Listener> listens,
        List<TrunkSpec> trunks)
        implements Step {

    static DeployMediationPool read(YamlMap map, Releases releases) {
        var pool = map.text("pool");
        return new DeployMediationPool(
                pool,
                StepReader.release(map, "release", releases),
                map.text("site"),
                map.has("servers") ? map.words("servers") : List.of(pool),
                map.text("next-hop"),
                StepReader.listeners(map, "listens"),
                map.maps("trunks").stream().map(TrunkSpec::read).toList());
    }

    @Override
    public String title() {
        return "Deploy stand-alone mediation pool %s (%s)".formatted(pool, release.shortName());
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.editTopology(this::deployed);
    }

    private Topology deployed(Topology topology) {
        Lookup.site(topology, site);
        var hop = Lookup.pool(topology, nextHop).name();
        var changed = topology.withMediationServer(new MediationServer(
                pool, release, site, servers, false, hop, release.ports().mediationPoolSide(), listens));
        for (var trunk : trunks) {
            changed = TrunkSpec.associate(changed, trunk, pool);
        }
        return changed;
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var gate = new Gate(estate.edited(), rules).nameIsNew(pool);
        trunks.forEach(trunk -> gate.trunkNameIsNew(trunk, pool));
        return (release.legacy() ? gate : gate.usersHaveMoved()).objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "Mediation pools > New %s, next hop %s%s%s; Publish; run Setup, assign certificates, start services"
                        .formatted(
                                pool,
                                nextHop,
                                listens.isEmpty()
                                        ? ""
                                        : ", listen on "
                                                + String.join(
                                                        ", ",
                                                        listens.stream()
                                                                .map(Listener::toString)
                                                                .toList()),
                                trunks.isEmpty()
                                        ? ""
                                        : ", gateways "
                                                + String.join(
                                                        ", ",
                                                        trunks.stream()
                                                                .map(TrunkSpec::describe)
                                                                .toList())));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: delete mediation pool %s; Publish.", pool);
    }
}
