package org.cutover.pattern;

import static java.util.Map.entry;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** What stands after a backslash, in a class and outside: "Character Escapes in Regular Expressions", .NET documentation. */
record Escape(Cursor cursor) {

    private static final Map<Character, Character> CONTROLS =
            Map.of('a', '\u0007', 'b', '\b', 'e', '\u001B', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000B');

    private static final Map<Character, CharSet> CLASSES = Map.of(
            'd',
            CharSet.DIGIT,
            'D',
            CharSet.DIGIT.complement(),
            'w',
            CharSet.WORD,
            'W',
            CharSet.WORD.complement(),
            's',
            CharSet.SPACE,
            'S',
            CharSet.SPACE.complement());

    /** Unicode general categories by the names that .NET knows. One letter stands for all that begin with it. */
    private static final Map<String, Byte> CATEGORIES = Map.ofEntries(
            entry("Lu", Character.UPPERCASE_LETTER),
            entry("Ll", Character.LOWERCASE_LETTER),
            entry("Lt", Character.TITLECASE_LETTER),
            entry("Lm", Character.MODIFIER_LETTER),
            entry("Lo", Character.OTHER_LETTER),
            entry("Mn", Character.NON_SPACING_MARK),
            entry("Mc", Character.COMBINING_SPACING_MARK),
            entry("Me", Character.ENCLOSING_MARK),
            entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
            entry("Nl", Character.LETTER_NUMBER),
            entry("No", Character.OTHER_NUMBER),
            entry("Pc", Character.CONNECTOR_PUNCTUATION),
            entry("Pd", Character.DASH_PUNCTUATION),
            entry("Ps", Character.START_PUNCTUATION),
            entry("Pe", Character.END_PUNCTUATION),
            entry("Pi", Character.INITIAL_QUOTE_PUNCTUATION),
            entry("Pf", Character.FINAL_QUOTE_PUNCTUATION),
            entry("Po", Character.OTHER_PUNCTUATION),
            entry("Sm", Character.MATH_SYMBOL),
            entry("Sc", Character.CURRENCY_SYMBOL),
            entry("Sk", Character.MODIFIER_SYMBOL),
            entry("So", Character.OTHER_SYMBOL),
            entry("Zs", Character.SPACE_SEPARATOR),
            entry("Zl", Character.LINE_SEPARATOR),
            entry("Zp", Character.PARAGRAPH_SEPARATOR),
            entry("Cc", Character.CONTROL),
            entry("Cf", Character.FORMAT),
            entry("Cs", Character.SURROGATE),
            entry("Co", Character.PRIVATE_USE),
            entry("Cn", Character.UNASSIGNED));

    /** {@code \d}, {@code \W}, {@code \p{Lu}} and the like; nothing, and nothing read, if no class stands here. */
    Optional<CharSet> findClass() {
        var from = cursor.place() - 1;
        if (cursor.takes('p')) {
            return Optional.of(category(from));
        }
        if (cursor.takes('P')) {
            return Optional.of(category(from).complement());
        }
        return cursor.seesOneOf("dDwWsS") ? Optional.of(CLASSES.get(cursor.take())) : Optional.empty();
    }

    private CharSet category(int from) {
        if (!cursor.takes('{')) {
            throw cursor.fault(from, "\\p without a category in braces, as in \\p{Nd},");
        }
        var name = cursor.takeWord();
        if (cursor.sees('-') || name.startsWith("Is")) {
            throw cursor.refused(from, "a Unicode block", "Write its characters as a range: [\\u0000-\\u007F].");
        }
        var known = CATEGORIES.keySet().stream()
                .anyMatch(one -> one.equals(name) || one.substring(0, 1).equals(name));
        if (!known || !cursor.takes('}')) {
            throw cursor.fault(from, "\\p without a Unicode category that exists");
        }
        var types = new BitSet();
        CATEGORIES.forEach((category, type) -> types.set(type, types.get(type) || category.startsWith(name)));
        return CharSet.where(c -> types.get(Character.getType(c)));
    }

    /** The one character that is meant. The backslash has been read. */
    char character() {
        var from = cursor.place() - 1;
        if (cursor.atEnd()) {
            throw cursor.fault(from, "a backslash with nothing after it");
        }
        if (cursor.seesOneOf("01234567")) {
            return octal();
        }
        if (cursor.takes('x')) {
            return hexadecimal(from, 2);
        }
        if (cursor.takes('u')) {
            return hexadecimal(from, 4);
        }
        if (cursor.takes('c')) {
            return control(from);
        }
        var word = cursor.seesWord();
        var named = cursor.take();
        if (CONTROLS.containsKey(named)) {
            return CONTROLS.get(named);
        }
        if (word) {
            throw cursor.fault(from, "an escape that does not exist, \\%s,".formatted(named));
        }
        return named;
    }

    /** Up to three octal digits; what is above 255 loses its high bits. */
    private char octal() {
        var value = 0;
        for (var digits = 0; digits < 3 && cursor.seesOneOf("01234567"); digits++) {
            value = value * 8 + cursor.take() - '0';
        }
        return (char) (value & 0xFF);
    }

    private char hexadecimal(int from, int digits) {
        var value = 0;
        for (var read = 0; read < digits; read++) {
            if (!cursor.seesOneOf("0123456789abcdefABCDEF")) {
                throw cursor.fault(from, "an escape without its %d hexadecimal digits".formatted(digits));
            }
            value = value * 16 + Character.digit(cursor.take(), 16);
        }
        return (char) value;
    }

    private char control(int from) {
        if (cursor.atEnd()) {
            throw cursor.fault(from, "\\c without its letter");
        }
        var letter = cursor.take();
        var code = (letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter) - '@';
        if (code < 0 || code >= ' ') {
            throw cursor.fault(from, "\\c without a letter that names a control character");
        }
        return (char) code;
    }
}
