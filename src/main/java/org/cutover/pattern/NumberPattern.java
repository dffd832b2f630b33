package org.cutover.pattern;

import java.util.List;
import java.util.Optional;

/**
 * A .NET regular expression over numbers, as the products' voice routes and normalization rules have it: {@code Regex.IsMatch}
 * without options, so that it matches anywhere in the number unless it is anchored.
 *
 * <p>Source: "Regular Expression Language - Quick Reference" and the pages below it in the .NET documentation. What .NET takes and
 * this does not is refused with a sentence, not read otherwise: conditions, balancing groups, Unicode blocks, two groups of one name,
 * references to a group that opens later, and lookbehinds of any length or with groups in them.
 *
 * <p>No pattern and no number stalls a call: see {@link Outcome#TOO_MUCH_WORK}. Immutable.
 */
public final class NumberPattern {

    /** What a pattern says of a number. */
    public enum Outcome {
        MATCHES,
        DIFFERS,

        /** It could not be told within the bound: 200,000 characters read. Always the same for the same pattern and number. */
        TOO_MUCH_WORK
    }

    private final String text;
    private final Groups groups;
    private final Shape shape;
    private final Engine engine;

    private NumberPattern(String text, PatternParser.Parsed parsed) {
        this.text = text;
        groups = parsed.groups();
        shape = Shape.of(parsed.root());
        engine = Engine.of(parsed.root());
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong and at which character; the first is 1 */
    public static NumberPattern of(String text) {
        return new NumberPattern(text, PatternParser.parse(text));
    }

    /** Whether it is known to match: what is too much work does not. */
    public boolean matches(String number) {
        return test(number) == Outcome.MATCHES;
    }

    public Outcome test(String number) {
        if (Shape.speaksOf(number)) {
            if (!shape.admits(number)) {
                return Outcome.DIFFERS;
            }
            if (shape.exact()) {
                return Outcome.MATCHES;
            }
        }
        return engine.test(number);
    }

    /** The groups that keep what they match, named ones included. */
    public int groupCount() {
        return groups.count();
    }

    Groups groups() {
        return groups;
    }

    Shape shape() {
        return shape;
    }

    Optional<List<Match>> findAll(String number) {
        return engine.findAll(number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberPattern that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
