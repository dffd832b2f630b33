package org.cutover.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold after a step, beside what every call expects of itself.
 *
 * @param refused id of the rule that must refuse the step; empty if it must be carried out
 * @param fails calls that must fail here, by name, and how
 * @param outbound the way of every completed call to the PSTN
 * @param inbound the way of every completed call from the PSTN
 * @param nothingUses Mediation Servers, gateways, trunks and routes that no call may touch
 * @param calls what is expected of particular calls, by name
 */
public record StageExpectation(
        String refused,
        Map<String, CallExpectation> fails,
        Way outbound,
        Way inbound,
        Set<String> nothingUses,
        Map<String, CallExpectation> calls) {

    public static final StageExpectation NOTHING_ELSE =
            new StageExpectation("", Map.of(), Way.ANY, Way.ANY, Set.of(), Map.of());

    public StageExpectation {
        fails = Collections.unmodifiableMap(new LinkedHashMap<>(fails));
        nothingUses = Set.copyOf(nothingUses);
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }

    /** Whether the call is one that must fail here. */
    boolean mustFail(MatrixCall call) {
        return fails.containsKey(call.name());
    }

    /** What is expected of the call at this stage, all told. */
    public CallExpectation of(MatrixCall call) {
        var particular = calls.getOrDefault(call.name(), CallExpectation.NONE);
        if (mustFail(call)) {
            return particular.orElse(fails.get(call.name()));
        }
        return particular.orElse(call.expect()).completedBy(wayOf(call.direction()));
    }

    private Way wayOf(Direction direction) {
        return switch (direction) {
            case OUTBOUND -> outbound;
            case INBOUND -> inbound;
            case INTERNAL -> Way.ANY;
        };
    }

    /** Names on which the call must not be seen, and was; none is as it should be. */
    List<String> touchedOf(CallRecord call) {
        return call.touched().stream()
                .filter(name -> nothingUses.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }
}
