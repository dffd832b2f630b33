package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cutover.call.CallOutcome;
import org.cutover.call.CauseMap;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;

/**
 * The entries of one call, asked for what a {@link CallRecord} says.
 *
 * @param topology in force when the call was placed
 */
record CallTranscript(List<JournalEntry> entries, Topology topology) {

    private static final String INVITE = "INVITE";

    CallRecord record() {
        var first = firstInvite();
        var last = first.flatMap(this::finalResponse);
        var status = last.map(JournalEvent.Message::status).orElseGet(this::statusOfCircuit);
        var answered = status >= 200 && status < 300;
        var refused = last(JournalEvent.Refused.class);
        var rule = answered
                ? ""
                : last.flatMap(message -> SipText.header(message.text(), "Cutover-Rule"))
                        .or(() -> refused.map(JournalEvent.Refused::rule))
                        .orElse("");
        var facts = new CallOutcome.Facts(
                answered,
                answered && unfinished(),
                last(JournalEvent.Routed.class)
                        .filter(routed -> !routed.found())
                        .isPresent(),
                status,
                last.map(message -> SipText.reasonPhrase(message.text())).orElse(""),
                rule,
                givenUp(),
                rang(),
                last.map(message -> SipText.leadingNumber(message.text(), "ms-diagnostics"))
                        .orElse(0),
                answered ? "" : rejectedBy());
        var outcome = CallOutcome.of(facts);
        return new CallRecord(
                outcome,
                status,
                way(),
                rule,
                answered ? howItWent() : refused.map(JournalEvent.Refused::why).orElseGet(this::failure),
                events(JournalEvent.Undocumented.class)
                        .map(JournalEvent.Undocumented::rule)
                        .distinct()
                        .toList(),
                touched(),
                Evidence.of(entries, topology),
                entries);
    }

