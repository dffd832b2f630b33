package org.cutover.deployment;

import java.util.Optional;
import org.cutover.topology.Polling;
import org.cutover.topology.Release;
import org.cutover.yaml.YamlMap;

/** Reads whether and how one end of a trunk watches the other by OPTIONS: {@code true}, or figures of its own. */
final class PollingReader {

    private static final String KEY = "polling";

    private PollingReader() {}

    /** Of a Mediation Server: what is not said is as its release has it. */
    static Optional<Polling> ofMediationServer(YamlMap server, Optional<Release> release) {
        if (!server.has(KEY) || release.isEmpty()) {
            ignore(server);
            return Optional.empty();
        }
        var usual = release.get().polling();
        if (usual.isEmpty()) {
            ignore(server);
            server.problems()
                    .add(
                            server.placeOfKey(KEY),
                            "no source says that an %s Mediation Server polls its gateway. Leave \"polling\" out.",
                            release.get().shortName());
            return Optional.empty();
        }
        return read(server, usual.get());
    }

    /** Of a gateway: what is not said is as in {@code usual}. */
    static Optional<Polling> read(YamlMap map, Polling usual) {
        if (!map.isMap(KEY)) {
            return map.flag(KEY, false) ? Optional.of(usual) : Optional.empty();
        }
        var figures = map.map(KEY);
        var read = map.problems()
                .build(
                        map.placeOf(KEY),
                        () -> new Polling(
                                figures.duration("interval", usual.interval()),
                                figures.integer("misses", 1, 100, usual.misses()),
                                figures.duration("answer-within", usual.answerWithin()),
                                figures.flag("any-response", usual.anyResponse())));
        figures.done();
        return read;
    }

    private static void ignore(YamlMap map) {
        map.has(KEY);
    }
}
