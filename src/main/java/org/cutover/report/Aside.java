package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cutover.journal.JournalEntry;

/**
 * Hands entries on to a writer on a thread of its own, in their order: the run does not wait for what is written of it,
 * unless that falls far behind: the journal may have forgotten entries that are under way here.
 */
final class Aside implements Consumer<JournalEntry>, AutoCloseable {

    static final int MOST_UNDER_WAY = 10_000;

    /** To wake the writer costs the run more than the writing of an entry costs the writer. */
    static final int BATCH = 256;

    private final Consumer<JournalEntry> writer;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "what is written of a run");
        thread.setDaemon(true);
        return thread;
    });
    private List<JournalEntry> gathered = new ArrayList<>();
    private int batch = 1;
    private volatile RuntimeException failure;
    private boolean said;

    Aside(Consumer<JournalEntry> writer) {
        this.writer = writer;
    }

    /** From now on entries wait until there are {@value #BATCH}, or the end: where a run takes no time that anybody could wait. */
    void gather() {
        batch = BATCH;
    }

    /**
     * Returns at once if no more than {@value #MOST_UNDER_WAY} entries are under way; else when there is room.
     *
     * @throws RuntimeException that the writer threw at an earlier entry; once
     */
    @Override
    public void accept(JournalEntry entry) {
        throwFailure();
        gathered.add(entry);
        if (gathered.size() >= batch) {
            handOn();
        }
    }

    private void handOn() {
        var entries = gathered;
        gathered = new ArrayList<>();
        room.acquireUninterruptibly(entries.size());
        thread.execute(() -> write(entries));
    }

    private void write(List<JournalEntry> entries) {
        if (failure == null) {
            try {
                entries.forEach(writer);
            } catch (RuntimeException unwritable) {
                failure = unwritable;
            }
        }
        room.release(entries.size());
    }

    /**
     * Waits until everything is written.
     *
     * @throws RuntimeException that the writer threw, if it was not said before
     */
    @Override
    public void close() {
        if (!gathered.isEmpty()) {
            handOn();
        }
        thread.shutdown();
        try {
            thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
    }

    private void throwFailure() {
        var failed = failure;
        if (failed != null && !said) {
            said = true;
            throw failed;
        }
    }
}
