package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.Topology;

/**
 * What the journal shows that servers said of a call, and of the INVITE that reached a gateway.
 *
 * @param diagnostics every ms-diagnostics id in a response of the call, whoever gave it
 * @param events ids of entries in the event logs of servers
 * @param usage the PSTN usage of the way by which it was answered, or was tried last; empty if there was none
 * @param tried the trunks that were tried, in order, or the Mediation Servers that routes name for one
 * @param called in the Request-URI of the INVITE that reached a gateway last; empty if none did
 * @param calling in its From
 * @param linksRefused why connections for it were refused, a word each
 * @param headers the names of its header fields, whatever their case
 */
public record Evidence(
        Set<Integer> diagnostics,
        Set<Integer> events,
        String usage,
        List<String> tried,
        String called,
        String calling,
        Set<String> headers,
        Set<String> linksRefused) {

    private static final Pattern USER = Pattern.compile("(?:sips?|tel):([^@;>\\s]+)");

    /** Sets here are sorted, and not copied: {@code headers} is to ignore case. */
    static Evidence of(CallEvents events, Topology topology) {
        var invite = events.of(JournalEvent.Message.class)
                .filter(message -> message.direction() == JournalEvent.Direction.RECEIVED)
                .filter(message -> message.status() == 0 && message.method().equals("INVITE"))
                .filter(message -> topology.findGateway(message.endpoint()).isPresent())
                .map(JournalEvent.Message::text)
                .reduce((earlier, later) -> later);
        return new Evidence(
                diagnostics(events),
                events.of(JournalEvent.WindowsEvent.class)
                        .map(JournalEvent.WindowsEvent::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                usage(events),
                events.of(JournalEvent.Attempted.class)
                        .map(JournalEvent.Attempted::trunk)
                        .toList(),
                invite.flatMap(text -> text.lines().findFirst())
                        .flatMap(Evidence::user)
                        .orElse(""),
                invite.flatMap(text -> SipText.header(text, "From"))
                        .flatMap(Evidence::user)
                        .orElse(""),
                invite.stream()
                        .flatMap(SipText::headerNames)
                        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))),
                RefusedLinks.among(events.of(JournalEvent.LinkRefused.class)).stream()
                        .map(JournalEvent.LinkRefused::reason)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String usage(CallEvents events) {
        var answered = events.last(JournalEvent.Answered.class);
        return events.of(JournalEvent.Attempted.class)
                .filter(tried -> answered.stream()
                        .allMatch(by ->
                                by.route().equals(tried.route()) && by.trunk().equals(tried.trunk())))
                .map(JournalEvent.Attempted::usage)
                .reduce("", (earlier, later) -> later);
    }

    private static Set<Integer> diagnostics(CallEvents events) {
        return events.of(JournalEvent.Message.class)
                .filter(message -> message.status() != 0)
                .flatMap(message -> SipText.leadingNumbers(message.text(), "ms-diagnostics"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> user(String text) {
        var user = USER.matcher(text);
        return user.find() ? Optional.of(Visible.text(user.group(1))) : Optional.empty();
    }
}
