package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.cutover.call.SerialFork.Answer;
import org.cutover.call.SerialFork.Cancel;
import org.cutover.call.SerialFork.Drop;
import org.cutover.call.SerialFork.Effect;
import org.cutover.call.SerialFork.End;
import org.cutover.call.SerialFork.Next;
import org.cutover.call.SerialFork.PassOn;
import org.cutover.call.SerialFork.State;
import org.cutover.call.SerialFork.Try;
import org.cutover.call.SerialFork.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialForkTest {

    private SerialFork fork = SerialFork.begin(2).fork();

    @Test
    void itBeginsWithTheFirstBranch() {
        assertThat(SerialFork.begin(2).effects()).containsExactly(new Try(0, false, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void aServerFailureFailsOverToTheNextBranch(int status) {
        assertThat(on(f -> f.onResponse(0, status))).containsExactly(new Try(1, false, true));
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
        assertThat(on(f -> f.onLost(0, 504))).containsExactly(new Try(1, false, true));
        assertThat(on(f -> f.onLost(1, 408))).containsExactly(new Answer(408));
        assertThat(fork.state()).isEqualTo(State.DONE);
    }

    @Test
    void aCallerWhoGivesUpIsGivenNoOtherBranch() {
        assertThat(on(SerialFork::onGivenUp)).containsExactly(new Cancel(0));
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

    @Test
    void aBranchThatAnswersWhenAnotherIsTriedIsEnded() {
        on(f -> f.onLost(0, 408));

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new End());
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
    }

    @Test
    void whenTheCallerHasAnAnswerNothingElseIsPassedOn() {
        on(f -> f.onResponse(0, 486));

        assertThat(on(f -> f.onResponse(0, 503))).isEmpty();
        assertThat(on(f -> f.onLost(0, 408))).isEmpty();
        assertThat(on(SerialFork::onGivenUp)).isEmpty();
        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new End());
    }

    /** RFC 3261 section 13.3.1.4: whoever answers says so until it is acknowledged. */
    @Test
    void anAnswerThatIsSaidAgainIsPassedOnAgain() {
        on(f -> f.onResponse(0, 200));

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new PassOn());
    }

    @Test
    void aMemberThatCannotBeReachedGivesWayToTheNextOfItsPool() {
        fork = SerialFork.begin(List.of(new Way(2, false), new Way(1, false))).fork();

        assertThat(on(f -> f.onLost(0, 504)))
                .as("no other way, so nothing to tell the caller")
                .containsExactly(new Try(1, false, false));
        assertThat(on(f -> f.onLost(1, 504))).containsExactly(new Try(2, false, true));
    }

    @Test
    void aServerFailureLeavesTheOtherMembersOfItsPoolAlone() {
        fork = SerialFork.begin(List.of(new Way(2, false), new Way(1, false))).fork();

        assertThat(on(f -> f.onResponse(0, 503))).containsExactly(new Try(2, false, true));
    }

    @Test
    void aServerFailureOnTheLastWayIsTheAnswerWhateverMembersAreLeft() {
        fork = SerialFork.begin(List.of(new Way(2, false))).fork();

        assertThat(on(f -> f.onResponse(0, 503))).containsExactly(new PassOn());
    }

    @Test
    void aWayWithoutProgressIsAbandonedForTheNext() {
        timed();

        assertThat(on(f -> f.onResponse(0, 100))).isEmpty();
        assertThat(on(f -> f.onSilence(0))).containsExactly(new Cancel(0), new Try(1, true, true));
        assertThat(on(f -> f.onResponse(0, 487))).as("the CANCEL's doing").isEmpty();
        assertThat(on(f -> f.onResponse(0, 503))).isEmpty();
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
    }

    @Test
    void aMemberThatDoesNotEvenTryGivesWayToTheNextOfItsPool() {
        fork = SerialFork.begin(List.of(new Way(2, true), new Way(1, true))).fork();

        assertThat(on(f -> f.onSilence(0))).containsExactly(new Cancel(0), new Try(1, true, false));
        on(f -> f.onResponse(1, 100));
        assertThat(on(f -> f.onSilence(1)))
                .as("that member is there; it is the gateway that is slow")
                .containsExactly(new Cancel(1), new Try(2, true, true));
    }

    @Test
    void aWayThatRingsHasAllTheTimeItWants() {
        timed();
        on(f -> f.onResponse(0, 180));

        assertThat(on(f -> f.onSilence(0))).isEmpty();
    }

    @Test
    void aWayThatIsNotTimedHasAllTheTimeItWants() {
        assertThat(on(f -> f.onSilence(0))).isEmpty();
    }

    @Test
    void theTimerThatRunsOutWithTheAnswerDoesNothing() {
        timed();
        on(f -> f.onResponse(0, 200));

        assertThat(on(f -> f.onSilence(0))).isEmpty();
    }

    @Test
    void theTimerOfAWayThatFailedMeanwhileDoesNothing() {
        timed();
        on(f -> f.onResponse(0, 503));

        assertThat(on(f -> f.onSilence(0))).isEmpty();
        assertThat(fork.current()).isEqualTo(1);
    }

    @Test
    void theRingingOfAnAbandonedWayIsNoProgressOfTheNext() {
        timed();
        on(f -> f.onSilence(0));

        assertThat(on(f -> f.onResponse(0, 180))).isEmpty();
        assertThat(on(f -> f.onSilence(1))).containsExactly(new Cancel(1), new Drop());
    }

    @Test
    void theLateAnswerOfAnAbandonedWayIsEndedWhileTheNextIsTried() {
        timed();
        on(f -> f.onSilence(0));

        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new End());
        assertThat(on(f -> f.onResponse(1, 180))).containsExactly(new PassOn());
        assertThat(on(f -> f.onResponse(1, 200))).containsExactly(new PassOn());
        assertThat(on(f -> f.onResponse(0, 200))).as("said again").containsExactly(new End());
    }

    @Test
    void theLastWayWithoutProgressDropsTheCall() {
        timed();
        on(f -> f.onSilence(0));

        assertThat(on(f -> f.onSilence(1))).containsExactly(new Cancel(1), new Drop());
        assertThat(fork.state()).isEqualTo(State.DONE);
        assertThat(on(f -> f.onResponse(1, 487))).isEmpty();
        assertThat(on(f -> f.onResponse(1, 200))).as("it crossed the CANCEL").containsExactly(new End());
    }

    @Test
    void aCallerWhoGivesUpDuringFailoverCancelsTheWayUnderWay() {
        timed();
        on(f -> f.onSilence(0));

        assertThat(on(SerialFork::onGivenUp))
                .as("the first way is cancelled already")
                .containsExactly(new Cancel(1));
        assertThat(on(f -> f.onSilence(1))).isEmpty();
        assertThat(on(f -> f.onResponse(0, 200))).containsExactly(new End());
        assertThat(on(f -> f.onResponse(1, 487))).containsExactly(new PassOn());
    }

    private void timed() {
        fork = SerialFork.begin(List.of(new Way(1, true), new Way(1, true))).fork();
    }

    private List<Effect> on(Function<SerialFork, Next> event) {
        var next = event.apply(fork);
        fork = next.fork();
        return next.effects();
    }
}
