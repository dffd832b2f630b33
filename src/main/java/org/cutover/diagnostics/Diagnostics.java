package org.cutover.diagnostics;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cutover.compatibility.Confidence;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.YamlFile;
import org.cutover.yaml.YamlMap;

/** What servers say of calls that they do not put through, as the files in {@code simulator/diagnostics} have it. */
public final class Diagnostics {

    private static final String FOLDER = "simulator/diagnostics";

    private static final List<String> CONDITIONS =
            Stream.of(Condition.values()).map(Condition::id).toList();

    private static final List<String> CONFIDENCES =
            Stream.of(Confidence.values()).map(Confidence::word).toList();

    private final Map<Condition, Diagnostic> all = new EnumMap<>(Condition.class);

    private Diagnostics() {}

    /**
     * The shipped ones.
     *
     * @throws InvalidFileException with every fault of the files
     */
    public static Diagnostics shipped() {
        return read(Shipped.texts(FOLDER, ".yaml"));
    }

    /** @throws InvalidFileException with every fault of the files; that a condition stands in none is one */
    static Diagnostics read(Map<String, String> texts) {
        var problems = new Problems();
        var read = new Diagnostics();
        texts.forEach((name, text) -> {
            var file = YamlFile.parse(text, name, problems);
            file.requireVersion();
            file.maps("conditions").forEach(read::add);
            file.done();
        });
        problems.throwIfAny();
        for (var condition : Condition.values()) {
            if (!read.all.containsKey(condition)) {
                problems.add(
                        Place.wholeOf(FOLDER),
                        "no file here has the condition \"%s\", which the program needs.",
                        condition.id());
            }
        }
        problems.throwIfAny();
        return read;
    }

    private void add(YamlMap map) {
        map.text("condition");
        var condition = Condition.values()[CONDITIONS.indexOf(map.oneOf("condition", CONDITIONS, CONDITIONS.get(0)))];
        map.text("meaning");
        var status = map.map("status");
        var diagnostic = map.map("diagnostic");
        var earlier = all.putIfAbsent(
                condition,
                new Diagnostic(
                        condition,
                        status.integer("value", 0, 699, 0),
                        origin(status),
                        diagnostic.integer("id", 0, 19_999, 0),
                        diagnostic.text("reason"),
                        origin(diagnostic)));
        if (earlier != null) {
            map.problems().add(map.placeOf("condition"), "condition \"%s\" stands here twice.", condition.id());
        }
        status.done();
        diagnostic.done();
        map.done();
    }

    private static Diagnostic.Origin origin(YamlMap map) {
        map.text("confidence");
        var word = map.oneOf("confidence", CONFIDENCES, CONFIDENCES.get(0));
        return new Diagnostic.Origin(map.text("source"), Confidence.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** What is said in a condition. */
    public Diagnostic of(Condition condition) {
        return all.get(condition);
    }
}
