package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a run, printed as they come, and how ours compare with Kamailio's. */
final class CallTable {

    private final List<CallRow> rows = new ArrayList<>();

    CallTable() {
        System.out.println(CallRow.HEAD);
    }

    void add(CallRow row) {
        rows.add(row);
        System.out.println(row.line());
    }

    /** Prints what stands below the rows. */
    void end() {
        System.out.println();
        for (var row : rows) {
            byKamailio(row)
                    .ifPresent(ratio -> System.out.printf(
                            Locale.ROOT,
                            "Processor time a call of %s, %s: %.2f times Kamailio's.%n",
                            row.chain().title(),
                            row.transport().word(),
                            ratio));
        }
        System.out.println(CallRow.LEGEND);
    }

    /** Its processor time by that of Kamailio over the same transport, where both are results. */
    private OptionalDouble byKamailio(CallRow row) {
        return rows.stream()
                .filter(other -> other.chain() == Chain.KAMAILIO && other.transport() == row.transport())
                .filter(other -> row.chain().isLikeKamailio() && row.counts() && other.counts())
                .mapToDouble(other -> row.processorACall() / other.processorACall())
                .findFirst();
    }

    void write(Path json) throws IOException {
        var all = rows.stream()
                .map(row -> {
                    var fields = row.fields();
                    byKamailio(row)
                            .ifPresent(ratio -> fields.put("processorByKamailio", Math.round(ratio * 100) / 100.0));
                    return fields;
                })
                .toList();
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.writeString(
                json,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all));
        System.out.println("Written to " + json);
    }
}
