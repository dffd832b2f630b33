package org.cutover.endpoint;

import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/** What a journal shows, in the words of a test. */
record Seen(List<JournalEntry> entries) {

    static Seen in(Testbed testbed) {
        testbed.settle();
        return new Seen(testbed.journal().entries());
    }

    /** The way of the INVITEs, hop by hop: {@code alice > ocs-fe1.contoso.com}. */
    List<String> invites() {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() == 0)
                .map(message -> message.endpoint() + " > " + message.peer())
                .toList();
    }

    /** Final responses to INVITE, as {@code 486 by sea-gw.contoso.com}. */
    List<String> finals() {
        return sent().filter(message -> message.method().equals("INVITE") && message.status() >= 200)
                .map(message -> message.status() + " by " + message.endpoint())
                .toList();
    }

    /** How often a request or circuit message of that name was sent. */
    long count(String name) {
        return sent().filter(message ->
                                message.status() == 0 && message.method().equals(name))
                        .count()
                + entries.stream()
                        .map(JournalEntry::event)
                        .filter(event -> event instanceof JournalEvent.Circuit circuit
                                && circuit.direction() == Direction.SENT
                                && circuit.message().equals(name))
                        .count();
    }

    /** Text of the first final response sent by an endpoint. */
    String finalBy(String endpoint) {
        return sent().filter(message -> message.endpoint().equals(endpoint)
                        && message.method().equals("INVITE")
                        && message.status() >= 200)
                .findFirst()
                .orElseThrow()
                .text();
    }

    List<JournalEvent.Refused> refusals() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Refused.class::isInstance)
                .map(JournalEvent.Refused.class::cast)
                .toList();
    }

    List<JournalEvent.Disputed> disputes() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Disputed.class::isInstance)
                .map(JournalEvent.Disputed.class::cast)
                .toList();
    }

    long faults() {
        return entries.stream()
                .filter(entry -> entry.event() instanceof JournalEvent.Fault)
                .count();
    }

    private java.util.stream.Stream<JournalEvent.Message> sent() {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Message.class::isInstance)
                .map(JournalEvent.Message.class::cast)
                .filter(message -> message.direction() == Direction.SENT);
    }
}
