package org.cutover.routing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression over numbers: unanchored unless it says otherwise, as the products' are. */
public final class NumberPattern {

    /** Anything but a backslash, and no dollar sign without its digit: {@link Matcher#replaceFirst} would refuse them. */
    private static final Pattern TRANSLATION = Pattern.compile("([^$\\\\]|\\$\\d)*");

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

    private final Pattern pattern;

    private NumberPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if the text is no regular expression; the message says where it goes wrong */
    public static NumberPattern of(String text) {
        try {
            return new NumberPattern(Pattern.compile(text, Pattern.UNIX_LINES));
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("\"%s\" is no regular expression: %s at character %d."
                    .formatted(text, broken.getDescription(), broken.getIndex() + 1));
        }
    }

    public boolean matches(String number) {
        return pattern.matcher(number).find();
    }

    /** The translation of a number that matches: {@code $1} is the first group. */
    String translate(String number, String translation) {
        return pattern.matcher(number).replaceFirst(translation);
    }

    /** @throws IllegalArgumentException if the translation is none, or names a group that the pattern does not have */
    void requireTranslation(String translation) {
        if (!TRANSLATION.matcher(translation).matches()) {
            throw new IllegalArgumentException(
                    "translation \"%s\" cannot be carried out. Write digits and a plus, and $1 to $9 for the pattern's groups."
                            .formatted(translation));
        }
        var groups = pattern.matcher("").groupCount();
        var references = REFERENCE.matcher(translation);
        while (references.find()) {
            if (Integer.parseInt(references.group(1)) > groups) {
                throw new IllegalArgumentException("translation \"%s\" uses $%s, but pattern \"%s\" has %d group(s)."
                        .formatted(translation, references.group(1), this, groups));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberPattern that && that.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
