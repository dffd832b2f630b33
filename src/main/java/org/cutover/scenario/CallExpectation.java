package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * How a call is expected to end, and which way it is expected to go.
 *
 * @param outcome a word of {@link org.cutover.call.CallOutcome}; {@link #FAILS} for any but completed; empty for any at all
 * @param status final SIP status; 0 for any
 * @param rule id of the rule that refuses it; empty for any or none
 * @param signs what servers say of it, and what reaches the gateway
 * @param messages that are sent in its course, or are not
 */
public record CallExpectation(
        String outcome, int status, String rule, Way way, Signs signs, List<ExpectedMessage> messages) {

    /** Stands for every outcome but the completed call. */
    public static final String FAILS = "fails";

    public static final List<String> OUTCOMES = List.of(
            "completed", "busy", "no-answer", "rejected", "refused", "unrouted", "timed-out", "abandoned", "dropped");

    static final String COMPLETED_WORD = "completed";

    public CallExpectation {
        messages = List.copyOf(messages);
    }

    public static final CallExpectation COMPLETED = ending(COMPLETED_WORD);

    static final CallExpectation NONE = ending("");

    /** That it ends so, and no more than that. */
    static CallExpectation ending(String outcome) {
        return new CallExpectation(outcome, 0, "", Way.ANY, Signs.ANY, List.of());
    }

    /** Whether a call that ends as expected has done its work. */
    public boolean isFailure() {
        return outcome.equals(FAILS) || !(outcome.isEmpty() || outcome.equals(COMPLETED_WORD));
    }

    /** This expectation; where the call is to complete, by that way too. */
    CallExpectation completedBy(Way other) {
        return isFailure() ? this : new CallExpectation(outcome, status, rule, way.orElse(other), signs, messages);
    }

    /** This expectation, with that of {@code other} where this one leaves something open. */
    CallExpectation orElse(CallExpectation other) {
        if (!outcome.isEmpty() && !outcome.equals(other.outcome)) {
            return this;
        }
        return new CallExpectation(
                other.outcome,
                status == 0 ? other.status : status,
                rule.isEmpty() ? other.rule : rule,
                way.orElse(other.way),
                signs.orElse(other.signs),
                messages.isEmpty() ? other.messages : messages);
    }

    /** What of the call is not as expected; a sentence part each. */
    List<String> complaints(CallRecord call) {
        if (!call.wasPlaced()) {
            return List.of("was not placed: the caller is busy with another call, or has no pool");
        }
        if (!isMetBy(call.outcome().word())) {
            return List.of("%s, expected %s".formatted(call.outcome().describe(), describe()));
        }
        var complaints = new ArrayList<String>();
        var word = call.outcome().word();
        if (status != 0 && status != call.status()) {
            complaints.add("%s with status %d, expected %d".formatted(word, call.status(), status));
        }
        if (!rule.isEmpty() && !rule.equals(call.rule())) {
            var by = call.rule().isEmpty() ? "no rule" : "rule " + call.rule();
            complaints.add("%s by %s, expected rule %s".formatted(word, by, rule));
        }
        call.way().differences(way).forEach(difference -> complaints.add(word + " " + difference));
        signs.complaints(call.evidence()).forEach(complaint -> complaints.add("%s, %s".formatted(word, complaint)));
        messages.stream()
                .map(message -> message.complaint(call.entries()))
                .filter(complaint -> !complaint.isEmpty())
                .forEach(complaint -> complaints.add("%s, but %s".formatted(word, complaint)));
        return complaints;
    }

    private boolean isMetBy(String word) {
        return outcome.equals(FAILS) ? !word.equals(COMPLETED_WORD) : outcome.isEmpty() || outcome.equals(word);
    }

    /** In a few words: {@code completed}, {@code refused by rule legacy-pool-new-mediation}. */
    public String describe() {
        return (outcome.isEmpty() ? "any outcome" : outcome)
                + (status == 0 ? "" : " " + status)
                + (rule.isEmpty() ? "" : " by rule " + rule);
    }
}
