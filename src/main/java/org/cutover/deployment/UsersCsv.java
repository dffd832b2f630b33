package org.cutover.deployment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;

/** Users from a CSV file with the header {@code name,pool,line,policy,dial-plan}; the last three may be left out. */
final class UsersCsv {

    private static final Set<String> COLUMNS = Set.of("name", "pool", "line", "policy", "dial-plan");

    /** A user and the line of the file that describes it. */
    record Row(User user, Place place) {}

    private UsersCsv() {}

    static List<Row> read(String text, String file, Problems problems) {
        var rows = new ArrayList<Row>();
        try (var records = CsvReader.builder().ofNamedCsvRecord(text)) {
            var headerChecked = false;
            for (var row : records) {
                if (!headerChecked) {
                    headerChecked = true;
                    if (!headerIsGood(row.getHeader(), file, problems)) {
                        return List.of();
                    }
                }
                var place = new Place(file, (int) row.getStartingLineNumber(), 1);
                problems.build(place, () -> user(row)).ifPresent(user -> rows.add(new Row(user, place)));
            }
        } catch (CsvParseException broken) {
            problems.add(Place.wholeOf(file), "this is not CSV: %s", broken.getMessage());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return rows;
    }

    private static boolean headerIsGood(List<String> header, String file, Problems problems) {
        var good = header.contains("name") && header.contains("pool") && COLUMNS.containsAll(header);
        if (!good) {
            problems.add(
                    new Place(file, 1, 1),
                    "the first line must name the columns name, pool, and if wanted line, policy and dial-plan; it says"
                            + " \"%s\".",
                    String.join(",", header));
        }
        return good;
    }

    private static User user(NamedCsvRecord row) {
        return new User(
                field(row, "name"),
                field(row, "pool"),
                field(row, "line"),
                field(row, "policy"),
                field(row, "dial-plan"));
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).map(String::strip).orElse("");
    }
}
