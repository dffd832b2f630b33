package org.cutover.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;

/** What of a journal belongs to one call: the entries of its first leg, and of every leg that was joined to it. */
public final class CallEntries {

    private CallEntries() {}

    /**
     * @param journal in order; may begin later than the run, but not later than the call
     * @param callId Call-ID of the call's first leg, or its circuit
     */
    public static List<JournalEntry> of(List<JournalEntry> journal, String callId) {
        var legs = legs(journal, callId);
        return journal.stream()
                .filter(entry -> legs.contains(legOf(entry.event())))
                .toList();
    }

    private static Set<String> legs(List<JournalEntry> journal, String callId) {
        var legs = new HashSet<>(Set.of(callId));
        var grown = true;
        while (grown) {
            grown = false;
            for (var entry : journal) {
                if (entry.event() instanceof JournalEvent.Joined joined
                        && (legs.contains(joined.callId()) || legs.contains(joined.otherCallId()))) {
                    grown |= legs.add(joined.callId()) | legs.add(joined.otherCallId());
                }
            }
        }
        return legs;
    }

    /** The Call-ID or circuit an event speaks of; empty if it speaks of none. */
    public static String legOf(JournalEvent event) {
        if (event instanceof JournalEvent.Message message) {
            return message.callId();
        }
        if (event instanceof JournalEvent.Circuit circuit) {
            return circuit.circuit();
        }
        if (event instanceof JournalEvent.Joined joined) {
            return joined.callId();
        }
        if (event instanceof JournalEvent.Routed routed) {
            return routed.callId();
        }
        if (event instanceof JournalEvent.Attempted attempted) {
            return attempted.callId();
        }
        if (event instanceof JournalEvent.Answered answered) {
            return answered.callId();
        }
        if (event instanceof JournalEvent.WindowsEvent windows) {
            return windows.callId();
        }
        if (event instanceof JournalEvent.Marked marked) {
            return marked.callId();
        }
        if (event instanceof JournalEvent.Translated translated) {
            return translated.callId();
        }
        if (event instanceof JournalEvent.SessionRefused refused) {
            return refused.callId();
        }
        if (event instanceof JournalEvent.TimedOut timedOut) {
            return timedOut.callId();
        }
        if (event instanceof JournalEvent.LinkRefused refused) {
            return refused.callId();
        }
        if (event instanceof JournalEvent.Refused refused) {
            return refused.callId();
        }
        if (event instanceof JournalEvent.Unsupported pair) {
            return pair.callId();
        }
        if (event instanceof JournalEvent.Disputed disputed) {
            return disputed.callId();
        }
        return event instanceof JournalEvent.Undocumented undocumented ? undocumented.callId() : "";
    }
}
