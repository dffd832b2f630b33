package org.cutover.scenario;

/**
 * How many columns text takes on a terminal: Chinese, Japanese and Korean characters, full-width forms and emoji take two, what is
 * written above or below another character takes none (Unicode Standard Annex 11, wide and full-width).
 */
public final class DisplayWidth {

    /** From the first to the last, each; what no character has stands within them where that makes them fewer. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f}, // Hangul, leading consonants
        {0x2329, 0x232a},
        {0x2e80, 0x303e}, // radicals of Han, punctuation
        {0x3041, 0x4dbf}, // kana, Bopomofo, Han
        {0x4e00, 0xa4cf}, // Han, Yi
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3}, // Hangul
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff01, 0xff60}, // full-width forms
        {0xffe0, 0xffe6},
        {0x16fe0, 0x18d08}, // Tangut, Khitan
        {0x1b000, 0x1b2fb}, // old kana, Nüshu
        {0x1f300, 0x1f64f}, // emoji
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd}, // more Han
    };

    /** No character below takes two columns, or none. */
    private static final int FIRST = 0x300;

    private DisplayWidth() {}

    /** Columns of a text. */
    public static int of(String text) {
        var columns = 0;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            columns += of(text.codePointAt(at));
        }
        return columns;
    }

    /** Columns of a character, 0 to 2. */
    public static int of(int character) {
        if (character < FIRST) {
            return 1;
        }
        if (isAboveAnother(character)) {
            return 0;
        }
        for (var range : WIDE) {
            if (character <= range[1]) {
                return character < range[0] ? 1 : 2;
            }
        }
        return 1;
    }

    private static boolean isAboveAnother(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            // Vowels and trailing consonants of Hangul stand in the square of the leading one.
            default -> character >= 0x1160 && character <= 0x11ff;
        };
    }

    /**
     * Where a text is to be cut so that what stands before takes at most so many columns. One character stands before it in any case,
     * unless there is none.
     *
     * @return an index, 0 to the length of the text; not between a character and what stands above it
     */
    public static int fitting(String text, int columns) {
        var taken = 0;
        var at = 0;
        while (at < text.length()) {
            var character = text.codePointAt(at);
            taken += of(character);
            if (taken > columns && at > 0 && of(character) > 0) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }
}
