package org.cutover.topology;

import java.util.List;

/**
 * A Front End pool: it homes users, is their registrar, and routes their calls.
 *
 * @param name the pool's FQDN
 * @param servers FQDNs of its Front End servers, at least one and at most twelve
 */
public record FrontEndPool(String name, Release release, String site, List<String> servers) implements Named {

    private static final int MOST_SERVERS = 12;

    public FrontEndPool {
        Fqdn.require(name, "pool");
        servers = List.copyOf(servers);
        if (servers.isEmpty() || servers.size() > MOST_SERVERS) {
            throw new IllegalArgumentException(
                    "pool %s has %d servers. A pool has 1 to %d.".formatted(name, servers.size(), MOST_SERVERS));
        }
        servers.forEach(server -> Fqdn.require(server, "server"));
    }

    /** This with other servers. */
    public FrontEndPool with(List<String> others) {
        return new FrontEndPool(name, release, site, others);
    }

    /** The server that a user of this pool signs in to: always the same one for the same user. */
    public String serverOf(String user) {
        return servers.get(Math.floorMod(user.hashCode(), servers.size()));
    }
}
