package org.cutover.endpoint;

import java.util.Set;
import org.cutover.sip.World;

/**
 * The hand of an administrator on a server: a gateway, a Front End server with the Mediation Server on it, a member of a Mediation
 * Server, or a collocated Mediation Server alone.
 */
public final class ServerControl {

    private final World world;
    private final String server;
    private final Servers servers;
    private final Phones phones;
    private final EstateCertificates certificates;

    ServerControl(World world, String server, Servers servers, Phones phones, EstateCertificates certificates) {
        this.world = world;
        this.server = server;
        this.servers = servers;
        this.phones = phones;
        this.certificates = certificates;
    }

    /** It stops: its calls are lost, and connections to it are refused until {@link #restart}. */
    public void stop() {
        for (var node : servers.nodesOf(server)) {
            servers.stop(node);
            phones.lost(node);
        }
    }

    /**
     * It starts after it was stopped or has hung; users of a Front End sign in again when they are next used.
     *
     * @throws CannotListenException if a port is taken, in a live world
     */
    public void restart() {
        for (var node : servers.nodesOf(server)) {
            if (servers.restart(node)) {
                phones.lost(node);
            }
        }
        servers.startMissing();
    }

    /** From now on it takes requests and answers none of them, until {@link #restart}. */
    public void hang() {
        servers.nodesOf(server).forEach(servers::hang);
    }

    /**
     * From now on requests of these methods are lost on their way to it, until it is restarted.
     *
     * @param methods none for all come through again
     */
    public void lose(Set<String> methods) {
        servers.nodesOf(server).forEach(node -> servers.lose(node, methods));
    }

    /**
     * From now on it takes no new calls; those that stand go on. Other servers pass it over where they can, and users of a Front End
     * server sign in to another one of their pool when they are next used.
     *
     * @throws IllegalArgumentException if it is a gateway
     */
    public void drain() {
        servers.membersOf(server).forEach(servers::drain);
    }

    /**
     * It takes calls again.
     *
     * @throws IllegalArgumentException if it is a gateway
     */
    public void undrain() {
        servers.membersOf(server).forEach(servers::undrain);
    }

    /** TLS of its machine, to set what it shows and speaks. */
    public MachineTls tls() {
        return new MachineTls(world, server, certificates, servers);
    }
}
