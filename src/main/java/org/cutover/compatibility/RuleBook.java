package org.cutover.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cutover.topology.Release;
import org.cutover.yaml.Place;
import org.cutover.yaml.Problems;
import org.cutover.yaml.YamlMap;

/**
 * What the files in {@code simulator/compatibility} say.
 *
 * @param rules every rule by its id, in the order of the files; of a rule that several cells share, the first
 * @param mayCoexist ids of releases that may stand in one estate
 * @param apart pairs of releases that may not
 * @param readings what each profile but the strict one answers in another way, by the profile's id
 */
record RuleBook(
        Map<String, Matrix> matrices,
        Map<String, Rule> rules,
        List<Set<String>> mayCoexist,
        List<Apart> apart,
        Map<String, Reading> readings) {

    /** Releases that may not stand in one estate. */
    record Apart(Set<String> releases, String source, Confidence confidence) {}

    /** A profile, and its answers by the name of the matrix. */
    record Reading(Profile profile, Map<String, Matrix> matrices) {}

    static RuleBook read(Map<String, String> texts, Releases releases) {
        var problems = new Problems();
        var book = new RuleBook(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
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
        var into = file.has("profile") ? reading(file).matrices() : matrices;
        if (into.putIfAbsent(matrix.name(), matrix) != null) {
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

    /** The profile under which a matrix answers; its files, one a matrix, say the same of it. */
    private Reading reading(YamlMap file) {
        var map = file.map("profile");
        var profile = new Profile(map.text("id"), map.text("says"), map.text("source"));
        map.done();
        if (profile.isStrict()) {
            file.problems()
                    .add(map.placeOf("id"), "strict is the matrices without a profile. Give this one another id.");
        }
        var known = readings.computeIfAbsent(profile.id(), id -> new Reading(profile, new LinkedHashMap<>()));
        if (!known.profile().equals(profile)) {
            file.problems()
                    .add(
                            map.place(),
                            "another file says something else of the profile \"%s\". Say the same.",
                            profile.id());
        }
        return known;
    }

    /** The rule that keeps two releases out of one estate, with the source for this very pair. */
    Optional<Rule> apart(Release one, Release other) {
        var pair = Set.copyOf(List.of(one.id(), other.id()));
        var rule = rules.get(RuleId.NO_COEXISTENCE.id());
        return apart.stream()
                .filter(known -> known.releases().equals(pair))
                .findFirst()
                .map(known -> new Rule(rule.id(), rule.says(), rule.remedy(), known.source(), known.confidence()));
    }

    private void addRules(String name, YamlMap file, Releases releases, Map<String, String> files) {
        for (var set : file.maps("may-coexist")) {
            mayCoexist.add(set(set, releases).releases());
        }
        for (var set : file.maps("may-not-coexist")) {
            var pair = set(set, releases);
            if (pair.releases().size() != 2) {
                set.problems().add(set.placeOf("releases"), "name two releases here, that may not be in use at once.");
            }
            apart.add(pair);
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

    private static Apart set(YamlMap set, Releases releases) {
        set.texts("releases").stream()
                .filter(id -> releases.find(id.text()).isEmpty())
                .forEach(id -> set.problems().addUnknown(id.place(), "release", id.text(), releases.ids()));
        var read = new Apart(Set.copyOf(set.words("releases")), set.text("source"), FactReader.confidence(set));
        set.done();
        return read;
    }

    private static void noteTwice(YamlMap file, Place place, Rule rule, Map<String, String> files) {
        file.problems().add(place, "rule \"%s\" stands in %s already. Keep one.", rule.id(), files.get(rule.id()));
    }
}
