package org.cutover.yaml;

import java.util.Optional;

/**
 * Characters that nobody sees and that do something to what stands around them: those that command terminals, and those that turn the
 * direction of reading by force. Names from right to left need none of them.
 */
public final class Unseen {

    private Unseen() {}

    /** The first of them in a text, as {@code U+001B}. */
    public static Optional<String> in(String text) {
        for (int at = 0; at < text.length(); at++) {
            // None of them takes two chars.
            if (isUnseen(text.charAt(at))) {
                return Optional.of("U+%04X".formatted((int) text.charAt(at)));
            }
        }
        return Optional.empty();
    }

    /** A text without them. */
    static String without(String text) {
        if (in(text).isEmpty()) {
            return text;
        }
        return text.codePoints()
                .filter(c -> !isUnseen(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnseen(int c) {
        var ofAText = c == '\n' || c == '\r' || c == '\t';
        return Character.isISOControl(c) && !ofAText || isForcedDirection(c);
    }

    /** Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2). */
    private static boolean isForcedDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
