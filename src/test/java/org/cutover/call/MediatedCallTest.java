package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cutover.call.MediatedCall.Leg.INCOMING;
import static org.cutover.call.MediatedCall.Leg.OUTGOING;

import java.util.List;
import java.util.function.Function;
import org.cutover.call.MediatedCall.Answer;
import org.cutover.call.MediatedCall.Cancel;
import org.cutover.call.MediatedCall.Effect;
import org.cutover.call.MediatedCall.Hangup;
import org.cutover.call.MediatedCall.Next;
import org.cutover.call.MediatedCall.PassProvisional;
import org.cutover.call.MediatedCall.Reject;
import org.cutover.call.MediatedCall.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediatedCallTest {

    private MediatedCall call = MediatedCall.calling();

    @Test
    void aCallRingsIsAnsweredAndEnds() {
        assertThat(on(c -> c.onProvisional(180))).containsExactly(new PassProvisional(180));
        assertThat(on(MediatedCall::onAnswered)).containsExactly(new Answer());
        assertThat(on(c -> c.onHangup(INCOMING))).containsExactly(new Hangup(OUTGOING));
        assertThat(call.state()).isEqualTo(State.ENDED);
    }

    @Test
    void theCalledPartyMayHangUpToo() {
        on(MediatedCall::onAnswered);

        assertThat(on(c -> c.onHangup(OUTGOING))).containsExactly(new Hangup(INCOMING));
    }

    @Test
    void tryingGoesOneHopAndOtherProvisionalResponsesArePassedOn() {
        assertThat(on(c -> c.onProvisional(100))).isEmpty();
        assertThat(call.state()).isEqualTo(State.CALLING);
        assertThat(on(c -> c.onProvisional(183))).containsExactly(new PassProvisional(183));
        assertThat(on(c -> c.onProvisional(180))).containsExactly(new PassProvisional(180));
        assertThat(on(c -> c.onProvisional(100))).isEmpty();
        assertThat(call.state()).isEqualTo(State.RINGING);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"CALLING", "RINGING"})
    void aFailureIsTheCallersAnswer(State state) {
        call = new MediatedCall(state);

        assertThat(on(c -> c.onFailed(486))).containsExactly(new Reject(486));
        assertThat(call.state()).isEqualTo(State.ENDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"CALLING", "RINGING"})
    void aCallerWhoGivesUpIsAnsweredAtOnceAndTheOtherLegIsCancelled(State state) {
        call = new MediatedCall(state);

        assertThat(on(MediatedCall::onGivenUp)).containsExactly(new Cancel(), new Reject(487));
        assertThat(on(c -> c.onFailed(487))).as("the other leg's last word").isEmpty();
        assertThat(call.state()).isEqualTo(State.ENDED);
    }

    @Test
    void aCancelThatCrossesTheAnswerHangsTheOtherLegUp() {
        on(MediatedCall::onGivenUp);

        assertThat(on(MediatedCall::onAnswered)).containsExactly(new Hangup(OUTGOING));
        assertThat(call.state()).isEqualTo(State.ENDED);
    }

    @Test
    void aCallerWhoGivesUpTooLateIsAlreadyConnected() {
        on(MediatedCall::onAnswered);

        assertThat(on(MediatedCall::onGivenUp)).isEmpty();
        assertThat(call.state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void aByeThatCrossesAByeFindsTheCallEnded() {
        on(MediatedCall::onAnswered);
        on(c -> c.onHangup(INCOMING));

        assertThat(on(c -> c.onHangup(OUTGOING))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ANSWERED", "GIVEN_UP", "ENDED"})
    void aLateProvisionalResponseIsNotPassedOn(State state) {
        call = new MediatedCall(state);

        assertThat(on(c -> c.onProvisional(180))).isEmpty();
        assertThat(call.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"CALLING", "RINGING", "GIVEN_UP", "ENDED"})
    void onlyACallThatStandsIsHungUp(State state) {
        call = new MediatedCall(state);

        assertThat(on(c -> c.onHangup(INCOMING))).isEmpty();
        assertThat(on(c -> c.onHangup(OUTGOING))).isEmpty();
        assertThat(call.state()).isEqualTo(state);
    }

    @Test
    void whatEndedStaysEnded() {
        call = new MediatedCall(State.ENDED);

        assertThat(on(MediatedCall::onAnswered)).isEmpty();
        assertThat(on(c -> c.onFailed(503))).isEmpty();
        assertThat(on(MediatedCall::onGivenUp)).isEmpty();
        assertThat(call.state()).isEqualTo(State.ENDED);
    }

    @Test
    void anAnswerOrAFailureThatIsRepeatedDoesNothing() {
        on(MediatedCall::onAnswered);

        assertThat(on(MediatedCall::onAnswered)).isEmpty();
        assertThat(on(c -> c.onFailed(500))).isEmpty();
        assertThat(call.state()).isEqualTo(State.ANSWERED);
    }

    private List<Effect> on(Function<MediatedCall, Next> event) {
        var next = event.apply(call);
        call = next.call();
        return next.effects();
    }
}
