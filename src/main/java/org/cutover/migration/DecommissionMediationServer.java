package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.yaml.YamlMap;

/** Deactivates and uninstalls a Mediation Server. Calls it carries at that moment are lost. */
record DecommissionMediationServer(String mediationServer) implements Step {

    static DecommissionMediationServer read(YamlMap map) {
        return new DecommissionMediationServer(map.text("mediation-server"));
    }

    @Override
    public String title() {
        return "Decommission Mediation Server " + mediationServer;
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        return estate.changeTopology(topology -> topology.withoutMediationServer(
                Lookup.mediationServer(topology, mediationServer).name()));
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        var server = Lookup.mediationServer(estate.inForce().topology(), mediationServer);
        var gate = new Gate(estate.inForce(), rules)
                .noRouteLeadsTo(server, RuleId.ROUTES_BEFORE_DECOMMISSION)
                .noNumbersComeInBy(server);
        return (server.release().legacy() ? gate.certifiedGatewayIsInPlace() : gate).objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                "Computer Management on " + mediationServer,
                "off-peak: stop, then Deactivate the Mediation Server; uninstall it");
    }

    @Override
    public Reversal reversal() {
        return Reversal.impossible("the server is uninstalled and would have to be deployed anew");
    }
}
