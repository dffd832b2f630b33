package org.cutover.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.migration.PlannedStep;

/**
 * One call, told act by act, and what to expect of it.
 *
 * @param call who calls whom, what the called telephone does, and how the call is to end
 * @param acts in order; exactly one of them dials
 */
public record CallScenario(
        String name, String title, String why, String profile, Deployment deployment, MatrixCall call, List<Act> acts)
        implements Scenario {

    /** Something that is done in the course of a scenario. */
    public sealed interface Act {

        /** The caller dials. */
        record Dial() implements Act {}

        /**
         * A party hangs up.
         *
         * @param party a user or a number; empty for the caller
         * @param after how long after what went before
         */
        record HangUp(Optional<String> party, Duration after) implements Act {}

        /** A migration step is taken. */
        record Take(PlannedStep step) implements Act {}
    }

    public CallScenario {
        acts = List.copyOf(acts);
    }

    @Override
    public CallScenario under(String changed) {
        return new CallScenario(name, title, why, changed, deployment, call, acts);
    }
}
