package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.cutover.call.SerialFork.Answer;
import org.cutover.call.SerialFork.Cancel;
import org.cutover.call.SerialFork.Effect;
import org.cutover.call.SerialFork.Next;
import org.cutover.call.SerialFork.PassOn;
import org.cutover.call.SerialFork.State;
import org.cutover.call.SerialFork.Try;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialForkTest {

    private SerialFork fork = SerialFork.begin(2).fork();

    @Test
    void itBeginsWithTheFirstBranch() {
        assertThat(SerialFork.begin(2).effects()).containsExactly(new Try(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void aServerFailureFailsOverToTheNextBranch(int status) {
        assertThat(on(f -> f.onResponse(0, status))).containsExactly(new Try(1));
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 403, 404, 408, 480, 484, 486, 488, 600, 603})
    void anyOtherFailureIsTheCallersAnswer(int status) {
        assertThat(on(f -> f.onResponse(0, status))).containsExactly(new PassOn());
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void ringingIsPassedOnAndTryingIsNot() {
        assertThat(on(f -> f.onResponse(0, 100))).isEmpty();
        assertThat(on(f -> f.onResponse(0, 183))).containsExactly(new PassOn());
    }

    @Test
    void theLastErrorGoesToTheCaller() {
        on(f -> f.onResponse(0, 503));

        assertThat(on(f -> f.onResponse(1, 500))).containsExactly(new PassOn());
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void aBranchThatCannotBeReachedFailsOver() {
        assertThat(on(f -> f.onLost(0, 504))).containsExactly(new Try(1));
        assertThat(on(f -> f.onLost(1, 408))).containsExactly(new Answer(408));
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void aCallerWhoGivesUpIsGivenNoOtherBranch() {
        assertThat(on(SerialFork::onGivenUp)).containsExactly(new Cancel());
        assertThat(on(SerialFork::onGivenUp)).as("again").isEmpty();
        assertThat(on(f -> f.onResponse(0, 487))).containsExactly(new PassOn());
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void aServerFailureAfterTheCallerGaveUpDoesNotFailOver() {
        on(SerialFork::onGivenUp);

        assertThat(on(f -> f.onResponse(0, 503))).containsExactly(new PassOn());
    }

    @Test
    void aBranchThatIsLostAfterTheCallerGaveUpIsAnswered487() {
        on(SerialFork::onGivenUp);

        assertThat(on(f -> f.onLost(0, 408))).containsExactly(new Answer(487));
    }

    @Test
    void anAnswerThatCrossesTheCancelIsPassedOn() {
        on(SerialFork::onGivenUp);

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new PassOn());
    }

    @Test
    void aBranchThatWasGivenUpHasNothingMoreToSay() {
        on(f -> f.onLost(0, 408));

        assertThat(on(f -> f.onResponse(0, 180))).isEmpty();
        assertThat(on(f -> f.onResponse(0, 486))).isEmpty();
        assertThat(on(f -> f.onLost(0, 408))).isEmpty();
        assertThat(fork.current()).isEqualTo(1);
    }

    /** RFC 3261 section 16.7: a 2xx is forwarded at once, whatever else is under way. */
    @Test
    void aBranchThatAnswersAfterAllHasTheCall() {
        on(f -> f.onLost(0, 408));

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new PassOn(), new Cancel());
        assertThat(on(f -> f.onResponse(1, 487))).as("the caller has an answer").isEmpty();
    }

    @Test
    void whenTheCallerHasAnAnswerOnlyAnotherAnswerIsPassedOn() {
        on(f -> f.onResponse(0, 486));

        assertThat(on(f -> f.onResponse(0, 503))).isEmpty();
        assertThat(on(f -> f.onLost(0, 408))).isEmpty();
        assertThat(on(SerialFork::onGivenUp)).isEmpty();
        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new PassOn());
    }

    private List<Effect> on(Function<SerialFork, Next> event) {
        var next = event.apply(fork);
        fork = next.fork();
        return next.effects();
    }
}
