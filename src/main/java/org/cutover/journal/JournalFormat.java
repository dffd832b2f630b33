package org.cutover.journal;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A journal entry as a line of JSON. */
final class JournalFormat {

    // A journal of a newer version may say more than this program knows of.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(JournalEntry.class);
    private static final ObjectReader READER = MAPPER.readerFor(JournalEntry.class);

    private JournalFormat() {}

    /** In UTF-8, without the end of the line. */
    static byte[] line(JournalEntry entry) {
        return WRITER.writeValueAsBytes(entry);
    }

    static JournalEntry entry(String line) {
        return READER.readValue(line);
    }
}
