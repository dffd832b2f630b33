package org.cutover.scenario;

/** Text of peers as people may be shown it: what would move the cursor, break the line or turn the reading direction is written out. */
public final class Visible {

    private Visible() {}

    /** The same text, with a {@code \\u{1b}} in place of each character that is none to be seen. */
    public static String text(String text) {
        if (isPlain(text)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                shown.append("\\u{%x}".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Whether it is printable ASCII: nearly every line of a message is, and all of them are asked. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Control characters, the beginnings of terminal commands among them; formats, such as those for text from right to left; line ends. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
