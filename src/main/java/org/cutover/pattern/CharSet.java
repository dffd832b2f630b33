package org.cutover.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Which characters may stand in one place. Characters are UTF-16 code units, as in .NET: half a surrogate pair is one.
 *
 * <p>Every class is reckoned out to ranges here, so that both engines are told the same.
 */
final class CharSet {

    private static final int CHARACTERS = Character.MAX_VALUE + 1;

    static final CharSet NONE = new CharSet(new BitSet());
    static final CharSet ANY = NONE.complement();
    static final CharSet ASCII = range('\0', '\u007F');
    static final CharSet NOT_ASCII = ASCII.complement();
    static final CharSet ALL_BUT_NEWLINE = of('\n').complement();

    /** {@code \d}: any decimal digit of Unicode. "Character Classes in Regular Expressions", .NET documentation. */
    static final CharSet DIGIT = where(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);

    /** {@code \w}: categories L, Mn, Nd and Pc. Same source. */
    static final CharSet WORD = where(CharSet::isOfAWord);

    /** {@code \s}: blanks, tabulators, line ends and every separator of Unicode. Same source. */
    static final CharSet SPACE = where(c -> c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c));

    /** What {@code \b} takes for a word: {@code \w} and the two invisible joiners. */
    static final CharSet JOINED_WORD = WORD.and(range('\u200C', '\u200D'));

    /** First and last character of each range; the ranges ascend and do not touch. */
    private final char[] bounds;

    private final long below64;
    private final long below128;

    private CharSet(BitSet characters) {
        bounds = bounds(characters);
        below64 = word(characters, 0);
        below128 = word(characters, 1);
    }

    static CharSet of(char one) {
        return range(one, one);
    }

    /** @param last included */
    static CharSet range(char first, char last) {
        var characters = new BitSet();
        characters.set(first, last + 1);
        return new CharSet(characters);
    }

    static CharSet where(IntPredicate allowed) {
        var characters = new BitSet();
        for (var c = 0; c < CHARACTERS; c++) {
            characters.set(c, allowed.test(c));
        }
        return new CharSet(characters);
    }

    boolean contains(char c) {
        if (c < 64) {
            return (below64 >>> c & 1) != 0;
        }
        if (c < 128) {
            return (below128 >>> c & 1) != 0;
        }
        var at = Arrays.binarySearch(bounds, c);
        // An even insertion point lies between two ranges, an odd one within a range.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    CharSet and(CharSet more) {
        var both = characters();
        both.or(more.characters());
        return new CharSet(both);
    }

    CharSet without(CharSet those) {
        var rest = characters();
        rest.andNot(those.characters());
        return new CharSet(rest);
    }

    CharSet complement() {
        var rest = characters();
        rest.flip(0, CHARACTERS);
        return new CharSet(rest);
    }

    boolean meets(CharSet other) {
        for (int here = 0, there = 0; here < bounds.length && there < other.bounds.length; ) {
            if (bounds[here + 1] < other.bounds[there]) {
                here += 2;
            } else if (other.bounds[there + 1] < bounds[here]) {
                there += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** With {@code (?i)}: what is the same as one of these in lower case. */
    CharSet ignoringCase() {
        var lower = characters();
        characters().stream().forEach(c -> lower.set(Character.toLowerCase(c)));
        return where(c -> lower.get(c) || lower.get(Character.toLowerCase(c)));
    }

    /** A class in brackets, in the syntax that both engines share. */
    String inBrackets() {
        if (isEmpty()) {
            return "[^%s-%s]".formatted(escaped(0), escaped(Character.MAX_CODE_POINT));
        }
        return "[" + ranges() + "]";
    }

    /** The ranges as they stand within brackets. */
    String ranges() {
        var text = new StringBuilder();
        for (var at = 0; at < bounds.length; at += 2) {
            write(text, bounds[at], bounds[at + 1]);
        }
        return text.toString();
    }

    /** A range that runs into the surrogates or out of them is cut there: in an engine's text they stand elsewhere. */
    private static void write(StringBuilder text, int first, int last) {
        if (first < Character.MIN_SURROGATE && last >= Character.MIN_SURROGATE) {
            write(text, first, Character.MIN_SURROGATE - 1);
            write(text, Character.MIN_SURROGATE, last);
        } else if (first <= Character.MAX_SURROGATE && last > Character.MAX_SURROGATE) {
            write(text, first, Character.MAX_SURROGATE);
            write(text, Character.MAX_SURROGATE + 1, last);
        } else {
            text.append(escaped(CodeUnits.inEngine(first)));
            if (last > first) {
                text.append('-').append(escaped(CodeUnits.inEngine(last)));
            }
        }
    }

    /**
     * Written so that it stands for itself everywhere. What is beyond 16 bits stands unescaped: java.util.regex looks for such a
     * character in the pattern to know that it must look back by whole characters.
     */
    static String escaped(int character) {
        var plain = character >= '0' && character <= '9' || character >= 'A' && character <= 'Z';
        return plain || character > Character.MAX_VALUE
                ? Character.toString(character)
                : "\\x{%x}".formatted(character);
    }

    private BitSet characters() {
        var characters = new BitSet();
        for (var at = 0; at < bounds.length; at += 2) {
            characters.set(bounds[at], bounds[at + 1] + 1);
        }
        return characters;
    }

    private static char[] bounds(BitSet characters) {
        var bounds = new StringBuilder();
        for (var first = characters.nextSetBit(0); first >= 0; ) {
            var end = characters.nextClearBit(first);
            bounds.append((char) first).append((char) (end - 1));
            first = characters.nextSetBit(end);
        }
        return bounds.toString().toCharArray();
    }

    private static long word(BitSet characters, int number) {
        var words = characters.get(0, 128).toLongArray();
        return number < words.length ? words[number] : 0;
    }

    private static boolean isOfAWord(int c) {
        var type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.CONNECTOR_PUNCTUATION;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet that && Arrays.equals(that.bounds, bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return inBrackets();
    }
}
