package org.cutover.report;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cutover.journal.Journal;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalWriter;

/**
 * Writes the journal of a run to its file, and what is drawn from it as it goes on; and sees to it that the file says so when the
 * run is interrupted.
 *
 * <p>On Ctrl-C, Java runs the shutdown hook while the run still goes on. The hook records the end, drains the journal and
 * closes the file; what the run records after that is dropped.
 */
final class Recording implements Consumer<JournalEntry>, AutoCloseable {

    private static final JournalEvent INTERRUPTED = new JournalEvent.Ended("interrupted");

    private final Path file;
    private final JournalWriter writer;
    private final Aside aside;
    private final AtomicReference<Journal> journal = new AtomicReference<>();
    private final Thread hook = new Thread(this::interrupted, "journal of an interrupted run");
    private boolean closed;

    /**
     * @param also is given each entry after the journal's file has it, on the thread that writes both
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    Recording(Path file, Consumer<JournalEntry> also) {
        this.file = file;
        writer = new JournalWriter(file);
        aside = new Aside(writer.andThen(also));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The run has begun to record. */
    void begun(Journal running) {
        journal.set(running);
    }

    @Override
    public synchronized void accept(JournalEntry entry) {
        if (!closed) {
            aside.accept(entry);
            if (entry.event().equals(INTERRUPTED)) {
                // The calls go on meanwhile, and what they do is drained with it: nothing is to stand after the end.
                finish();
            }
        }
    }

    private void interrupted() {
        var running = journal.get();
        if (running != null) {
            running.record(INTERRUPTED);
            running.drain();
            // The terminal's writer belongs to the run, which is still going on; this is the last anyone hears of it.
            System.err.printf("%nInterrupted. The journal so far: %s%n", file);
        }
        finish();
    }

    private synchronized void finish() {
        if (!closed) {
            closed = true;
            try (writer) {
                aside.close();
            }
        }
    }

    @Override
    public void close() {
        finish();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook runs, or has run: it finds the file closed.
        }
    }
}
