package org.cutover.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads the file that a {@link JournalWriter} wrote. */
public final class JournalReader {

    /**
     * What a file holds.
     *
     * @param cutOff the last line was not written to its end, as when a run is killed; it is not among the entries
     */
    public record Recording(List<JournalEntry> entries, boolean cutOff) {

        public Recording {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What can be read of a file in which not every line can.
     *
     * @param faults what could not be read, a sentence each, with the line
     */
    public record Salvage(List<JournalEntry> entries, List<String> faults) {

        public Salvage {
            entries = List.copyOf(entries);
            faults = List.copyOf(faults);
        }
    }

    /** So many broken lines are told one by one; more of them tell no more. */
    private static final int TOLD = 3;

    private JournalReader() {}

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line is no journal entry, other than a last one that was cut off
     */
    public static Recording read(Path file) throws IOException {
        // A file may be cut within a character; a strict decoder would then refuse all of it.
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var lines = text.split("\n");
        boolean ended = text.isEmpty() || text.endsWith("\n");
        var entries = new ArrayList<JournalEntry>();
        for (int i = 0; i < lines.length; i++) {
            boolean whole = ended || i < lines.length - 1;
            if (whole && !lines[i].isBlank()) {
                entries.add(entry(file, i + 1, lines[i]));
            }
        }
        return new Recording(entries, !ended);
    }

    /**
     * Reads what can be read. Lines that are no entry, and a last one that was not written to its end, are left out and told.
     *
     * @throws IOException if the file cannot be read at all
     */
    public static Salvage salvage(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var ended = text.isEmpty() || text.endsWith("\n");
        var lines = text.split("\n");
        var entries = new ArrayList<JournalEntry>();
        var faults = new ArrayList<String>();
        if (text.isBlank()) {
            faults.add("%s is empty: the run was killed before anything happened, or the disk was full."
                    .formatted(file.getFileName()));
        }
        for (var i = 0; i < lines.length; i++) {
            if (!ended && i == lines.length - 1) {
                faults.add("%s:%d: this line was not written to its end: the run was killed, or the disk was full."
                        .formatted(file.getFileName(), i + 1));
            } else if (!lines[i].isBlank()) {
                try {
                    entries.add(entry(file.getFileName(), i + 1, lines[i]));
                } catch (IllegalArgumentException unreadable) {
                    faults.add(unreadable.getMessage());
                }
            }
        }
        if (faults.size() > TOLD) {
            var more = "%s: %d more lines that cannot be read.".formatted(file.getFileName(), faults.size() - TOLD);
            faults.subList(TOLD, faults.size()).clear();
            faults.add(more);
        }
        return new Salvage(entries, faults);
    }

    private static JournalEntry entry(Path file, int number, String line) {
        try {
            return JournalFormat.entry(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s:%d: this is no journal entry: %s.".formatted(file, number, WhyUnreadable.of(e)), e);
        }
    }
}
