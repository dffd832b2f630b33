package org.cutover.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlMap;

/**
 * What the files in {@code simulator/compatibility} say.
 *
 * @param rules every rule by its id, in the order of the files; of a rule that several cells share, the first
 * @param mayCoexist ids of releases that may stand in one estate
 */
record RuleBook(Map<String, Matrix> matrices, Map<String, Rule> rules, List<Set<String>> mayCoexist) {

    static RuleBook read(Map<String, String> texts, Releases releases) {
        var problems = new Problems();
        var book = new RuleBook(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        var files = new LinkedHashMap<String, String>();
        FactReader.readEach(texts, problems, (name, file) -> {
            if (file.has("matrix")) {
                book.addMatrix(name, file, releases, files);
            } else {
                book.addRules(name, file, releases, files);
            }
        });
        // Only once the files can be read at all: what a broken file was to hold is not missing.
        problems.throwIfAny();
        var folder = Place.wholeOf("simulator/compatibility");
        Matrix.NAMES.stream()
                .filter(name -> !book.matrices.containsKey(name))
                .forEach(name -> problems.add(folder, "no file here has the matrix \"%s\".", name));
        Stream.of(RuleId.values())
                .map(RuleId::id)
                .filter(id -> !book.rules.containsKey(id))
                .forEach(id -> problems.add(folder, "no file here has the rule \"%s\", which the program needs.", id));
        problems.throwIfAny();
        return book;
    }

    private void addMatrix(String name, YamlMap file, Releases releases, Map<String, String> files) {
        var matrix = Matrix.read(file, releases);
        if (matrices.putIfAbsent(matrix.name(), matrix) != null) {
            file.problems()
                    .add(
                            file.placeOf("matrix"),
                            "another file has the matrix \"%s\" already. Keep one.",
                            matrix.name());
        }
        // Cells of one matrix may share a rule; another file may not have it too.
        matrix.cells().values().stream().map(Ruling::rule).forEach(rule -> {
            if (files.getOrDefault(rule.id(), name).equals(name)) {
                rules.putIfAbsent(rule.id(), rule);
                files.put(rule.id(), name);
            } else {
                noteTwice(file, file.placeOf("cells"), rule, files);
            }
        });
    }

    private void addRules(String name, YamlMap file, Releases releases, Map<String, String> files) {
        for (var set : file.maps("may-coexist")) {
            var ids = set.texts("releases");
            ids.stream()
                    .filter(id -> releases.find(id.text()).isEmpty())
                    .forEach(id -> file.problems().addUnknown(id.place(), "release", id.text(), releases.ids()));
            set.text("source");
            FactReader.confidence(set);
            set.done();
            mayCoexist.add(Set.copyOf(set.words("releases")));
        }
        for (var one : file.maps("rules")) {
            file.problems()
                    .build(
                            one.place(),
                            () -> new Rule(
                                    one.text("id"),
                                    one.text("says"),
                                    one.text("remedy"),
                                    one.text("source"),
                                    FactReader.confidence(one)))
                    .ifPresent(rule -> {
                        if (rules.putIfAbsent(rule.id(), rule) == null) {
                            files.put(rule.id(), name);
                        } else {
                            noteTwice(file, one.placeOf("id"), rule, files);
                        }
                    });
            one.done();
        }
    }

    private static void noteTwice(YamlMap file, Place place, Rule rule, Map<String, String> files) {
        file.problems().add(place, "rule \"%s\" stands in %s already. Keep one.", rule.id(), files.get(rule.id()));
    }
}
