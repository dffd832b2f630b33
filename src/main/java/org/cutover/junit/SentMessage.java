package org.cutover.junit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/**
 * A message from one endpoint to another, of SIP or on a circuit.
 *
 * @param name the method of a request, the status of a response, the message on a circuit
 * @param method the method, also of a response; empty on a circuit
 * @param text as it stood on the wire; empty on a circuit
 */
record SentMessage(String from, String to, String name, String method, String text) {

    /**
     * Those of a call, or of a run, in the order in which they were sent. 100 Trying goes one hop and says nothing; what is sent
     * again is the same message.
     */
    static List<SentMessage> of(List<JournalEntry> entries) {
        var all = new ArrayList<SentMessage>();
        var seen = new HashSet<List<String>>();
        for (var entry : entries) {
            if (entry.event() instanceof JournalEvent.Message message
                    && message.direction() == Direction.SENT
                    && message.status() != 100
                    && seen.add(List.of(message.endpoint(), message.peer(), message.text()))) {
                all.add(of(message));
            } else if (entry.event() instanceof JournalEvent.Circuit circuit && circuit.direction() == Direction.SENT) {
                all.add(new SentMessage(circuit.endpoint(), circuit.peer(), circuit.message(), "", ""));
            }
        }
        return all;
    }

    private static SentMessage of(JournalEvent.Message message) {
        var name = message.status() == 0 ? message.method() : Integer.toString(message.status());
        return new SentMessage(message.endpoint(), message.peer(), name, message.method(), message.text());
    }

    boolean isRequest() {
        return name.equals(method);
    }

    /** Whether it is a final response to an INVITE. */
    boolean isFinal() {
        return method.equals("INVITE") && !isRequest() && name.compareTo("200") >= 0;
    }

    /** The name, and of a response to another request than INVITE what it answers: {@code 200 BYE}. */
    String label() {
        return isRequest() || method.isEmpty() || method.equals("INVITE") ? name : name + " " + method;
    }

    @Override
    public String toString() {
        return "%s -> %s: %s".formatted(from, to, label());
    }
}
