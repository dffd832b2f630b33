package org.cutover.ladder;

import java.util.Optional;
import org.cutover.journal.JournalEvent;
import org.cutover.ladder.LadderRow.Kind;
import org.cutover.scenario.Visible;
import org.cutover.topology.Fqdn;

/**
 * What an endpoint found or decided, in a line: {@code *} for what it does, {@code ?} for doubts, {@code !} for trouble.
 *
 * @param endpoint who found or decided it
 */
public record LadderNote(String endpoint, Kind kind, String text) {

    public LadderNote {
        text = Visible.text(text);
    }

    /** Empty for an event that is none of that. */
    public static Optional<LadderNote> of(JournalEvent event) {
        if (event instanceof JournalEvent.Attempted tried) {
            return doing(tried.endpoint(), "route %s -> trunk %s".formatted(tried.route(), tried.trunk()));
        }
        if (event instanceof JournalEvent.Routed routed) {
            return doing(routed.endpoint(), routed.decision());
        }
        if (event instanceof JournalEvent.Refused refused) {
            return trouble(refused.endpoint(), "refused by rule " + refused.rule());
        }
        if (event instanceof JournalEvent.LinkRefused refused) {
            return trouble(refused.endpoint(), "refuses %s: %s".formatted(Fqdn.label(refused.peer()), refused.why()));
        }
        if (event instanceof JournalEvent.Undocumented unknown) {
            return doubt(unknown.endpoint(), "no source says: rule " + unknown.rule());
        }
        if (event instanceof JournalEvent.Disputed disputed) {
            return doubt(disputed.endpoint(), "documents disagree: rule " + disputed.rule());
        }
        if (event instanceof JournalEvent.Unsupported pair) {
            return doubt(pair.endpoint(), "not supported by rule %s; assumed: %s".formatted(pair.rule(), pair.what()));
        }
        if (event instanceof JournalEvent.WindowsEvent windows) {
            return trouble(windows.endpoint(), "Windows event %d: %s".formatted(windows.id(), windows.text()));
        }
        if (event instanceof JournalEvent.Marked marked) {
            return trouble(marked.endpoint(), "%s marked %s".formatted(marked.what(), marked.down() ? "down" : "up"));
        }
        if (event instanceof JournalEvent.Translated translated) {
            var cause = translated.cause() < 0 ? "" : ", cause " + translated.cause() + ",";
            return doing(
                    translated.endpoint(),
                    "%d%s is taken for %d by rule %s"
                            .formatted(translated.received(), cause, translated.taken(), translated.rule()));
        }
        if (event instanceof JournalEvent.SessionRefused refused) {
            return trouble(refused.endpoint(), "refuses the session: " + refused.why());
        }
        return event instanceof JournalEvent.TimedOut out
                ? trouble(out.endpoint(), "timer " + out.timer() + " ran out")
                : Optional.empty();
    }

    private static Optional<LadderNote> doing(String endpoint, String text) {
        return Optional.of(new LadderNote(endpoint, Kind.DECISION, "* " + text));
    }

    private static Optional<LadderNote> trouble(String endpoint, String text) {
        return Optional.of(new LadderNote(endpoint, Kind.TROUBLE, "! " + text));
    }

    private static Optional<LadderNote> doubt(String endpoint, String text) {
        return Optional.of(new LadderNote(endpoint, Kind.DOUBT, "? " + text));
    }
}
