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

/** The entries of one call, asked for what a {@link CallRecord} says. */
final class CallTranscript {

    private static final String INVITE = "INVITE";

    private final CallEvents events;
    private final Topology topology;
    private final WayTaken way;
    private final Way taken;
    private final String caller;
    private final Optional<JournalEvent.Message> invite;
    private final Optional<JournalEvent.Message> last;
    private final Optional<JournalEvent.Message> origin;

    /** @param topology in force when the call was placed */
    CallTranscript(List<JournalEntry> entries, Topology topology) {
        this.events = new CallEvents(entries);
        this.topology = topology;
        this.way = WayTaken.of(events, topology);
        this.taken = way.taken();
        this.caller = caller();
        this.invite = messages(Direction.SENT, INVITE)
                .filter(message -> message.status() == 0)
                .findFirst();
        this.last = invite.flatMap(this::finalResponse);
        this.origin = last.filter(message -> message.status() >= 300).map(new Rejection(entries)::origin);
    }

    /** @param callId of its first leg */
    CallRecord record(String callId) {
        var status = last.map(JournalEvent.Message::status).orElseGet(this::statusOfCircuit);
        var answered = status >= 200 && status < 300;
        var refused = events.last(JournalEvent.Refused.class);
        var rule = answered
                ? ""
                : last.flatMap(message -> SipText.header(message.text(), "Cutover-Rule"))
                        .or(() -> refused.map(JournalEvent.Refused::rule))
                        .orElse("");
        var facts = new CallOutcome.Facts(
                answered,
                answered && unfinished(),
                cause(),
                events.last(JournalEvent.Routed.class)
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
                taken,
                rule,
                Visible.text(
                        answered
                                ? howItWent()
                                : refused.map(JournalEvent.Refused::why).orElseGet(this::failure)),
                events.of(JournalEvent.Undocumented.class)
                        .map(JournalEvent.Undocumented::rule)
                        .distinct()
                        .toList(),
                touched(),
                Evidence.of(events, topology),
                events.entries());
    }

    private Stream<JournalEvent.Message> messages(Direction direction, String method) {
        return events.of(JournalEvent.Message.class)
                .filter(message -> message.direction() == direction)
                .filter(message -> message.method().equals(method));
    }

    /**
     * As the sender of the first INVITE saw it; where it called several servers one after the other, or asked
     * again after a 422 (RFC 4028), that of the last.
     */
    private Optional<JournalEvent.Message> finalResponse(JournalEvent.Message first) {
        var response = Optional.<JournalEvent.Message>empty();
        for (var message : events.of(JournalEvent.Message.class).toList()) {
            var ofTheCall = message.method().equals(INVITE)
                    && message.callId().equals(first.callId())
                    && message.endpoint().equals(first.endpoint());
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
        return events.of(JournalEvent.Circuit.class)
                .filter(circuit -> circuit.cause() != 0 && circuit.cause() != CauseMap.NORMAL_CLEARING)
                .filter(circuit -> invite.isEmpty())
                .map(circuit -> CauseTables.shipped().usual().statusOf(circuit.cause()))
                .findFirst()
                .orElse(0);
    }

    /** The caller cancelled, or hung up on a call from the PSTN before it was connected. */
    private boolean givenUp() {
        return messages(Direction.SENT, "CANCEL")
                        .anyMatch(message ->
                                message.status() == 0 && message.endpoint().equals(caller))
                || events.of(JournalEvent.Circuit.class)
                        .takeWhile(circuit -> !circuit.message().equals("CONNECT"))
                        .anyMatch(circuit -> circuit.direction() == Direction.SENT
                                && circuit.endpoint().equals(caller)
                                && List.of("DISCONNECT", "RELEASE").contains(circuit.message())
                                && (circuit.cause() == 0 || circuit.cause() == CauseMap.NORMAL_CLEARING));
    }

    private boolean rang() {
        return messages(Direction.RECEIVED, INVITE)
                        .anyMatch(message ->
                                message.status() == 180 && message.endpoint().equals(caller))
                || events.of(JournalEvent.Circuit.class)
                        .anyMatch(circuit -> circuit.message().equals("ALERTING")
                                && circuit.direction() == Direction.RECEIVED
                                && circuit.endpoint().equals(caller));
    }

    /** Who spoke first. */
    private String caller() {
        for (var entry : events.entries()) {
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
        return origin.map(Rejection::senderOf).orElse("");
    }

    private Set<String> touched() {
        var touched = new TreeSet<String>();
        events.of(JournalEvent.Attempted.class)
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
        events.of(JournalEvent.Circuit.class)
                .flatMap(circuit -> topology.findGateway(circuit.endpoint()).stream())
                .map(PstnGateway::name)
                .forEach(touched::add);
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
        return taken.route().isEmpty()
                ? decision
                : events.of(JournalEvent.Attempted.class)
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
        return RefusedLinks.among(events.of(JournalEvent.LinkRefused.class)).stream()
                .map(RefusedLinks::describe)
                .collect(Collectors.joining("; "));
    }

    /** The best reason there is for a call that was not answered and not refused by a rule. */
    private String failure() {
        var refused = linksRefused();
        return refused.isEmpty() ? sessionRefused().orElseGet(this::otherFailure) : refused;
    }

    /** What the end that said no first has against the session. */
    private Optional<String> sessionRefused() {
        return origin.flatMap(response -> events.of(JournalEvent.SessionRefused.class)
                .filter(refused -> refused.status() == response.status()
                        && refused.endpoint().equals(Rejection.senderOf(response)))
                .findFirst()
                .map(refused -> "%s refuses the session: %s".formatted(refused.endpoint(), refused.why())));
    }

    private String otherFailure() {
        if (givenUp()) {
            return routing();
        }
        var diagnostics = origin.flatMap(message -> SipText.header(message.text(), "ms-diagnostics"))
                .or(() -> last.flatMap(message -> SipText.header(message.text(), "ms-diagnostics")));
        var cause = events.of(JournalEvent.Circuit.class)
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
        return events.of(JournalEvent.Attempted.class)
                .map(JournalEvent.Attempted::gateway)
                .filter(gateway -> !gateway.equals(taken.gateway()))
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
