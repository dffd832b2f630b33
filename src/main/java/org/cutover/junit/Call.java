package org.cutover.junit;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AssertProvider;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.PlacedCall;
import org.cutover.journal.JournalEntry;
import org.cutover.report.LadderDiagram;
import org.cutover.scenario.CallEntries;
import org.cutover.scenario.CallRecord;

/**
 * A call that a telephone placed. {@code assertThat(call)} says how it went.
 *
 * <p>May be used from any thread in a live test, and by the thread of the test in virtual time.
 */
public final class Call implements AssertProvider<CallAssert> {

    private final TestRun run;
    private final PlacedCall placed;
    private final String from;
    private final String to;
    private final int begin;
    private final Deployment estate;
    private final int stage;

    private int seenAt = -1;
    private CallRecord seen;

    Call(TestRun run, PlacedCall placed, String from, String to, int begin) {
        this.run = run;
        this.placed = placed;
        this.from = from;
        this.to = to;
        this.begin = begin;
        this.estate = run.deployment();
        this.stage = run.plan().stage();
    }

    /**
     * Hangs up; gives up, if the call is not answered yet. Does nothing once it is over.
     *
     * @throws IllegalStateException if the test is over
     */
    public void hangUp() {
        run.estate();
        placed.hangUp();
    }

    /**
     * The Call-ID of its first leg; of a call from the PSTN, the name of its circuit.
     *
     * @return as in the journal
     */
    public String callId() {
        return placed.callId();
    }

    /**
     * The messages of the call so far, as {@link CallAssert#sentInOrder} takes them: {@code alice -> ocs-fe1.contoso.com: INVITE}.
     *
     * @return in the order in which they were sent, each once; without 100 Trying
     */
    public List<String> messages() {
        return SentMessage.of(entries()).stream().map(SentMessage::toString).toList();
    }

    /**
     * The ladder of the call so far.
     *
     * @return lines, as in the {@code .ladder} files of scenarios
     */
    public String ladder() {
        return LadderDiagram.of(entries());
    }

    /**
     * All that the journal has of the call so far. May be asked after the test, too.
     *
     * @return in the order of the journal
     */
    public List<JournalEntry> entries() {
        return CallEntries.of(run.journalAfter(begin), callId());
    }

    @Override
    public CallAssert assertThat() {
        return new CallAssert(this);
    }

    TestRun run() {
        return run;
    }

    /** The estate that was in force when it was placed. */
    Deployment estate() {
        return estate;
    }

    /** How many steps the test had taken when it was placed. */
    int stage() {
        return stage;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    String describe() {
        return "%s dials %s".formatted(from, to);
    }

    /** In a sentence. */
    String summary() {
        return "%s: %s".formatted(describe(), seen().inWords());
    }

    boolean hasRung() {
        return placed.awaitRinging(Duration.ZERO);
    }

    boolean isAnswered() {
        return placed.awaitAnswered(Duration.ZERO);
    }

    boolean isOver() {
        return placed.awaitOver(Duration.ZERO);
    }

    /** What the journal says of it now. */
    synchronized CallSeen seen() {
        var over = isOver();
        if (over && run.isLive()) {
            // The caller has done with it before the last messages are where they go.
            run.settle();
        }
        var size = run.journalSize();
        if (size != seenAt) {
            seen = CallRecord.of(run.journalAfter(begin), callId(), estate);
            seenAt = size;
        }
        return new CallSeen(seen, hasRung(), isAnswered(), over);
    }

    @Override
    public String toString() {
        return describe();
    }
}
