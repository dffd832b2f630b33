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

    private static JournalEntry entry(Path file, int number, String line) {
        try {
            return JournalFormat.entry(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s:%d: this is no journal entry: %s".formatted(file, number, e.getOriginalMessage()), e);
        }
    }
}
