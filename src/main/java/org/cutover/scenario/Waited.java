package org.cutover.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;

/**
 * A time in which nobody did anything, and what was seen of it.
 *
 * @param entries what the journal has of it
 * @param complaint what was not as expected; empty where it was
 */
public record Waited(Duration time, List<JournalEntry> entries, String complaint) {

    /**
     * What is expected of such a time.
     *
     * @param events ids of entries that the event logs of servers get
     * @param down the trunks that are marked down at its end; empty if that is left open
     */
    public record Expectation(List<Integer> events, Optional<Set<String>> down) {

        /** Nothing in particular. */
        public static final Expectation NONE = new Expectation(List.of(), Optional.empty());

        public Expectation {
            events = List.copyOf(events);
            down = down.map(Set::copyOf);
        }

        private List<String> complaints(List<JournalEntry> entries, Set<String> isDown) {
            var complaints = new ArrayList<String>();
            var seen = new TreeSet<Integer>();
            for (var entry : entries) {
                if (entry.event() instanceof JournalEvent.WindowsEvent written) {
                    seen.add(written.id());
                }
            }
            for (var event : events) {
                if (!seen.contains(event)) {
                    complaints.add("event %s, expected %d".formatted(seen.isEmpty() ? "none" : words(seen), event));
                }
            }
            if (down.isPresent() && !down.get().equals(isDown)) {
                complaints.add("marked down %s, expected %s".formatted(words(isDown), words(down.get())));
            }
            return complaints;
        }

        private static String words(Set<?> all) {
            return all.isEmpty()
                    ? "none"
                    : String.join(
                            ", ", all.stream().map(String::valueOf).sorted().toList());
        }
    }

    public Waited {
        entries = List.copyOf(entries);
    }

    /** @param isDown the trunks that are marked down now */
    static Waited of(Duration time, List<JournalEntry> entries, Set<String> isDown, Expectation expected) {
        var complaints = expected.complaints(entries, isDown);
        return new Waited(
                time,
                entries,
                complaints.isEmpty()
                        ? ""
                        : "in the %d s that pass: %s".formatted(time.toSeconds(), String.join("; ", complaints)));
    }
}
