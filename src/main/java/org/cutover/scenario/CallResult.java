package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import org.cutover.call.CallOutcome;

/**
 * How a call went, held against what was expected.
 *
 * @param complaints what was not as expected, a sentence part each; none where it was
 */
public record CallResult(
        MatrixCall call, CallRecord record, CallExpectation expected, List<String> complaints, Verdict verdict) {

    public CallResult {
        complaints = List.copyOf(complaints);
    }

    /** Whether it failed, as it was announced that it would, although calls of this kind are to complete. */
    public boolean failsAsAnnounced() {
        return verdict != Verdict.FAILED
                && !isNotPlaced()
                && expected.isFailure()
                && !call.expect().isFailure();
    }

    /** Whether nobody here could place it. */
    public boolean isNotPlaced() {
        return record.outcome() instanceof CallOutcome.NotPlaced;
    }

    static CallResult of(MatrixCall call, CallRecord record, StageExpectation stage) {
        var expected = stage.of(call);
        if (record.outcome() instanceof CallOutcome.NotPlaced) {
            // Nothing was seen of it: it neither passes nor fails.
            return new CallResult(call, record, expected, List.of(), Verdict.UNDECIDED);
        }
        var complaints = new ArrayList<>(expected.complaints(record));
        var touched = stage.touchedOf(record);
        if (!touched.isEmpty()) {
            complaints.add("%s, and touched %s, which nothing was to use"
                    .formatted(record.outcome().word(), String.join(" and ", touched)));
        }
        var verdict = !complaints.isEmpty()
                ? Verdict.FAILED
                : record.undocumented().isEmpty() ? Verdict.PASSED : Verdict.UNDECIDED;
        return new CallResult(call, record, expected, complaints, verdict);
    }
}
