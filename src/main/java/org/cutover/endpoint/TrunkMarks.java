package org.cutover.endpoint;

import java.util.Optional;
import java.util.Set;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.RouteTarget;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Named;
import org.cutover.topology.Topology;
import org.cutover.yaml.Unknown;

/** Which trunks are marked down: those of the topology, and Mediation Servers as routes name them. */
public final class TrunkMarks {

    /**
     * What can be marked.
     *
     * @param name as {@link RouteTarget#text()}
     * @param mediationServer which knows of it
     */
    private record Marked(String name, String mediationServer) {}

    private static final String TO_MEDIATION_SERVER = "MediationServer:";

    private final Environment environment;

    TrunkMarks(Environment environment) {
        this.environment = environment;
    }

    /** The names of those that are, by polling or by hand. */
    public Set<String> down() {
        return environment.health().down();
    }

    /**
     * Marks a trunk down, as a Mediation Server does whose polling gets no answer: calls pass it over.
     *
     * @param trunk its name, or {@code MediationServer:<fqdn>} as routes have it
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public void markDown(String trunk) {
        var marked = known(trunk);
        if (environment.health().markDown(marked.name())) {
            record(marked, "down");
        }
    }

    /**
     * Marks a trunk up again.
     *
     * @param trunk as for {@link #markDown}
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public void markUp(String trunk) {
        var marked = known(trunk);
        if (environment.health().markUp(marked.name())) {
            record(marked, "up");
        }
    }

    private void record(Marked marked, String how) {
        environment
                .journal()
                .record(new JournalEvent.StateChanged(
                        marked.mediationServer(), "trunk %s marked %s".formatted(marked.name(), how)));
    }

    private Marked known(String text) {
        var topology = environment.deployment().topology();
        return find(topology, text)
                .orElseThrow(() ->
                        new IllegalArgumentException(Unknown.message("trunk", text, Named.names(topology.trunks()))));
    }

    private static Optional<Marked> find(Topology topology, String text) {
        if (!text.startsWith(TO_MEDIATION_SERVER)) {
            return topology.findTrunk(text).map(trunk -> new Marked(trunk.name(), trunk.mediationServer()));
        }
        return topology.findMediationServer(text.substring(TO_MEDIATION_SERVER.length()))
                .map(MediationServer::name)
                .map(name -> new Marked(TO_MEDIATION_SERVER + name, name));
    }
}
