package org.cutover.endpoint;

import org.cutover.deployment.Deployment;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Transport;
import org.cutover.topology.Trunk;

/** An estate whose trunks go over a certain transport, on the ports they have. */
final class Trunks {

    private Trunks() {}

    static Deployment over(Transport transport, Deployment deployment) {
        var topology = deployment.topology();
        for (var gateway : topology.gateways()) {
            topology = topology.withGateway(new PstnGateway(
                    gateway.name(),
                    gateway.site(),
                    gateway.certifiedFor(),
                    over(transport, gateway.listener()),
                    gateway.inboundTrunk(),
                    gateway.settings()));
        }
        for (var server : topology.mediationServers()) {
            topology = topology.withMediationServer(new MediationServer(
                    server.name(),
                    server.release(),
                    server.site(),
                    server.servers(),
                    server.collocated(),
                    server.nextHop(),
                    server.poolSide(),
                    server.gatewaySide().stream()
                            .map(listener -> over(transport, listener))
                            .toList(),
                    server.polling()));
        }
        for (var trunk : topology.trunks()) {
            topology = topology.withTrunk(new Trunk(
                    trunk.name(),
                    trunk.mediationServer(),
                    over(transport, trunk.mediationListener()),
                    trunk.gateway(),
                    trunk.gatewayListener().map(listener -> over(transport, listener))));
        }
        return deployment.withTopology(topology);
    }

    private static Listener over(Transport transport, Listener listener) {
        return new Listener(listener.port(), transport);
    }
}
