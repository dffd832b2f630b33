package org.cutover.deployment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;

/**
 * Users from a CSV file. Its first line names the columns: {@code name} and {@code pool}, and if wanted {@code line},
 * {@code policy}, {@code dial-plan}, {@code location-policy}, {@code enterprise-voice}, {@code forward-to}, {@code ring-also}.
 */
final class UsersCsv {

    private static final Set<String> COLUMNS = Set.of(
            "name",
            "pool",
            "line",
            "policy",
            "dial-plan",
            "location-policy",
            "enterprise-voice",
            "forward-to",
            "ring-also");

    /** What some programs put before UTF-8 text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** How many fields a line has is looked at here, where it can be said in our words. */
    private static final CsvReader.CsvReaderBuilder READER =
            CsvReader.builder().allowMissingFields(true).allowExtraFields(true);

    /** A user and the line of the file that describes it. */
    record Row(User user, Place place) {}

    private UsersCsv() {}

    static List<Row> read(String text, String file, Problems problems) {
        var rows = new ArrayList<Row>();
        var header = new ArrayList<String>();
        var unclosed = text.chars().filter(letter -> letter == '"').count() % 2 != 0;
        try (var records = READER.ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            for (var record : records) {
                var place = new Place(file, (int) record.getStartingLineNumber(), 1);
                if (header.isEmpty()) {
                    header.addAll(record.getFields());
                    if (!headerIsGood(header, place, problems)) {
                        return List.of();
                    }
                    continue;
                }
                if (swallows(record.getFields(), header, unclosed)) {
                    problems.add(place, "a quotation mark is opened in this line and not closed.");
                    continue;
                }
                var forwarding = problems.build(place, () -> forwarding(header, record.getFields()))
                        .orElse(Forwarding.NONE);
                problems.build(place, () -> user(header, record.getFields(), forwarding))
                        .ifPresent(user -> rows.add(new Row(user, place)));
            }
        } catch (CsvParseException broken) {
            problems.add(Place.wholeOf(file), "this is not CSV: %s", broken.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (header.isEmpty()) {
            problems.add(Place.wholeOf(file), "the file is empty. Its first line names the columns: name,pool,line.");
        }
        return rows;
    }

    /** A mark that is not closed takes in all lines that follow. */
    private static boolean swallows(List<String> fields, List<String> header, boolean unclosed) {
        return unclosed
                && (fields.size() < header.size()
                        || fields.get(fields.size() - 1).contains("\n"));
    }

    private static boolean headerIsGood(List<String> header, Place place, Problems problems) {
        var columns = Set.copyOf(header);
        var good = columns.contains("name")
                && columns.contains("pool")
                && COLUMNS.containsAll(columns)
                && columns.size() == header.size();
        if (!good && header.size() == 1 && header.get(0).contains(";")) {
            problems.add(place, "separate the columns by commas, not by semicolons.");
        } else if (!good) {
            problems.add(
                    place,
                    "the first line must name the columns name and pool, and if wanted line, policy, dial-plan,"
                            + " location-policy, enterprise-voice, forward-to and ring-also; it says \"%s\".",
                    String.join(",", header));
        }
        return good;
    }

    private static Forwarding forwarding(List<String> header, List<String> fields) {
        return fields.size() == header.size()
                ? Forwarding.of(field("forward-to", header, fields), field("ring-also", header, fields))
                : Forwarding.NONE;
    }

    private static User user(List<String> header, List<String> fields, Forwarding forwarding) {
        if (fields.size() != header.size()) {
            throw new IllegalArgumentException("this line has %d field(s), and the first line names %d columns."
                    .formatted(fields.size(), header.size()));
        }
        var enabled = field("enterprise-voice", header, fields);
        if (!List.of("", "true", "false").contains(enabled)) {
            throw new IllegalArgumentException(
                    "enterprise-voice must be true or false, not \"%s\".".formatted(enabled));
        }
        var user = new User(
                field("name", header, fields),
                field("pool", header, fields),
                field("line", header, fields),
                field("policy", header, fields),
                field("dial-plan", header, fields),
                field("location-policy", header, fields),
                !enabled.equals("false"),
                forwarding,
                CivicAddress.UNKNOWN);
        if (user.pool().isEmpty()) {
            throw new IllegalArgumentException("user \"%s\" has no pool.".formatted(user.name()));
        }
        return user;
    }

    private static String field(String name, List<String> header, List<String> fields) {
        var index = header.indexOf(name);
        return index < 0 ? "" : fields.get(index).strip();
    }
}
