package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.cutover.call.ParallelFork.Answer;
import org.cutover.call.ParallelFork.Cancel;
import org.cutover.call.ParallelFork.Effect;
import org.cutover.call.ParallelFork.End;
import org.cutover.call.ParallelFork.Next;
import org.cutover.call.ParallelFork.PassOn;
import org.cutover.call.ParallelFork.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelForkTest {

    private ParallelFork fork = ParallelFork.begin(2);

    @Test
    void allThatRingIsHeard() {
        assertThat(on(f -> f.onResponse(0, 180))).containsExactly(new PassOn());
        assertThat(on(f -> f.onResponse(1, 183))).containsExactly(new PassOn());
    }

    @Test
    void theFirstAnswerWinsAndTheOthersAreCancelled() {
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn(), new Cancel(0));
        assertThat(on(f -> f.onResponse(0, 487))).isEmpty();
        assertThat(on(f -> f.onResponse(0, 180))).as("too late to ring").isEmpty();
    }

    @Test
    void anArmThatHasFailedIsNotCancelled() {
        on(f -> f.onResponse(0, 486));

        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
    }

    @Test
    void aSecondAnswerIsEnded() {
        on(f -> f.onResponse(1, 200));

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new End());
        assertThat(on(f -> f.onResponse(1, 200))).as("said again").containsExactly(new PassOn());
    }

    @Test
    void oneFailureWaitsForTheOther() {
        assertThat(on(f -> f.onResponse(0, 486))).isEmpty();
        assertThat(fork.state()).isEqualTo(State.TRYING);
    }

    /** RFC 3261 section 16.7 step 6. */
    @ParameterizedTest
    @CsvSource({"486, 503, 0", "503, 486, 1", "480, 486, 1", "302, 404, 0", "404, 404, 1", "500, 603, 1"})
    void ofAllFailuresTheBestIsTheCallers(int first, int second, int best) {
        on(f -> f.onResponse(0, first));

        assertThat(on(f -> f.onResponse(1, second))).containsExactly(new Answer(best));
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    /** RFC 3261 section 16.7 step 5. */
    @Test
    void aGlobalFailureCancelsTheOthersAndIsPassedOnWhenTheyAreOver() {
        assertThat(on(f -> f.onResponse(0, 603))).containsExactly(new Cancel(1));
        assertThat(on(f -> f.onResponse(1, 487))).containsExactly(new Answer(0));
    }

    @Test
    void anAnswerThatCrossesAGlobalFailureHasTheCall() {
        on(f -> f.onResponse(0, 603));

        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void whenTheCallerGivesUpEveryArmIsCancelled() {
        assertThat(on(ParallelFork::onGivenUp)).containsExactly(new Cancel(0), new Cancel(1));
        assertThat(on(ParallelFork::onGivenUp)).as("again").isEmpty();
        assertThat(on(f -> f.onResponse(0, 487))).isEmpty();
        assertThat(on(f -> f.onResponse(1, 480))).as("who gave up hears that").containsExactly(new Answer(0));
    }

    @Test
    void anAnswerThatCrossesTheCancelIsPassedOnAndASecondOneEnded() {
        on(ParallelFork::onGivenUp);

        assertThat(on(f -> f.onResponse(0, 200)))
                .as("the other arm is cancelled already")
                .containsExactly(new PassOn());
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new End());
    }

    @Test
    void givingUpAfterAGlobalFailureCancelsNothingTwice() {
        on(f -> f.onResponse(0, 603));

        assertThat(on(ParallelFork::onGivenUp)).isEmpty();
        assertThat(on(f -> f.onResponse(1, 487))).containsExactly(new Answer(1));
    }

    @Test
    void oneArmAloneIsPassedOnAsItComes() {
        fork = ParallelFork.begin(1);

        assertThat(on(f -> f.onResponse(0, 180))).containsExactly(new PassOn());
        assertThat(on(f -> f.onResponse(0, 503))).containsExactly(new Answer(0));
        assertThat(on(ParallelFork::onGivenUp)).isEmpty();
    }

    private List<Effect> on(Function<ParallelFork, Next> event) {
        var next = event.apply(fork);
        fork = next.fork();
        return next.effects();
    }
}
