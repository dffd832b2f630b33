package org.cutover.pattern;

import java.util.List;

/**
 * What stands in place of what a pattern matches: {@code Regex.Replace} of .NET.
 *
 * <p>{@code $1} and <code>${1}</code> are groups by number, <code>${name}</code> by name, {@code $0} and {@code $&} the whole match,
 * {@code $`} and {@code $'} what stands before and after it, {@code $_} the whole number, {@code $$} a dollar sign. A group that took
 * no part is left out.
 *
 * <p>.NET takes all digits after the dollar sign for the group's number: with one group, {@code +$1425} names group 1425, which is
 * not there, and the text stays as it stands: "Substitutions in Regular Expressions", .NET documentation, says the latter; the
 * former is so in the public source of its parser. No plan means that, so here it is a fault, as is every other dollar sign that
 * .NET would leave standing. {@code $+}, the last group, is refused.
 *
 * <p>Immutable.
 */
public final class Translation {

    private final NumberPattern pattern;
    private final String replacement;
    private final List<Piece> pieces;

    private Translation(NumberPattern pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
        pieces = new ReplacementReader(pattern, replacement).read();
    }

    /** @throws IllegalArgumentException with a sentence, if the replacement names a group that the pattern has not, or is none */
    public static Translation of(NumberPattern pattern, String replacement) {
        return new Translation(pattern, replacement);
    }

    /**
     * Every match replaced, the rest kept. A number that the pattern does not match stays as it is, and so does one of which that is
     * too much work to tell.
     */
    public String apply(String number) {
        var matches = pattern.findAll(number);
        if (matches.isEmpty() || matches.get().isEmpty()) {
            return number;
        }
        var translated = new StringBuilder();
        var kept = 0;
        for (var match : matches.get()) {
            translated.append(number, kept, match.start());
            for (var piece : pieces) {
                translated.append(piece.of(match, number));
            }
            kept = match.end();
        }
        return translated.append(number, kept, number.length()).toString();
    }

    public NumberPattern pattern() {
        return pattern;
    }

    public String replacement() {
        return replacement;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Translation that
                && that.replacement.equals(replacement)
                && that.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return 31 * pattern.hashCode() + replacement.hashCode();
    }

    @Override
    public String toString() {
        return replacement;
    }

    /** A part of a replacement. */
    interface Piece {
        String of(Match match, String number);
    }
}
