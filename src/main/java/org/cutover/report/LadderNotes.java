package org.cutover.report;

import java.util.Optional;
import org.cutover.journal.JournalEvent;

/** What an endpoint found or decided, in a line: {@code *} for what it does, {@code ?} for doubts, {@code !} for trouble. */
final class LadderNotes {

    private LadderNotes() {}

    /** A line beside the lane of the one who found or decided it; empty for what is none of that. */
    static Optional<LadderLine> of(JournalEvent event) {
        if (event instanceof JournalEvent.Attempted tried) {
            return Optional.of(LadderLine.note(
                    tried.endpoint(), "* route %s -> trunk %s".formatted(tried.route(), tried.trunk())));
        }
        if (event instanceof JournalEvent.Routed routed) {
            return Optional.of(LadderLine.note(routed.endpoint(), "* " + routed.decision()));
        }
        if (event instanceof JournalEvent.Refused refused) {
            return Optional.of(LadderLine.note(refused.endpoint(), "! refused by rule " + refused.rule()));
        }
        if (event instanceof JournalEvent.Undocumented unknown) {
            return Optional.of(LadderLine.note(unknown.endpoint(), "? no source says: rule " + unknown.rule()));
        }
        if (event instanceof JournalEvent.Disputed disputed) {
            return Optional.of(LadderLine.note(disputed.endpoint(), "? documents disagree: rule " + disputed.rule()));
        }
        if (event instanceof JournalEvent.WindowsEvent windows) {
            return Optional.of(LadderLine.note(windows.endpoint(), "! Windows event " + windows.id()));
        }
        if (event instanceof JournalEvent.Marked marked) {
            return Optional.of(LadderLine.note(
                    marked.endpoint(), "! %s marked %s".formatted(marked.what(), marked.down() ? "down" : "up")));
        }
        if (event instanceof JournalEvent.Translated translated) {
            return Optional.of(LadderLine.note(
                    translated.endpoint(),
                    "* %d%s is taken for %d by rule %s"
                            .formatted(
                                    translated.received(),
                                    translated.cause() < 0 ? "" : ", cause " + translated.cause() + ",",
                                    translated.taken(),
                                    translated.rule())));
        }
        return event instanceof JournalEvent.TimedOut out
                ? Optional.of(LadderLine.note(out.endpoint(), "! timer " + out.timer() + " ran out"))
                : Optional.empty();
    }
}
