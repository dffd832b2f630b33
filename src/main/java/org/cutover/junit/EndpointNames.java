package org.cutover.junit;

import java.util.Collection;
import java.util.stream.Stream;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Topology;

/**
 * The names by which tests know the endpoints of an estate: a server by its own or its pool's, with or without the domain.
 *
 * @param topology of the estate
 */
record EndpointNames(Topology topology) {

    /** Before the name of a Mediation Server that a route has in place of a trunk. */
    static final String TO_MEDIATION_SERVER = "MediationServer:";

    /** @param endpoint as the journal names it; {@code mediation@<machine>} for a collocated Mediation Server */
    boolean means(String name, String endpoint) {
        var machine = endpoint.substring(endpoint.indexOf('@') + 1);
        return isName(name, endpoint)
                || isName(name, machine)
                || poolsOf(machine).anyMatch(pool -> isName(name, pool));
    }

    private Stream<String> poolsOf(String machine) {
        return Stream.concat(
                topology.pools().stream()
                        .filter(pool -> contains(pool.servers(), machine))
                        .map(pool -> pool.name()),
                topology.mediationServers().stream()
                        .filter(server -> contains(server.servers(), machine))
                        .map(server -> server.name()));
    }

    private static boolean contains(Collection<String> machines, String machine) {
        return machines.stream().anyMatch(machine::equalsIgnoreCase);
    }

    /** Whether {@code written} is a thing's name, whole or without its domain. */
    static boolean isName(String written, String name) {
        if (name.startsWith(TO_MEDIATION_SERVER)) {
            return written.startsWith(TO_MEDIATION_SERVER)
                    && isName(
                            written.substring(TO_MEDIATION_SERVER.length()),
                            name.substring(TO_MEDIATION_SERVER.length()));
        }
        return written.equalsIgnoreCase(name) || !name.startsWith("+") && written.equalsIgnoreCase(Fqdn.label(name));
    }
}
