package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.call.CallOutcome;
import org.cutover.call.CauseMap;
import org.cutover.compatibility.CauseTables;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Topology;

/**
 * The entries of one call, asked for what a {@link CallRecord} says.
 *
 * @param topology in force when the call was placed
 * @param way by which it went
 */
record CallTranscript(List<JournalEntry> entries, Topology topology, WayTaken way) {

    private static final String INVITE = "INVITE";

    CallTranscript(List<JournalEntry> entries, Topology topology) {
        this(entries, topology, WayTaken.of(entries, topology));
    }

    /** @param callId of its first leg */
    CallRecord record(String callId) {
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
                cause(),
                last(JournalEvent.Routed.class)
                        .filter(routed -> !routed.found() && routed.endpoint().equals(rejectedBy()))
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
                callId,
                outcome,
                status,
                way.taken(),
                rule,
                Visible.text(
                        answered
                                ? howItWent()
                                : refused.map(JournalEvent.Refused::why).orElseGet(this::failure)),
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

    /**
     * As the sender of the first INVITE saw it; where it called several servers one after the other, or asked
     * again after a 422 (RFC 4028), that of the last.
     */
    private Optional<JournalEvent.Message> finalResponse(JournalEvent.Message invite) {
        var response = Optional.<JournalEvent.Message>empty();
        for (var message : events(JournalEvent.Message.class).toList()) {
            var ofTheCall = message.method().equals(INVITE)
                    && message.callId().equals(invite.callId())
                    && message.endpoint().equals(invite.endpoint());
            if (ofTheCall && begins(message)) {
                response = Optional.empty();
            } else if (ofTheCall
                    && message.direction() == Direction.RECEIVED
                    && message.status() >= 200
                    && response.isEmpty()) {
                response = Optional.of(message);
            }
        }
        return response;
    }

    /** An INVITE within a dialog has a tag in its To. */
    private static boolean begins(JournalEvent.Message message) {
        return message.direction() == Direction.SENT
                && message.status() == 0
                && SipText.header(message.text(), "To")
                        .filter(to -> to.contains(";tag="))
                        .isEmpty();
    }

    /** Of a call from the PSTN that never became SIP: what its cause would be in SIP. */
    private int statusOfCircuit() {
        return events(JournalEvent.Circuit.class)
                .filter(circuit -> circuit.cause() != 0 && circuit.cause() != CauseMap.NORMAL_CLEARING)
                .filter(circuit -> firstInvite().isEmpty())
                .map(circuit -> CauseTables.shipped().usual().statusOf(circuit.cause()))
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

    /** Who said no first, of the branch whose response the caller got. */
    private String rejectedBy() {
        return origin().map(Rejection::senderOf).orElse("");
    }

    private Optional<JournalEvent.Message> origin() {
        return firstInvite()
                .flatMap(this::finalResponse)
                .filter(message -> message.status() >= 300)
                .map(new Rejection(entries)::origin);
    }

    private Set<String> touched() {
        var touched = new TreeSet<String>();
        events(JournalEvent.Attempted.class)
                .forEach(tried -> Stream.of(tried.route(), tried.trunk(), tried.mediationServer(), tried.gateway())
                        .filter(name -> !name.isEmpty())
                        .forEach(touched::add));
        way.joined("mediation")
                .flatMap(name -> way.mediationServerOf(name).stream())
                .forEach(server -> {
                    touched.add(server.name());
                });
        way.joined("gateway").forEach(touched::add);
        messages(Direction.RECEIVED, INVITE)
                .filter(message -> message.status() == 0)
                .forEach(message -> {
                    topology.findGateway(message.endpoint())
                            .map(PstnGateway::name)
                            .ifPresent(touched::add);
                    way.mediationServerOf(message.endpoint())
                            .filter(server ->
                                    server.collocated() == message.endpoint().startsWith("mediation@"))
                            .map(MediationServer::name)
                            .ifPresent(touched::add);
                });
        events(JournalEvent.Circuit.class)
                .flatMap(circuit -> topology.findGateway(circuit.endpoint()).stream())
                .map(PstnGateway::name)
                .forEach(touched::add);
        var taken = way.taken();
        Stream.of(taken.trunk(), taken.gateway())
                .filter(name -> !name.isEmpty())
                .forEach(touched::add);
        return touched;
    }

    private String howItWent() {
        var in = way.in();
        if (in.mediationServer().isEmpty() || in.gateway().isEmpty()) {
            return routing();
        }
        var handed = "%s handed it to %s".formatted(in.gateway(), in.mediationServer());
        return routing().isEmpty() ? handed : "%s; %s".formatted(handed, routing());
    }

    /** The last decision, with the way the call took in the end where that is not the one decided on first. */
    private String routing() {
        var decision = way.lastDecision().map(JournalEvent.Routed::decision).orElse("");
        var taken = way.taken();
        return taken.route().isEmpty()
                ? decision
                : events(JournalEvent.Attempted.class)
                        .map(tried -> by(tried.route(), tried.trunk()))
                        .filter(decision::endsWith)
                        .findFirst()
                        .map(first -> decision.substring(0, decision.length() - first.length())
                                + by(taken.route(), taken.trunk()))
                        .orElse(decision);
    }

    private static String by(String route, String trunk) {
        return " by route %s over %s".formatted(route, trunk);
    }

    /** Connections that were refused for the call, with the reason of the end that has one. */
    private String linksRefused() {
        return RefusedLinks.of(entries).stream().map(RefusedLinks::describe).collect(Collectors.joining("; "));
    }

    /** The best reason there is for a call that was not answered and not refused by a rule. */
    private String failure() {
        var refused = linksRefused();
        return refused.isEmpty() ? sessionRefused().orElseGet(this::otherFailure) : refused;
    }

    /** What the end that said no first has against the session. */
    private Optional<String> sessionRefused() {
        return origin().flatMap(response -> events(JournalEvent.SessionRefused.class)
                .filter(refused -> refused.status() == response.status()
                        && refused.endpoint().equals(Rejection.senderOf(response)))
                .findFirst()
                .map(refused -> "%s refuses the session: %s".formatted(refused.endpoint(), refused.why())));
    }

    private String otherFailure() {
        if (givenUp()) {
            return routing();
        }
        var diagnostics = origin().flatMap(message -> SipText.header(message.text(), "ms-diagnostics"))
                .or(() -> firstInvite()
                        .flatMap(this::finalResponse)
                        .flatMap(message -> SipText.header(message.text(), "ms-diagnostics")));
        var cause = events(JournalEvent.Circuit.class)
                .filter(circuit -> circuit.cause() != 0 && circuit.cause() != CauseMap.NORMAL_CLEARING)
                .filter(this::isOfTheWayTaken)
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

    /** What a gateway said that was tried before the last one is not why the call failed. */
    private boolean isOfTheWayTaken(JournalEvent.Circuit circuit) {
        var last = way.taken().gateway();
        return events(JournalEvent.Attempted.class)
                .map(JournalEvent.Attempted::gateway)
                .filter(gateway -> !gateway.equals(last))
                .noneMatch(gateway -> gateway.equals(circuit.endpoint()) || gateway.equals(circuit.peer()));
    }

    /** What the first BYE says of why the call ends. */
    private int cause() {
        return messages(Direction.SENT, "BYE")
                .filter(message -> message.status() == 0)
                .findFirst()
                .map(message -> SipText.cause(message.text()))
                .orElse(0);
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
