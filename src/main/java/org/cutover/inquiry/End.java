package org.cutover.inquiry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.compatibility.Rule;
import org.cutover.diagnostics.Diagnostic;
import org.cutover.diagnostics.Diagnostic.Origin;

/**
 * Where a call's path ends.
 *
 * @param words what becomes of the call, in a sentence with names
 * @param status the final SIP status; 0 if the call goes through, or ends before there is SIP
 * @param ofStatus where that status is stated
 * @param diagnostic what else the server says; empty if nothing is known of it
 * @param rule the rule that forbids it; empty unless refused
 * @param undocumented rules by which the call passes though no source says that it would
 */
public record End(
        Outcome outcome,
        String words,
        int status,
        Optional<Origin> ofStatus,
        Optional<Diagnostic> diagnostic,
        Optional<Rule> rule,
        List<Rule> undocumented) {

    /** What becomes of a call. */
    public enum Outcome {
        /** It reaches a gateway. */
        PSTN,
        /** A user's telephone rings. */
        USER,
        /** Two servers on its way may not meet. */
        REFUSED,
        NOWHERE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public End {
        undocumented = List.copyOf(undocumented);
    }

    static End through(Outcome outcome, String words) {
        return new End(outcome, words, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static End nowhere(String words, Diagnostic diagnostic) {
        return new End(
                Outcome.NOWHERE,
                words,
                diagnostic.status(),
                Optional.of(diagnostic.ofStatus()),
                Optional.of(diagnostic),
                Optional.empty(),
                List.of());
    }

    /** Lost where no server says anything of it that a source names. */
    static End lost(String words, int status, Optional<Origin> ofStatus) {
        return new End(Outcome.NOWHERE, words, status, ofStatus, Optional.empty(), Optional.empty(), List.of());
    }

    static End refused(String words, Rule rule, Origin ofStatus) {
        return new End(
                Outcome.REFUSED, words, 403, Optional.of(ofStatus), Optional.empty(), Optional.of(rule), List.of());
    }

    End with(List<Rule> unknown) {
        return new End(outcome, words, status, ofStatus, diagnostic, rule, unknown);
    }

    End saying(String other) {
        return new End(outcome, other, status, ofStatus, diagnostic, rule, undocumented);
    }

    /** Whether somebody's telephone may ring. */
    public boolean goesThrough() {
        return outcome == Outcome.PSTN || outcome == Outcome.USER;
    }
}
