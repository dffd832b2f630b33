package org.cutover.endpoint;

import org.cutover.sip.Hop;
import org.cutover.topology.Listener;

/**
 * A real gateway, server or telephone that stands in place of an endpoint of the estate.
 *
 * @param name of the endpoint: a gateway, a server, a user
 * @param address its IP address
 * @param at where it listens
 * @param server whether it is a Front End or Mediation Server, which has several ports: those of the deployment
 */
public record RealDevice(String name, String address, Listener at, boolean server) {

    /** Where it takes what is meant for a listener of the endpoint it stands for. */
    Hop hop(Listener meant) {
        var listener = server ? meant : at;
        return new Hop(address, listener.port(), listener.transport().word());
    }

    /** {@code sea-gw.contoso.com at 192.0.2.7:5060/udp}. */
    public String describe() {
        return "%s at %s:%s".formatted(name, address, at);
    }
}
