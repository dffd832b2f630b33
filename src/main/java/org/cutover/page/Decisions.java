package org.cutover.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.scenario.Visible;

/** What endpoints decided about a call, and found: the routing trace, refusals, doubts, entries of event logs. */
final class Decisions {

    /**
     * One of them.
     *
     * @param kind {@code routing}, {@code refusal}, {@code doubt}, {@code event}
     * @param who the endpoint
     * @param says in a line
     * @param steps how it was reached, or where it is stated, a line each
     */
    record Decision(String kind, String who, String says, List<String> steps) {}

    private Decisions() {}

    static List<Decision> of(List<JournalEntry> entries, Names names) {
        var decisions = new ArrayList<Decision>();
        for (var entry : entries) {
            of(entry.event())
                    .ifPresent(one -> decisions.add(new Decision(
                            one.kind(),
                            names.brief(one.who()),
                            names.brief(Visible.text(one.says())),
                            one.steps().stream()
                                    .map(Visible::text)
                                    .map(names::brief)
                                    .toList())));
        }
        return decisions;
    }

    private static Optional<Decision> of(JournalEvent event) {
        if (event instanceof JournalEvent.Routed routed) {
            return Optional.of(new Decision("routing", routed.endpoint(), routed.decision(), routed.steps()));
        }
        if (event instanceof JournalEvent.Attempted tried) {
            var over = tried.mediationServer().isEmpty() ? "" : " to Mediation Server " + tried.mediationServer();
            var toward = tried.gateway().isEmpty() ? "" : ", gateway " + tried.gateway();
            return Optional.of(new Decision(
                    "attempt",
                    tried.endpoint(),
                    "tries route %s, trunk %s%s%s".formatted(tried.route(), tried.trunk(), over, toward),
                    tried.usage().isEmpty() ? List.of() : List.of("by usage " + tried.usage())));
        }
        if (event instanceof JournalEvent.Refused refused) {
            return Optional.of(cited(
                    "refusal",
                    refused.endpoint(),
                    "refuses the call from %s by rule %s".formatted(refused.peer(), refused.rule()),
                    refused.why(),
                    refused.source(),
                    refused.confidence()));
        }
        if (event instanceof JournalEvent.Undocumented unknown) {
            return Optional.of(cited(
                    "doubt",
                    unknown.endpoint(),
                    "no source says whether it may take calls from %s: rule %s"
                            .formatted(unknown.peer(), unknown.rule()),
                    unknown.why(),
                    unknown.source(),
                    unknown.confidence()));
        }
        if (event instanceof JournalEvent.Disputed disputed) {
            return Optional.of(cited(
                    "doubt",
                    disputed.endpoint(),
                    "documents disagree about calls from %s: rule %s".formatted(disputed.peer(), disputed.rule()),
                    disputed.why(),
                    disputed.source(),
                    disputed.confidence()));
        }
        if (event instanceof JournalEvent.Unsupported pair) {
            return Optional.of(new Decision(
                    "doubt",
                    pair.endpoint(),
                    "is not supported with %s by rule %s, and does not refuse the call for it"
                            .formatted(pair.peer(), pair.rule()),
                    List.of("Assumed of what it does then: %s.".formatted(pair.what()))));
        }
        if (event instanceof JournalEvent.SessionRefused refused) {
            return Optional.of(new Decision(
                    "refusal",
                    refused.endpoint(),
                    "refuses the session with %d: %s".formatted(refused.status(), refused.why()),
                    List.of()));
        }
        if (event instanceof JournalEvent.WindowsEvent written) {
            return Optional.of(new Decision(
                    "event",
                    written.endpoint(),
                    "writes event %d, %s, to its log".formatted(written.id(), written.source()),
                    List.of(written.text())));
        }
        return Optional.empty();
    }

    /** A journal of version 1 has no sources. */
    private static Decision cited(String kind, String who, String says, String why, String source, String confidence) {
        return new Decision(
                kind,
                who,
                says,
                source == null ? List.of(why) : List.of(why, "Source: %s (%s).".formatted(source, confidence)));
    }
}
