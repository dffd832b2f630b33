package org.cutover.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;

/** A journal made by hand: what is sent is recorded as sent; what is received, when it is said to be. */
public final class Entries {

    private final List<JournalEntry> all = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    public List<JournalEntry> all() {
        return List.copyOf(all);
    }

    /** What follows happens so much later. */
    public Entries later(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    public Entries add(JournalEvent event) {
        all.add(new JournalEntry(all.size() + 1L, now, event));
        return this;
    }

    /** A request or response goes from one to the other. */
    public Entries sip(String from, String to, String callId, String method, int status, String startLine) {
        return sent(from, to, callId, method, status, startLine).received(from, to, callId, method, status, startLine);
    }

    public Entries sent(String from, String to, String callId, String method, int status, String startLine) {
        return add(message(Direction.SENT, from, to, from, callId, method, status, startLine));
    }

    public Entries received(String from, String to, String callId, String method, int status, String startLine) {
        return add(message(Direction.RECEIVED, to, from, from, callId, method, status, startLine));
    }

    public Entries circuit(String from, String to, String circuit, String message, String detail, int cause) {
        add(new JournalEvent.Circuit(Direction.SENT, from, to, circuit, message, detail, cause));
        return add(new JournalEvent.Circuit(Direction.RECEIVED, to, from, circuit, message, detail, cause));
    }

    private static JournalEvent.Message message(
            Direction direction,
            String endpoint,
            String peer,
            String sender,
            String callId,
            String method,
            int status,
            String startLine) {
        var text = startLine + "\r\nCall-ID: " + callId + "\r\nX-Sender: " + sender + "\r\n\r\n";
        return new JournalEvent.Message(direction, endpoint, peer, "", "", "tcp", callId, method, status, text, null);
    }
}
