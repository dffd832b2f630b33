package org.cutover.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cutover.topology.CauseTable;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlMap;

/** The cause tables there are, each from a file of its own in {@code simulator/causes}. */
public final class CauseTables {

    private static final String FOLDER = "simulator/causes";
    private static final String USUAL = "rfc3398";

    private static CauseTables shipped;

    private final Map<String, CauseTable> tables;

    private CauseTables(Map<String, CauseTable> tables) {
        this.tables = tables;
    }

    /**
     * The tables that come with the program; read once.
     *
     * @throws InvalidFileException if a file of them has been spoilt
     */
    public static synchronized CauseTables shipped() {
        if (shipped == null) {
            shipped = read(Shipped.texts(FOLDER, ".yaml"));
        }
        return shipped;
    }

    /** A file as it was read; the table it is based on may come later. */
    private record Draft(String name, Optional<String> base, Place place, CauseTable rows) {}

    /**
     * Reads tables.
     *
     * @param texts the text of each file by the name that faults shall give it
     * @throws InvalidFileException with every fault of every file
     */
    static CauseTables read(Map<String, String> texts) {
        var problems = new Problems();
        var drafts = new ArrayList<Draft>();
        FactReader.readEach(texts, problems, (name, file) -> {
            var table = file.text("table");
            var base = file.findText("based-on");
            var statuses = rows(file, "to-status", "causes", "status", true);
            var causes = rows(file, "to-cause", "statuses", "cause", true);
            var rows = new CauseTable(
                    table,
                    statuses,
                    causes,
                    base.isPresent() ? 0 : other(file, "other-status", 300, 699),
                    base.isPresent() ? 0 : other(file, "other-cause", 1, 127));
            drafts.add(new Draft(table, base, base.isPresent() ? file.placeOf("based-on") : file.place(), rows));
        });
        var tables = new LinkedHashMap<String, CauseTable>();
        drafts.stream()
                .filter(draft -> draft.base().isEmpty())
                .forEach(draft -> tables.put(draft.name(), draft.rows()));
        for (var draft : drafts) {
            draft.base().ifPresent(base -> {
                var found = Optional.ofNullable(tables.get(base));
                if (found.isEmpty()) {
                    problems.addUnknown(draft.place(), "cause table", base, List.copyOf(tables.keySet()));
                }
                found.ifPresent(table -> tables.put(
                        draft.name(),
                        table.with(
                                draft.name(),
                                draft.rows().toStatus(),
                                draft.rows().toCause())));
            });
        }
        problems.throwIfAny();
        return new CauseTables(tables);
    }

    /** That of RFC 3398, for a gateway of which nothing is said. */
    public CauseTable usual() {
        return tables.get(USUAL);
    }

    public Optional<CauseTable> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The table a deployment names under a key, or writes there as changes of another one; its faults are noted. */
    public Optional<CauseTable> read(YamlMap map, String key) {
        if (!map.isMap(key)) {
            return map.findText(key).flatMap(name -> named(name, map, key));
        }
        var own = map.map(key);
        var base = own.findText("based-on")
                .map(name -> named(name, own, "based-on"))
                .orElse(Optional.of(usual()));
        var statuses = rows(own, "to-status", "causes", "status", false);
        var causes = rows(own, "to-cause", "statuses", "cause", false);
        own.done();
        return base.map(table -> table.with("custom", statuses, causes));
    }

    private Optional<CauseTable> named(String name, YamlMap map, String key) {
        var found = find(name);
        if (found.isEmpty()) {
            map.problems().addUnknown(map.placeOf(key), "cause table", name, List.copyOf(tables.keySet()));
        }
        return found;
    }

    private static int other(YamlMap file, String key, int least, int most) {
        var map = file.map(key);
        var value = map.integer("value", least, most, least);
        origin(map);
        map.done();
        return value;
    }

    /** Rows of several numbers that become one. */
    private static Map<Integer, Integer> rows(YamlMap map, String key, String many, String one, boolean sourced) {
        var rows = new TreeMap<Integer, Integer>();
        var causes = many.equals("causes");
        for (var row : map.maps(key)) {
            row.text(one);
            var becomes = causes ? row.integer(one, 300, 699, 500) : row.integer(one, 1, 127, 127);
            if (!row.has(many)) {
                row.problems().add(row.place(), "\"%s\" is missing here.", many);
            }
            for (var text : row.texts(many)) {
                var number = row.problems()
                        .build(
                                text.place(),
                                () -> causes ? number(text.text(), 1, 127) : number(text.text(), 300, 699));
                if (number.isPresent() && rows.putIfAbsent(number.get(), becomes) != null) {
                    row.problems().add(text.place(), "%s stands in \"%s\" twice. Keep one.", text.text(), key);
                }
            }
            if (sourced) {
                origin(row);
            }
            row.done();
        }
        return rows;
    }

    private static void origin(YamlMap map) {
        map.text("source");
        FactReader.confidence(map);
    }

    private static int number(String text, int least, int most) {
        if (text.matches("[0-9]{1,3}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException("\"%s\" must be a whole number from %d to %d.".formatted(text, least, most));
    }
}
