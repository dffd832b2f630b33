package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * The entries of one call, as far as it has not been transferred, asked by which way it went.
 *
 * @param topology in force when the call was placed
 */
record WayTaken(CallEvents events, Topology topology) {

    static WayTaken of(CallEvents events, Topology topology) {
        return new WayTaken(events.untilTransferred(), topology);
    }

    Optional<JournalEvent.Routed> lastDecision() {
        return events.last(JournalEvent.Routed.class);
    }

    /** Of the branch that answered; if none did, of the one that was tried last. */
    Way taken() {
        var answered = events.of(JournalEvent.Answered.class).toList();
        var byTrunk = answered.stream()
                .filter(one -> !one.trunk().isEmpty())
                .reduce((earlier, later) -> later)
                .map(one -> new Way(List.of(one.mediationServer()), one.route(), one.trunk(), one.gateway()));
        if (byTrunk.isPresent()) {
            return byTrunk.get();
        }
        return events.last(JournalEvent.Attempted.class)
                .filter(tried -> answered.isEmpty())
                .map(tried -> new Way(List.of(tried.mediationServer()), tried.route(), tried.trunk(), tried.gateway()))
                .orElseGet(this::in);
    }

    private boolean isInbound() {
        return events.entries().stream()
                .map(JournalEntry::event)
                .filter(event -> event instanceof JournalEvent.Message || event instanceof JournalEvent.Circuit)
                .findFirst()
                .filter(event -> event instanceof JournalEvent.Circuit
                        || topology.findGateway(((JournalEvent.Message) event).endpoint())
                                .isPresent())
                .isPresent();
    }

    /** A real gateway has no circuit that anyone knows of. */
    private Optional<String> realGateway() {
        return events.of(JournalEvent.Message.class)
                .findFirst()
                .flatMap(first -> topology.findGateway(first.endpoint()))
                .map(PstnGateway::name);
    }

    /** From the PSTN to the pool; {@link Way#ANY} for a call that did not come from there. */
    Way in() {
        if (!isInbound()) {
            return Way.ANY;
        }
        var server = joined("mediation").findFirst().flatMap(this::mediationServerOf);
        var gateway = joined("gateway").findFirst().or(this::realGateway).orElse("");
        var trunk = server.flatMap(known -> trunkBetween(known, gateway)).orElse("");
        return new Way(server.map(MediationServer::name).stream().toList(), "", trunk, gateway);
    }

    Stream<String> joined(String role) {
        return events.of(JournalEvent.Joined.class)
                .filter(joined -> joined.role().equals(role))
                .map(JournalEvent.Joined::endpoint);
    }

    /** A collocated one goes by {@code mediation@<machine>}: the machine's own name is that of its Front End. */
    Optional<MediationServer> mediationServerOf(String endpoint) {
        var machine = endpoint.substring(endpoint.indexOf('@') + 1);
        return topology.mediationServers().stream()
                .filter(server -> server.name().equalsIgnoreCase(machine)
                        || server.servers().stream().anyMatch(machine::equalsIgnoreCase))
                .findFirst();
    }

    /** The trunk the gateway is pointed at, if it is one of that Mediation Server; else the first there is. */
    private Optional<String> trunkBetween(MediationServer server, String gateway) {
        var between = topology.trunksTo(gateway).stream()
                .filter(trunk -> trunk.mediationServer().equalsIgnoreCase(server.name()))
                .map(Trunk::name)
                .toList();
        return topology.findGateway(gateway)
                .map(PstnGateway::inboundTrunk)
                .filter(between::contains)
                .or(() -> between.stream().findFirst());
    }
}
