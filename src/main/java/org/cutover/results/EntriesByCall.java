package org.cutover.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.CallEntries;

/** The entries of a whole journal, sorted by call in one pass: those of every leg of a call together, in order. */
final class EntriesByCall {

    /** A leg's Call-ID or circuit, and one nearer to the leg that stands for the whole call; that one leads to itself. */
    private final Map<String, String> toward = new HashMap<>();

    private final Map<String, List<JournalEntry>> entries = new HashMap<>();

    EntriesByCall(List<JournalEntry> journal) {
        for (var entry : journal) {
            if (entry.event() instanceof JournalEvent.Joined joined) {
                toward.put(call(joined.callId()), call(joined.otherCallId()));
            }
        }
        for (var entry : journal) {
            var leg = CallEntries.legOf(entry.event());
            if (!leg.isEmpty()) {
                entries.computeIfAbsent(call(leg), key -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** @param callId of any of its legs */
    List<JournalEntry> of(String callId) {
        return List.copyOf(entries.getOrDefault(call(callId), List.of()));
    }

    private String call(String leg) {
        var at = leg;
        for (var next = toward.get(at); next != null && !next.equals(at); next = toward.get(at)) {
            at = next;
        }
        return at;
    }
}
