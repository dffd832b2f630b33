package org.cutover.compatibility;

import java.util.Optional;

/**
 * The answer for a pair, and the rule it rests on.
 *
 * @param answer what counts; with unknown pairs refused, it is {@code NO} where the files say unknown
 * @param defaultGatewayOnly whether a yes holds only for calls to the Mediation Server's default gateway
 */
public record Ruling(Answer answer, Rule rule, boolean defaultGatewayOnly) {

    /** An answer that holds whatever the gateway. */
    static Ruling of(Answer answer, Rule rule) {
        return new Ruling(answer, rule, false);
    }

    /**
     * The ruling for one call.
     *
     * @param defaultGateway whether it leads to the Mediation Server's default gateway
     */
    public Ruling forCall(boolean defaultGateway) {
        return allows() && defaultGatewayOnly && !defaultGateway ? of(Answer.NO, rule) : this;
    }

    public boolean allows() {
        return answer == Answer.YES;
    }

    public boolean refuses() {
        return answer == Answer.NO;
    }

    public boolean isUnknown() {
        return answer == Answer.UNKNOWN;
    }

    /** Whether it says yes although a document says no. */
    public boolean isDisputed() {
        return allows() && rule.confidence() == Confidence.CONFLICTING;
    }

    /**
     * What to say of it; empty where the answer is yes.
     *
     * @param things the pair: {@code pool a -> Mediation Server b}
     */
    public Optional<Finding> finding(String things) {
        return switch (answer) {
            case YES -> Optional.empty();
            case NO -> Optional.of(Finding.broken(rule, things));
            case UNKNOWN -> Optional.of(Finding.unknown(rule, things));
        };
    }
}
