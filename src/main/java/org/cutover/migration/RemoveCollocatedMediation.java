package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Topology;
import org.cutover.yaml.YamlMap;

/** Clears the box "Collocated Mediation Server enabled" of a pool: its Mediation Server and that one's trunks are gone. */
record RemoveCollocatedMediation(String pool) implements Step {

    static RemoveCollocatedMediation read(YamlMap map) {
        return new RemoveCollocatedMediation(map.text("pool"));
    }

    @Override
    public String title() {
        return "Clear the collocated Mediation Server of pool " + pool;
    }

    @Override
    public Acts acts() {
        return Acts.WHEN_PUBLISHED;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.editTopology(
                topology -> topology.withoutMediationServer(server(topology).name()));
    }

    private MediationServer server(Topology topology) {
        var found = Lookup.mediationServer(topology, pool);
        if (!found.collocated()) {
            throw new UnknownNameException("collocated Mediation Server", pool, List.of());
        }
        return found;
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        // What is only pending does not serve a call yet: the stand-alone pool is published before, not along with
        // this.
        var server = server(estate.inForce().topology());
        return new Gate(estate.inForce(), rules)
                .anotherMediationServerHasTrunks(server)
                .noRouteLeadsTo(server, RuleId.ROUTES_BEFORE_CLEARING_COLLOCATED)
                .noNumbersComeInBy(server)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.TOPOLOGY_BUILDER,
                "%s > Edit Properties: clear Collocated Mediation Server enabled; Publish".formatted(pool));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Topology Builder: tick the box again, associate the gateways again; Publish.");
    }
}