    private <T> Stream<T> events(Class<T> kind) {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private <T> Optional<T> last(Class<T> kind) {
        return events(kind).reduce((earlier, later) -> later);
    }

    private Stream<JournalEvent.Message> messages(Direction direction, String method) {
        return events(JournalEvent.Message.class)
                .filter(message -> message.direction() == direction)
                .filter(message -> message.method().equals(method));
    }

    private Optional<JournalEvent.Message> firstInvite() {
        return messages(Direction.SENT, INVITE)
                .filter(message -> message.status() == 0)
                .findFirst();
    }

    /** As the sender of the first INVITE saw it. */
    private Optional<JournalEvent.Message> finalResponse(JournalEvent.Message invite) {
        return messages(Direction.RECEIVED, INVITE)
                .filter(message -> message.status() >= 200)
                .filter(message -> message.callId().equals(invite.callId()))
                .filter(message -> message.endpoint().equals(invite.endpoint()))
                .findFirst();
    }

    /** Of a call from the PSTN that never became SIP: what its cause would be in SIP. */
    private int statusOfCircuit() {
        return events(JournalEvent.Circuit.class)
                .filter(circuit -> circuit.cause() != 0 && circuit.cause() != CauseMap.NORMAL_CLEARING)
                .filter(circuit -> firstInvite().isEmpty())
                .map(circuit -> CauseMap.toStatus(circuit.cause()))
                .findFirst()
                .orElse(0);
    }

    /** The caller cancelled, or hung up on a call from the PSTN before it was connected. */
    private boolean givenUp() {
        return messages(Direction.SENT, "CANCEL")
                        .anyMatch(message ->
                                message.status() == 0 && message.endpoint().equals(caller()))
                || events(JournalEvent.Circuit.class)
                        .takeWhile(circuit -> !circuit.message().equals("CONNECT"))
                        .anyMatch(circuit -> circuit.direction() == Direction.SENT
                                && circuit.endpoint().equals(caller())
                                && List.of("DISCONNECT", "RELEASE").contains(circuit.message())
                                && (circuit.cause() == 0 || circuit.cause() == CauseMap.NORMAL_CLEARING));
    }

    private boolean rang() {
        return messages(Direction.RECEIVED, INVITE)
                        .anyMatch(message ->
                                message.status() == 180 && message.endpoint().equals(caller()))
                || events(JournalEvent.Circuit.class)
                        .anyMatch(circuit -> circuit.message().equals("ALERTING")
                                && circuit.direction() == Direction.RECEIVED
                                && circuit.endpoint().equals(caller()));
    }

    /** Who spoke first. */
    private String caller() {
        for (var entry : entries) {
            if (entry.event() instanceof JournalEvent.Message message) {
                return message.endpoint();
            }
            if (entry.event() instanceof JournalEvent.Circuit circuit) {
                return circuit.endpoint();
            }
        }
        return "";
    }

    /** Who first said no, of the branch that was tried last. */
    private String rejectedBy() {
        var by = "";
        for (var entry : entries) {
            if (entry.event() instanceof JournalEvent.Attempted) {
                by = "";
            } else if (by.isEmpty()
                    && entry.event() instanceof JournalEvent.Message message
                    && message.direction() == Direction.SENT
                    && message.method().equals(INVITE)
                    && message.status() >= 300) {
                by = message.endpoint();
            }
        }
        return by;
    }

    private Way way() {
        var answered = last(JournalEvent.Answered.class);
        if (answered.isPresent()) {
            var by = answered.get();
            return new Way(
                    by.mediationServer().isEmpty() ? List.of() : List.of(by.mediationServer()),
                    by.route(),
                    by.trunk(),
                    by.gateway());
        }
        var attempted = last(JournalEvent.Attempted.class);
        if (attempted.isPresent()) {
            var by = attempted.get();
            return new Way(List.of(by.mediationServer()), by.route(), by.trunk(), by.gateway());
        }
        var server = joined("mediation").findFirst().flatMap(this::mediationServerOf);
        var gateway = joined("gateway").findFirst().orElse("");
        var trunk = server.flatMap(known -> trunkBetween(known, gateway)).orElse("");
        return new Way(server.map(MediationServer::name).stream().toList(), "", trunk, gateway);
    }

    private Stream<String> joined(String role) {
        return events(JournalEvent.Joined.class)
                .filter(joined -> joined.role().equals(role))
                .map(JournalEvent.Joined::endpoint);
    }

    /** A collocated one goes by {@code mediation@<machine>}: the machine's own name is that of its Front End. */
    private Optional<MediationServer> mediationServerOf(String endpoint) {
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

    private Set<String> touched() {
        var touched = new TreeSet<String>();
        events(JournalEvent.Attempted.class)
                .forEach(tried -> Stream.of(tried.route(), tried.trunk(), tried.mediationServer(), tried.gateway())
                        .filter(name -> !name.isEmpty())
                        .forEach(touched::add));
        joined("mediation").flatMap(name -> mediationServerOf(name).stream()).forEach(server -> {
            touched.add(server.name());
        });
        joined("gateway").forEach(touched::add);
        messages(Direction.RECEIVED, INVITE)
                .filter(message -> message.status() == 0)
                .forEach(message -> {
                    topology.findGateway(message.endpoint())
                            .map(PstnGateway::name)
                            .ifPresent(touched::add);
                    mediationServerOf(message.endpoint())
                            .filter(server ->
                                    server.collocated() == message.endpoint().startsWith("mediation@"))
                            .map(MediationServer::name)
                            .ifPresent(touched::add);
                });
        events(JournalEvent.Circuit.class)
                .flatMap(circuit -> topology.findGateway(circuit.endpoint()).stream())
                .map(PstnGateway::name)
                .forEach(touched::add);
        var way = way();
        if (!way.trunk().isEmpty()) {
            touched.add(way.trunk());
        }
        return touched;
    }

    private String howItWent() {
        var way = way();
        return routing().isEmpty()
                        && !way.mediationServer().isEmpty()
                        && !way.gateway().isEmpty()
                ? "%s handed it to %s".formatted(way.gateway(), way.mediationServer())
                : routing();
    }

    private String routing() {
        return last(JournalEvent.Routed.class)
                .map(JournalEvent.Routed::decision)
                .orElse("");
    }

    /** The best reason there is for a call that was not answered and not refused by a rule. */
    private String failure() {
        if (givenUp()) {
            return routing();
        }
        var rejection = events(JournalEvent.Message.class)
                .filter(message -> message.direction() == Direction.SENT && message.status() >= 300)
                .filter(message -> message.method().equals(INVITE))
                .filter(message -> message.endpoint().equals(rejectedBy()))
                .reduce((earlier, later) -> later);
        var diagnostics = rejection.flatMap(message -> SipText.header(message.text(), "ms-diagnostics"));
        var cause = events(JournalEvent.Circuit.class)
                .filter(circuit -> circuit.cause() != 0 && circuit.cause() != CauseMap.NORMAL_CLEARING)
                .findFirst()
                .map(circuit -> "%s says %s: cause %d, %s"
                        .formatted(
                                circuit.endpoint(),
                                circuit.message(),
                                circuit.cause(),
                                CauseMap.describe(circuit.cause())));
        var said = diagnostics.map(text -> "ms-diagnostics: " + text);
        return cause.or(() -> said.filter(text -> routing().isEmpty()))
                .orElseGet(() -> said.map(text -> routing() + "; " + text).orElseGet(this::routing));
    }

    /** A BYE was sent and got no 200, or no BYE was sent at all. */
    private boolean unfinished() {
        var byes = messages(Direction.SENT, "BYE")
                .filter(message -> message.status() == 0)
                .toList();
        return byes.isEmpty()
                || byes.stream()
                        .anyMatch(bye -> messages(Direction.RECEIVED, "BYE")
                                .noneMatch(answer -> answer.status() >= 200
                                        && answer.status() < 300
                                        && answer.callId().equals(bye.callId())
                                        && answer.endpoint().equals(bye.endpoint())));
    }
}
