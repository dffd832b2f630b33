package org.cutover.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The record of a run, in the order in which things happened.
 *
 * <p>Endpoints {@link #record} from their own event loops; the one who runs the rehearsal {@link #drain drains}. Every
 * message is recorded before anything else looks at it, and as sent before it leaves, so the order of entries never
 * shows an effect before its cause. There is no lock: a queue takes the events, and they are numbered as they are
 * drained.
 *
 * <p>What it holds in memory is bounded, however long a run goes on and whatever peers send; the writer is given everything. When more
 * than {@value #MOST_ARRIVING} events wait, whoever records one more drains. When the messages in memory come to
 * more than {@value #MOST_CHARACTERS} characters, several times those of a large rehearsal, the oldest quarter is forgotten.
 */
public final class Journal {

    static final int MOST_ARRIVING = 10_000;
    static final int MOST_CHARACTERS = 128 * 1024 * 1024;

    /** What an entry takes beside its texts, in characters. */
    private static final int ENTRY = 500;

    private final InstantSource clock;
    private final Queue<Recorded> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Consumer<JournalEntry> writer;
    private int forgotten;
    private long characters;

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
        if (waiting.incrementAndGet() > MOST_ARRIVING) {
            drain();
        }
    }

    /**
     * Numbers and writes what was recorded since the last time.
     *
     * @return how many entries there have been by now
     */
    public synchronized int drain() {
        // A lock, because a run that is interrupted drains its journal from the shutdown hook while the runner may be
        // draining too. An event loop comes here only under a flood, and waits for the writer then, which slows the
        // flood.
        for (var next = arriving.poll(); next != null; next = arriving.poll()) {
            var entry = new JournalEntry(forgotten + entries.size() + 1L, next.at(), next.event());
            waiting.decrementAndGet();
            entries.add(entry);
            characters += size(entry.event());
            writer.accept(entry);
            if (characters > MOST_CHARACTERS) {
                forgetEldest();
            }
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

    private void forgetEldest() {
        long left = characters;
        int count = 0;
        while (left > MOST_CHARACTERS / 4 * 3 && count < entries.size()) {
            left -= size(entries.get(count++).event());
        }
        forget(forgotten + count);
    }

    private static int size(JournalEvent event) {
        if (event instanceof JournalEvent.Message message) {
            return ENTRY
                    + message.text().length()
                    + (message.base64() == null ? 0 : message.base64().length());
        }
        return event instanceof JournalEvent.Fault fault ? ENTRY + fault.text().length() : ENTRY;
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
        gone.forEach(entry -> characters -= size(entry.event()));
        gone.clear();
    }

    /** All entries so far that are not forgotten, oldest first. */
    public List<JournalEntry> entries() {
        return after(0);
    }
}
