package org.cutover.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.Telephone;
import org.cutover.migration.PlannedStep;

/**
 * One call or a few, told act by act, and what to expect of them.
 *
 * @param telephones what certain telephones do when they are called, by user or number; the others do what they always do
 * @param acts in order; at least one of them dials
 */
public record CallScenario(
        String name,
        String title,
        String why,
        String profile,
        Deployment deployment,
        Map<String, Answering> telephones,
        List<Act> acts)
        implements Scenario {

    /**
     * What a called telephone does.
     *
     * @param after how long it rings before that
     */
    public record Answering(Telephone.Manner manner, Duration after) {}

    /** Something that is done in the course of a scenario. */
    public sealed interface Act {

        /**
         * The caller dials, and the call is held to what is expected of it.
         *
         * @param as whose name or number the telephone shows; empty for its own
         * @param withoutOffer whether the offer is left to the one called
         * @param withheld whether the caller's number is not to be shown
         * @param divertedBy the number on the public network that sent the call on; empty for none
         */
        record Dial(MatrixCall call, Optional<String> as, boolean withoutOffer, boolean withheld, String divertedBy)
                implements Act {}

        /**
         * Parties hang up, at the same moment.
         *
         * @param parties users or numbers; none for the caller
         * @param after how long after what went before
         * @param cause the Q.850 cause with which the public network ends the call; 0 where a party hangs up
         * @param answers who answers at that very moment, which crosses; empty for nobody
         */
        record HangUp(List<String> parties, Duration after, int cause, Optional<String> answers) implements Act {
            public HangUp {
                parties = List.copyOf(parties);
            }
        }

        /**
         * Parties put the other end on hold, or take it back, at the same moment.
         *
         * @param parties users or numbers; none for the caller
         * @param resume whether they take it back
         * @param after how long after what went before
         */
        record Hold(List<String> parties, boolean resume, Telephone.Hold how, Duration after) implements Act {
            public Hold {
                parties = List.copyOf(parties);
            }
        }

        /**
         * A user transfers the call that stands.
         *
         * @param party the user
         * @param to to whom, as dialled
         * @param attended whether the new party is called first
         * @param after how long after what went before
         * @param expected the status of the new call, or that with which the transfer is refused
         */
        record Transfer(String party, String to, boolean attended, Duration after, int expected) implements Act {}

        /** Nobody does anything for a while. */
        record Wait(Duration time, Waited.Expectation expect) implements Act {}

        /** A migration step is taken. */
        record Take(PlannedStep step) implements Act {}

        /** Something goes wrong, or is put right. */
        record Happen(Fault fault) implements Act {}
    }

    public CallScenario {
        telephones = Map.copyOf(telephones);
        acts = List.copyOf(acts);
    }

    @Override
    public CallScenario under(String changed) {
        return new CallScenario(name, title, why, changed, deployment, telephones, acts);
    }

    /** The calls that are placed, in order. */
    public List<MatrixCall> calls() {
        return acts.stream()
                .filter(Act.Dial.class::isInstance)
                .map(act -> ((Act.Dial) act).call())
                .toList();
    }
}
