package org.cutover.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/**
 * Where the final response that a caller got came from: followed back leg by leg, so that what an abandoned branch said, before or
 * after, does not count.
 *
 * @param entries of one call
 */
record Rejection(List<JournalEntry> entries) {

    private static final String INVITE = "INVITE";

    /** The response as the one who said no first sent it; the received one itself if its sender did. */
    JournalEvent.Message origin(JournalEvent.Message received) {
        var origin = received;
        // Every step is one leg nearer to the end; no call has more legs than entries.
        for (var legs = 0; legs < entries.size(); legs++) {
            var behind = behind(origin, senderOf(origin));
            if (behind.isEmpty()) {
                return origin;
            }
            origin = behind.get();
        }
        return origin;
    }

    /** Who sent a response, whichever end recorded it. */
    static String senderOf(JournalEvent.Message response) {
        return response.direction() == Direction.SENT ? response.endpoint() : response.peer();
    }

    private Optional<JournalEvent.Message> behind(JournalEvent.Message response, String sender) {
        return proxied(response, sender).or(() -> mediated(response, sender));
    }

    /** A proxy passes a response on with the To tag of its first sender (RFC 3261 section 16.7). */
    private Optional<JournalEvent.Message> proxied(JournalEvent.Message response, String sender) {
        return refusalsTo(sender, response.callId())
                .filter(other -> tag(other).equals(tag(response)))
                .findFirst();
    }

    /** A Mediation Server has an own leg for every INVITE it takes; the branch in the Via says which. */
    private Optional<JournalEvent.Message> mediated(JournalEvent.Message response, String sender) {
        return legBehind(response, sender)
                .flatMap(leg -> refusalsTo(sender, leg).findFirst());
    }

    private Optional<String> legBehind(JournalEvent.Message response, String sender) {
        var taken = false;
        for (var entry : entries) {
            if (entry.event() instanceof JournalEvent.Message message && isInviteOf(response, sender, message)) {
                taken = branch(message).equals(branch(response));
            } else if (taken
                    && entry.event() instanceof JournalEvent.Joined joined
                    && joined.endpoint().equals(sender)
                    && joined.callId().equals(response.callId())) {
                return Optional.of(joined.otherCallId());
            }
        }
        return Optional.empty();
    }

    private static boolean isInviteOf(JournalEvent.Message response, String sender, JournalEvent.Message message) {
        return message.direction() == Direction.RECEIVED
                && message.method().equals(INVITE)
                && message.status() == 0
                && message.endpoint().equals(sender)
                && message.callId().equals(response.callId());
    }

    private Stream<JournalEvent.Message> refusalsTo(String receiver, String callId) {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .filter(message -> message.direction() == Direction.SENT && message.status() >= 300)
                .filter(message -> message.method().equals(INVITE))
                .filter(message ->
                        message.peer().equals(receiver) && !message.endpoint().equals(receiver))
                .filter(message -> message.callId().equals(callId));
    }

    private static String tag(JournalEvent.Message message) {
        return parameter(SipText.header(message.text(), "To").orElse(""), "tag=");
    }

    private static String branch(JournalEvent.Message message) {
        return parameter(SipText.header(message.text(), "Via").orElse(""), "branch=");
    }

    private static String parameter(String header, String name) {
        return Stream.of(header.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}
