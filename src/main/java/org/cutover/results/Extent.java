package org.cutover.results;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a rehearsal was run, and among which real devices.
 *
 * @param steps of the plan that were to be taken
 * @param ofSteps steps that the plan has; 0 where a report does not say, as of older versions
 * @param calls of the matrix that were to be placed
 * @param ofCalls calls that the matrix has
 * @param devices real ones in place of endpoints: {@code sea-gw.contoso.com at 192.0.2.7:5060/tcp}
 */
public record Extent(int steps, int ofSteps, int calls, int ofCalls, List<String> devices) {

    static final Extent UNKNOWN = new Extent(0, 0, 0, 0, List.of());

    public Extent {
        devices = devices == null ? List.of() : List.copyOf(devices);
    }

    /** Whether steps or calls were left out. */
    public boolean isPart() {
        return steps < ofSteps || calls < ofCalls;
    }

    /** What was left out and what was real, a sentence each; none of a whole rehearsal on simulated endpoints. */
    public List<String> says() {
        var says = new ArrayList<String>();
        if (isPart()) {
            says.add("Only a part was rehearsed: %s, %s."
                    .formatted(
                            steps < ofSteps ? "%d of %d steps".formatted(steps, ofSteps) : "all steps",
                            calls < ofCalls ? "%d of %d calls".formatted(calls, ofCalls) : "all calls"));
        }
        if (!devices.isEmpty()) {
            says.add((devices.size() == 1 ? "A real device took part: " : "Real devices took part: ")
                    + String.join(", ", devices) + ".");
        }
        return says;
    }
}
