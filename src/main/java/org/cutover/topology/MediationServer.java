package org.cutover.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Mediation Server, or a pool of them behind one name: the back-to-back user agent between a Front End pool and the
 * gateways.
 *
 * @param name FQDN of the server or of the mediation pool; a collocated one goes by its Front End pool's name
 * @param servers FQDNs of the members
 * @param collocated whether it runs on the Front End servers of the pool of the same name
 * @param nextHop the Front End pool that gets its inbound calls
 * @param poolSide where it listens for Front End pools
 * @param gatewaySide where it listens for gateways; none until a trunk needs one
 * @param polling how it watches the gateways of its trunks; empty if it does not
 * @param reliability of its provisional responses to gateways, and what it asks of theirs
 */
public record MediationServer(
        String name,
        Release release,
        String site,
        List<String> servers,
        boolean collocated,
        String nextHop,
        Listener poolSide,
        List<Listener> gatewaySide,
        Optional<Polling> polling,
        Reliability reliability)
        implements Named {

    public MediationServer {
        Fqdn.require(name, "Mediation Server");
        servers = List.copyOf(servers);
        gatewaySide = List.copyOf(gatewaySide);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("Mediation Server %s has no server.".formatted(name));
        }
        servers.forEach(server -> Fqdn.require(server, "server"));
    }

    /** One that knows PRACK and does not ask for it, as traces of these servers' SIP stack have it. */
    public MediationServer(
            String name,
            Release release,
            String site,
            List<String> servers,
            boolean collocated,
            String nextHop,
            Listener poolSide,
            List<Listener> gatewaySide,
            Optional<Polling> polling) {
        this(name, release, site, servers, collocated, nextHop, poolSide, gatewaySide, polling, Reliability.SUPPORTED);
    }

    /** One that watches no gateway. */
    public MediationServer(
            String name,
            Release release,
            String site,
            List<String> servers,
            boolean collocated,
            String nextHop,
            Listener poolSide,
            List<Listener> gatewaySide) {
        this(name, release, site, servers, collocated, nextHop, poolSide, gatewaySide, Optional.empty());
    }

    /** This Mediation Server, also listening for gateways on {@code listener}. */
    public MediationServer listeningOn(Listener listener) {
        if (gatewaySide.contains(listener)) {
            return this;
        }
        var all = new ArrayList<>(gatewaySide);
        all.add(listener);
        return new MediationServer(
                name, release, site, servers, collocated, nextHop, poolSide, all, polling, reliability);
    }

    /** How people speak of it: "collocated Mediation Server of lync-pool.contoso.com". */
    public String describe() {
        return (collocated ? "collocated Mediation Server of " : "Mediation Server ") + name;
    }
}
