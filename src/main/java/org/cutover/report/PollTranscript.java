package org.cutover.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.CallEntries;
import org.cutover.scenario.Waited;

/**
 * What passes while nobody does anything, as text: the OPTIONS of each pair of endpoints in order, those that went alike one after
 * the other drawn once.
 */
final class PollTranscript {

    private final Map<String, List<String>> ladders = new LinkedHashMap<>();

    private PollTranscript() {}

    static String of(Waited waited) {
        var transcript = new PollTranscript();
        var seen = new ArrayList<String>();
        for (var entry : waited.entries()) {
            var callId = callId(entry.event());
            if (!callId.isEmpty() && !seen.contains(callId)) {
                seen.add(callId);
                transcript.add(CallEntries.of(waited.entries(), callId), entry.event());
            }
        }
        return transcript.told();
    }

    /** How long it is, in words. */
    static String heading(Duration time) {
        return time.toSeconds() % 60 == 0
                ? ". %d min pass".formatted(time.toMinutes())
                : ". %d s pass".formatted(time.toSeconds());
    }

    /** Of the OPTIONS that an event speaks of; empty if of none. */
    private static String callId(JournalEvent event) {
        if (event instanceof JournalEvent.Message message) {
            return message.method().equals("OPTIONS") ? message.callId() : "";
        }
        // One that finds no connection sends nothing, and one may have been sent before; still something comes of it.
        if (event instanceof JournalEvent.Marked marked) {
            return marked.callId();
        }
        return event instanceof JournalEvent.WindowsEvent written ? written.callId() : "";
    }

    private void add(List<JournalEntry> poll, JournalEvent first) {
        var who = first instanceof JournalEvent.Message message
                ? "%s asks %s".formatted(message.endpoint(), message.peer())
                : "%s gets no answer".formatted(endpoint(first));
        ladders.computeIfAbsent(who, key -> new ArrayList<>()).add(LadderDiagram.of(poll));
    }

    private static String endpoint(JournalEvent event) {
        return event instanceof JournalEvent.WindowsEvent written
                ? written.endpoint()
                : ((JournalEvent.Marked) event).endpoint();
    }

    private String told() {
        var text = new StringBuilder();
        ladders.forEach((who, drawn) -> {
            for (var i = 0; i < drawn.size(); ) {
                var ladder = drawn.get(i);
                var alike = 0;
                while (i < drawn.size() && drawn.get(i).equals(ladder)) {
                    alike++;
                    i++;
                }
                text.append('\n')
                        .append(who)
                        .append(alike == 1 ? "" : ", %d times".formatted(alike))
                        .append("\n\n")
                        .append(ladder);
            }
        });
        return text.toString();
    }
}
