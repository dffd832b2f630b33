package org.cutover.compatibility;

/**
 * A broken rule, or a pair no source speaks of, and the things it concerns.
 *
 * @param message names the things, says what is wrong and what to do, and ends with the rule's id
 */
public record Finding(Severity severity, Rule rule, String message) {

    /** @param things such as {@code pool a -> Mediation Server b} */
    public static Finding broken(Rule rule, String things) {
        return new Finding(Severity.BROKEN, rule, rule.describe(things));
    }

    /** @param things such as {@code pool a -> Mediation Server b} */
    public static Finding unknown(Rule rule, String things) {
        return new Finding(Severity.UNKNOWN, rule, rule.describe(things));
    }

    /** @param things such as {@code route a -> trunk b} */
    public static Finding warning(Rule rule, String things) {
        return new Finding(Severity.WARNING, rule, rule.describe(things));
    }

    @Override
    public String toString() {
        return message;
    }
}
