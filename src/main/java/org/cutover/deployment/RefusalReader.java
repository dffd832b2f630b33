package org.cutover.deployment;

import java.time.Duration;
import java.util.Optional;
import org.cutover.topology.CallRefusal;
import org.cutover.yaml.YamlMap;

/** Reads whether, and how, a gateway refuses calls: as it is set up, or from some time on. */
public final class RefusalReader {

    private static final int NO_CAUSE = -1;

    private RefusalReader() {}

    /** By {@code refuses} or {@code clears-with}; empty where neither is said. */
    public static Optional<CallRefusal> read(YamlMap map) {
        var refuses = map.findMap("refuses").flatMap(RefusalReader::refusing);
        var clears = map.has("clears-with")
                ? Optional.of(CallRefusal.clearing(map.integer("clears-with", 1, 127, 127)))
                : Optional.<CallRefusal>empty();
        return refuses.or(() -> clears);
    }

    private static Optional<CallRefusal> refusing(YamlMap map) {
        if (!map.has("status")) {
            map.problems().add(map.place(), "\"status\" is missing here: with which status does it refuse?");
        }
        var status = map.integer("status", 300, 699, 503);
        var cause = map.integer("cause", 0, 127, NO_CAUSE);
        var refusal = map.problems()
                .build(map.place(), () -> new CallRefusal(status, cause, map.duration("retry-after", Duration.ZERO)));
        map.done();
        return refusal;
    }
}
