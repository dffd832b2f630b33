package org.cutover.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.cutover.call.Transfer.Cancel;
import org.cutover.call.Transfer.Effect;
import org.cutover.call.Transfer.End;
import org.cutover.call.Transfer.Join;
import org.cutover.call.Transfer.Next;
import org.cutover.call.Transfer.Report;
import org.cutover.call.Transfer.Return;
import org.junit.jupiter.api.Test;

class TransferTest {

    private Transfer transfer = Transfer.begin().transfer();

    @Test
    void whoAskedHearsAtOnceThatItIsTried() {
        assertThat(Transfer.begin().effects()).containsExactly(new Report(100, false));
    }

    @Test
    void theFirstRingingIsReportedAndWhatServersTellEachOtherIsNot() {
        assertThat(on(t -> t.onProvisional(101))).isEmpty();
        assertThat(on(t -> t.onProvisional(183))).containsExactly(new Report(183, false));
        assertThat(on(t -> t.onProvisional(180))).isEmpty();
    }

    @Test
    void theTwoHaveEachOtherBeforeWhoAskedIsTold() {
        assertThat(on(Transfer::onAnswered)).containsExactly(new Join(), new Report(200, true));
    }

    @Test
    void aFailureIsReportedAndThePartyHasTheOneWhoAskedAgain() {
        on(t -> t.onProvisional(180));

        assertThat(on(t -> t.onFailed(486))).containsExactly(new Report(486, true), new Return());
        assertThat(on(t -> t.onFailed(503))).isEmpty();
    }

    @Test
    void whereTheOldCallEndsFirstTheNewOneIsGivenUp() {
        assertThat(on(Transfer::onAbandoned)).containsExactly(new Cancel());
        assertThat(on(t -> t.onFailed(487))).isEmpty();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsEnded() {
        on(Transfer::onAbandoned);

        assertThat(on(Transfer::onAnswered)).containsExactly(new End());
    }

    @Test
    void whatIsDoneIsNotAbandoned() {
        on(Transfer::onAnswered);

        assertThat(on(Transfer::onAbandoned)).isEmpty();
    }

    private List<Effect> on(Function<Transfer, Next> event) {
        var next = event.apply(transfer);
        transfer = next.transfer();
        return next.effects();
    }
}
