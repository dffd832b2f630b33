package org.cutover.compatibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.topology.Release;
import org.cutover.yaml.YamlMap;

/**
 * One question, answered for pairs of releases.
 *
 * @param name what the question is: {@code pool-to-mediation-server}
 * @param cells the pairs that are answered, in the order of the file
 */
record Matrix(String name, Map<Pair, Ruling> cells) {

    static final String POOL_TO_MEDIATION_SERVER = "pool-to-mediation-server";
    static final String MEDIATION_SERVER_TO_GATEWAY = "mediation-server-to-gateway";
    static final String POOL_TO_POOL = "pool-to-pool";
    static final List<String> NAMES = List.of(POOL_TO_MEDIATION_SERVER, MEDIATION_SERVER_TO_GATEWAY, POOL_TO_POOL);

    private static final String ONLY = "only";
    private static final String DEFAULT_GATEWAY = "default-gateway";

    /** Of a cell without a remedy: its answer was yes, with words to match, until somebody tried another one. */
    private static final String CHANGED = "Here, though, the rule file gives another answer.";

    /** Two releases, by id. */
    record Pair(String from, String to) {}

    Optional<Ruling> find(Release from, Release to) {
        return Optional.ofNullable(cells.get(new Pair(from.id(), to.id())));
    }

    static Matrix read(YamlMap file, Releases releases) {
        var problems = file.problems();
        var name = file.oneOf("matrix", NAMES, POOL_TO_POOL);
        var cells = new LinkedHashMap<Pair, Ruling>();
        for (var cell : file.maps("cells")) {
            var pair = new Pair(release(cell, "from", releases), release(cell, "to", releases));
            var answer = FactReader.answer(cell);
            var rule = problems.build(
                    cell.place(),
                    () -> new Rule(
                            cell.text("rule"),
                            cell.text("says"),
                            cell.text("remedy", answer == Answer.YES ? "" : CHANGED),
                            cell.text("source"),
                            FactReader.confidence(cell)));
            var defaultOnly = cell.has(ONLY)
                    && cell.oneOf(ONLY, List.of(DEFAULT_GATEWAY), "").equals(DEFAULT_GATEWAY);
            if (defaultOnly && !(name.equals(POOL_TO_MEDIATION_SERVER) && answer == Answer.YES)) {
                problems.add(
                        cell.placeOf(ONLY),
                        "only a yes of %s can be bound to the default gateway. Leave this key out.",
                        POOL_TO_MEDIATION_SERVER);
            }
            cell.done();
            if (rule.isPresent() && cells.putIfAbsent(pair, new Ruling(answer, rule.get(), defaultOnly)) != null) {
                problems.add(
                        cell.place(),
                        "the pair %s, %s is answered twice in this file. Keep one cell.",
                        pair.from(),
                        pair.to());
            }
        }
        return new Matrix(name, cells);
    }

    private static String release(YamlMap cell, String key, Releases releases) {
        var id = cell.text(key);
        if (!id.isEmpty() && releases.find(id).isEmpty()) {
            cell.problems().addUnknown(cell.placeOf(key), "release", id, releases.ids());
        }
        return id;
    }
}
