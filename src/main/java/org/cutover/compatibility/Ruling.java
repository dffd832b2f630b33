package org.cutover.compatibility;

import java.util.Optional;

/**
 * The answer for a pair, and the rule it rests on.
 *
 * @param answer what counts; with unknown pairs refused, it is {@code NO} where the files say unknown
 */
public record Ruling(Answer answer, Rule rule) {

    public boolean allows() {
        return answer == Answer.YES;
    }

    public boolean refuses() {
        return answer == Answer.NO;
    }

    public boolean isUnknown() {
        return answer == Answer.UNKNOWN;
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
