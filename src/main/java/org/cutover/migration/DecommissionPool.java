package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/** Deactivates a Front End pool; a collocated Mediation Server goes with it. */
record DecommissionPool(String pool) implements Step {

    static DecommissionPool read(YamlMap map) {
        return new DecommissionPool(map.text("pool"));
    }

    @Override
    public String title() {
        return "Decommission pool " + pool;
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(this::without);
    }

    private Topology without(Topology topology) {
        var name = Lookup.pool(topology, pool).name();
        var left = topology.findMediationServer(name)
                .filter(MediationServer::collocated)
                .map(server -> topology.withoutMediationServer(server.name()))
                .orElse(topology);
        return left.withoutPool(name);
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var leaving = Lookup.pool(estate.inForce().topology(), pool);
        var gate = new Gate(estate.inForce(), rules).noUsersOn(leaving).noMediationServerHandsTo(leaving);
        return estate.inForce()
                .topology()
                .findMediationServer(leaving.name())
                .filter(MediationServer::collocated)
                .map(server -> gate.noRouteLeadsTo(server, RuleId.ROUTES_BEFORE_DECOMMISSION)
                        .noNumbersComeInBy(server))
                .orElse(gate)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                "Office Communications Server console",
                "verify that no users, contacts or conference directories are left on %s; deactivate its roles"
                        .formatted(pool));
    }

    @Override
    public Reversal reversal() {
        return Reversal.impossible("the pool is deactivated and would have to be deployed anew");
    }
}
