package org.cutover.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The record of a run, in the order in which things happened.
 *
 * <p>Endpoints {@link #record} from their own event loops; the one who runs the rehearsal {@link #drain drains}. Every
 * message is recorded before anything else looks at it, and as sent before it leaves, so the order of entries never
 * shows an effect before its cause. There is no lock: a queue takes the events, and they are numbered as they are
 * drained.
 */
public final class Journal {

    private final InstantSource clock;
    private final Queue<Recorded> arriving = new ConcurrentLinkedQueue<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Consumer<JournalEntry> writer;
    private int forgotten;

    private record Recorded(Instant at, JournalEvent event) {}

    /**
     * @param clock the time of the world the run lives in
     * @param writer is given each entry once, in order, as the journal is drained
     */
    public Journal(InstantSource clock, Consumer<JournalEntry> writer) {
        this.clock = clock;
        this.writer = writer;
    }

    /** A journal that is kept in memory only. */
    public Journal(InstantSource clock) {
        this(clock, entry -> {});
    }

    /** Records an event. May be called from any thread. */
    public void record(JournalEvent event) {
        arriving.add(new Recorded(clock.instant(), event));
    }

    /**
     * Numbers and writes what was recorded since the last time.
     *
     * @return how many entries there have been by now
     */
    public synchronized int drain() {
        // A lock, because a run that is interrupted drains its journal from the shutdown hook while the runner may be
        // draining too; no event loop ever comes here.
        for (var next = arriving.poll(); next != null; next = arriving.poll()) {
            var entry = new JournalEntry(forgotten + entries.size() + 1L, next.at(), next.event());
            entries.add(entry);
            writer.accept(entry);
        }
        return forgotten + entries.size();
    }

    /**
     * All entries after the first so many, oldest first, but for those that are {@link #forget forgotten}; what was recorded
     * meanwhile is drained before.
     *
     * @param count 0 or more
     */
    public synchronized List<JournalEntry> after(int count) {
        drain();
        return List.copyOf(entries.subList(place(count), entries.size()));
    }

    private int place(int count) {
        return Math.max(0, Math.min(count - forgotten, entries.size()));
    }

    /**
     * Drops the first so many entries, which the writer was given long ago: where an estate runs for days. The others keep their
     * numbers.
     *
     * @param count 0 or more, of all that there have been
     */
    public synchronized void forget(int count) {
        var gone = entries.subList(0, place(count));
        forgotten += gone.size();
        gone.clear();
    }

    /** All entries so far that are not forgotten, oldest first. */
    public List<JournalEntry> entries() {
        return after(0);
    }
}
