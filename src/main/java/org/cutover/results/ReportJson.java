package org.cutover.results;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.cutover.journal.WhyUnreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A run for other programs: {@code report.json}, whose schema is {@code schema/report.json}.
 *
 * <p>The version rises with every change, and says what a file may lack: one of an older version has not what came later, one of a
 * newer version has more than is read of it. Both are read as far as they go; a key never changes its meaning.
 */
public final class ReportJson {

    public static final int VERSION = 5;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // Methods such as isCompleted() ask; they are no properties.
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .addModule(new SimpleModule().addSerializer(String.class, new EmptyAsNull()))
            .build();

    /** What there is none of is null, so that no program takes an empty name for a name. */
    private static final class EmptyAsNull extends StdSerializer<String> {
        EmptyAsNull() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            if (text.isEmpty()) {
                json.writeNull();
            } else {
                json.writeString(text);
            }
        }
    }

    private ReportJson() {}

    /** Ends with a line feed. */
    public static String of(RunReport report) {
        return MAPPER.writeValueAsString(report) + "\n";
    }

    /** @throws IllegalArgumentException if it is no report, or not the whole of one */
    public static RunReport read(String json) {
        if (json.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        try {
            var report = MAPPER.readValue(json, RunReport.class);
            if (report == null || report.version() < 1) {
                throw new IllegalArgumentException("it is no report of a run: it has no version");
            }
            return report;
        } catch (JacksonException unreadable) {
            var place = unreadable.getLocation();
            var why = WhyUnreadable.of(unreadable);
            throw new IllegalArgumentException(
                    place == null || place.getLineNr() < 1 ? why : "line %d: %s".formatted(place.getLineNr(), why),
                    unreadable);
        }
    }
}
