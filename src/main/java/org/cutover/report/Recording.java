package org.cutover.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 * <p>On Ctrl-C, Java runs the shutdown hook while the run still goes on. The hook has a live run hang up what stands, records the end,
 * drains the journal and closes the file; what the run records after that is dropped.
 */
final class Recording implements Consumer<JournalEntry>, AutoCloseable {

    private static final JournalEvent INTERRUPTED = new JournalEvent.Ended("interrupted");

    /** How long what happens in a live run may wait until it is written. */
    private static final Duration SOON = Duration.ofMillis(100);

    private static final Duration MOST_TO_END = Duration.ofSeconds(10);

    private final Path file;
    private final JournalWriter writer;
    private final Aside aside;
    private final AtomicReference<Underway> run = new AtomicReference<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "drains the journal of a live run");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread hook = new Thread(this::interrupted, "journal of an interrupted run");
    private boolean closed;

    private record Underway(Journal journal, boolean live, Runnable leave) {}

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

    /**
     * The run has begun to record.
     *
     * @param live whether it takes real time: nobody may drain the journal for half a minute then, and this does
     * @param leave has it hang up what stands
     */
    void begun(Journal journal, boolean live, Runnable leave) {
        run.set(new Underway(journal, live, leave));
        if (live) {
            var soon = SOON.toMillis();
            ticker.scheduleWithFixedDelay(() -> drain(journal), soon, soon, TimeUnit.MILLISECONDS);
        } else {
            aside.gather();
        }
    }

    /** What waits for the run to go on is not to be lost should the process be killed meanwhile. */
    private void drain(Journal journal) {
        try {
            journal.drain();
        } catch (RuntimeException unwritable) {
            failure.set(unwritable);
            ticker.shutdown();
        }
    }

    /** The run is to hear what the ticker has heard. */
    private void throwFailure() {
        var failed = failure.getAndSet(null);
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public synchronized void accept(JournalEntry entry) {
        throwFailure();
        if (!closed) {
            aside.accept(entry);
            if (INTERRUPTED.equals(entry.event())) {
                // The calls go on meanwhile, and what they do is drained with it: nothing is to stand after the end.
                finish();
            }
        }
    }

    private void interrupted() {
        var running = run.get();
        if (running != null) {
            SecondSignal.endsAtOnce();
            // The terminal's writer belongs to the run, which is still going on.
            if (running.live()) {
                System.err.printf("%nHanging up what stands. Ctrl-C once more does not wait for that.%n");
            }
            running.leave().run();
            running.journal().record(INTERRUPTED);
            running.journal().drain();
            // This is the last anyone hears of it.
            System.err.printf("%nInterrupted. The journal so far: %s%n", file);
        }
        finish();
    }

    private synchronized void finish() {
        if (!closed) {
            closed = true;
            ticker.shutdown();
            try (writer) {
                aside.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            awaitHook();
        }
        finish();
        throwFailure();
    }

    /** It has the last word. */
    private void awaitHook() {
        try {
            hook.join(MOST_TO_END.toMillis());
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
