package org.cutover.compatibility;

import java.util.regex.Pattern;

/**
 * A fact about what may meet, or what must come first.
 *
 * @param id how files and the {@code Cutover-Rule} header name it: {@code legacy-pool-new-mediation}
 * @param says one sentence; it follows a colon, and so begins in lower case
 * @param remedy what to do instead; empty where there is nothing to do
 * @param source where it is stated; a rule that nothing states says so here
 */
public record Rule(String id, String says, String remedy, String source, Confidence confidence) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no rule id. Write lower-case words joined by hyphens, such as pool-name-new."
                            .formatted(id));
        }
        if (says.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("rule %s must say something, and have a source.".formatted(id));
        }
    }

    /** The rule alone: what it says, what to do, where it is stated and how sure we are. */
    public String describe() {
        return "%s [%s; %s; %s]".formatted(sentences(), id, source, confidence.word());
    }

    /** The rule as it concerns certain things: {@code pool a -> Mediation Server b: an OCS 2007 R2 pool … [id]}. */
    public String describe(String things) {
        return "%s: %s [%s]".formatted(things, sentences(), id);
    }

    /** Where it is stated, and how sure we are of it. */
    public String cite() {
        return "Source: %s (%s).".formatted(source, confidence.word());
    }

    /** What it says, and what to do. */
    public String sentences() {
        return remedy.isEmpty() ? says : says + " " + remedy;
    }
}
