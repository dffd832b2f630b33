package org.cutover.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;

/** The events of one call in order, and by their kinds: they are gone through once, and asked some thirty times. */
final class CallEvents {

    private final List<JournalEntry> entries;
    private final Map<Class<?>, List<JournalEvent>> byKind = new HashMap<>();

    CallEvents(List<JournalEntry> entries) {
        this.entries = entries;
        for (var entry : entries) {
            byKind.computeIfAbsent(entry.event().getClass(), kind -> new ArrayList<>())
                    .add(entry.event());
        }
    }

    List<JournalEntry> entries() {
        return entries;
    }

    /** Those before the call was transferred; all if it was not. */
    CallEvents untilTransferred() {
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).event() instanceof JournalEvent.Joined joined
                    && joined.role().equals("transfer")) {
                return new CallEvents(entries.subList(0, at));
            }
        }
        return this;
    }

    <T extends JournalEvent> Stream<T> of(Class<T> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
    }

    <T extends JournalEvent> Optional<T> last(Class<T> kind) {
        var all = byKind.getOrDefault(kind, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(kind.cast(all.get(all.size() - 1)));
    }
}
