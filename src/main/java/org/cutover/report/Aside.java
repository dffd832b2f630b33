package org.cutover.report;

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

    private final Consumer<JournalEntry> writer;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "what is written of a run");
        thread.setDaemon(true);
        return thread;
    });
    private volatile RuntimeException failure;
    private boolean said;

    Aside(Consumer<JournalEntry> writer) {
        this.writer = writer;
    }

    /**
     * Returns at once if no more than {@value #MOST_UNDER_WAY} entries are under way; else when there is room.
     *
     * @throws RuntimeException that the writer threw at an earlier entry; once
     */
    @Override
    public void accept(JournalEntry entry) {
        throwFailure();
        room.acquireUninterruptibly();
        thread.execute(() -> write(entry));
    }

    private void write(JournalEntry entry) {
        if (failure == null) {
            try {
                writer.accept(entry);
            } catch (RuntimeException unwritable) {
                failure = unwritable;
            }
        }
        room.release();
    }

    /**
     * Waits until everything is written.
     *
     * @throws RuntimeException that the writer threw, if it was not said before
     */
    @Override
    public void close() {
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
