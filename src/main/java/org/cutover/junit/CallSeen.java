package org.cutover.junit;

import org.cutover.journal.JournalEvent;
import org.cutover.scenario.CallRecord;

/**
 * How far a call has come.
 *
 * @param record what the journal has of it; its outcome counts once the call is over
 * @param rang whether its caller has heard it ring
 */
record CallSeen(CallRecord record, boolean rang, boolean answered, boolean over) {

    /** Whether the way it goes can change no more. */
    boolean hasItsWay() {
        return answered || over;
    }

    private boolean isSent() {
        return record.entries().stream()
                .map(entry -> entry.event())
                .anyMatch(event -> event instanceof JournalEvent.Message || event instanceof JournalEvent.Circuit);
    }

    /** In a sentence part, with its reason. */
    String inWords() {
        if (over && !isSent()) {
            return "nothing was sent: a telephone has one call at a time, and this one had another. Hang that up first";
        }
        var how = over
                ? record.outcome().describe()
                : answered
                        ? "it was answered, and stands"
                        : rang ? "it rings" : "nobody has answered or refused it yet";
        return record.why().isEmpty() ? how : "%s; %s".formatted(how, record.why());
    }
}
