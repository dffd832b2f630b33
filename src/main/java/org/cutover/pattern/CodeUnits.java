package org.cutover.pattern;

/**
 * A text as an engine sees it. .NET matches UTF-16 code units, the engines match whole characters: to them each half of a surrogate
 * pair is shown as a character of its own, from the private use of plane 16. Most texts have none and stay as they are.
 */
final class CodeUnits {

    /**
     * Ends the text of an engine that counts what it reads: it must read this to learn that the text ends. No pattern matches it,
     * and no text has it, since the halves of what would be this character stand elsewhere.
     */
    static final String END = Character.toString(Character.MAX_CODE_POINT);

    private static final int PLANE_16 = 0x100000;

    private CodeUnits() {}

    static int inEngine(int unit) {
        return unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE ? PLANE_16 + unit : unit;
    }

    /** @return the same text, if it has no surrogates */
    static String inEngine(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? text.chars()
                        .map(CodeUnits::inEngine)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** Where to search on after a match: at its end, or one character on if it is empty. */
    static int next(String inEngine, int start, int end) {
        return start < end || end == inEngine.length() ? Math.max(start + 1, end) : inEngine.offsetByCodePoints(end, 1);
    }

    /** The place in the text of what the engine found at a place in its own. */
    static int place(String inEngine, int at) {
        return at < 0 ? at : inEngine.codePointCount(0, at);
    }
}
