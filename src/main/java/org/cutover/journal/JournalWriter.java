package org.cutover.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a journal to a file as JSON, an entry a line, so that what was written is readable however the run ends. */
public final class JournalWriter implements Consumer<JournalEntry>, AutoCloseable {

    private final OutputStream file;
    private boolean live;

    /**
     * Begins a new file, in place of one that is there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public JournalWriter(Path file) {
        try {
            this.file = new BufferedOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written: " + e.getMessage(), e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be written any more */
    @Override
    public void accept(JournalEntry entry) {
        try {
            file.write(JournalFormat.line(entry));
            file.write('\n');
            if (entry.event() instanceof JournalEvent.Began began) {
                live = began.world().equals("live");
            }
            // In virtual time messages come by the thousand, and a call's, or a wait's, end or its stage's is never far
            // behind them; in real time it may be half a minute behind, and a run that is killed is to keep the call it
            // was
            // in.
            if (live || !(entry.event() instanceof JournalEvent.Message)) {
                file.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written: " + e.getMessage(), e);
        }
    }
}
