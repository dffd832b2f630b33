package org.cutover.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.CauseMap;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/** The messages of a call in the order in which they were sent, each once with the number of times. */
final class Messages {

    /**
     * A message.
     *
     * @param entry its number in the journal; rows of the ladder have it too
     * @param millis since the call began
     * @param status of a response, 0 for a request
     * @param text the indices of its lines
     */
    record Message(
            long entry,
            String from,
            String to,
            long millis,
            String transport,
            int status,
            int times,
            List<Integer> text) {

        Message again() {
            return new Message(entry, from, to, millis, transport, status, times + 1, text);
        }
    }

    /** Two of the same text between the same two are one message, sent again. */
    private record Passing(String from, String to, String text) {}

    private final Lines lines;
    private final Instant began;
    private final List<Message> messages = new ArrayList<>();
    private final Map<Passing, Integer> sent = new HashMap<>();

    private Messages(Lines lines, Instant began) {
        this.lines = lines;
        this.began = began;
    }

    static List<Message> of(List<JournalEntry> entries, Lines lines) {
        var messages = new Messages(lines, entries.get(0).at());
        entries.forEach(messages::add);
        return messages.messages;
    }

    private void add(JournalEntry entry) {
        if (entry.event() instanceof JournalEvent.Message message) {
            add(
                    entry,
                    message.direction(),
                    message.endpoint(),
                    message.peer(),
                    Optional.ofNullable(message.transport()).orElse(""),
                    message.status(),
                    message.text());
        } else if (entry.event() instanceof JournalEvent.Circuit circuit) {
            var cause = circuit.cause() == 0
                    ? ""
                    : "cause %d, %s".formatted(circuit.cause(), CauseMap.describe(circuit.cause()));
            var text = String.join("\n", circuit.message(), circuit.detail(), cause)
                    .strip();
            add(entry, circuit.direction(), circuit.endpoint(), circuit.peer(), "circuit", 0, text);
        }
    }

    private void add(
            JournalEntry entry,
            Direction direction,
            String endpoint,
            String peer,
            String transport,
            int status,
            String text) {
        var sends = direction == Direction.SENT;
        var from = sends ? endpoint : peer;
        var to = sends ? peer : endpoint;
        var key = new Passing(from, to, text);
        var known = sent.get(key);
        if (known == null) {
            sent.put(key, messages.size());
            var millis = Duration.between(began, entry.at()).toMillis();
            messages.add(new Message(entry.number(), from, to, millis, transport, status, 1, lines.of(text)));
        } else if (sends) {
            messages.set(known, messages.get(known).again());
        }
    }
}
