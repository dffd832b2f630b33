package org.cutover.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cutover.pattern.Translation.Piece;

/** Reads a replacement: "Substitutions in Regular Expressions", .NET documentation. */
final class ReplacementReader {

    private final NumberPattern pattern;
    private final String replacement;
    private final Cursor cursor;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    /** Where the character, or the substitution, begins that is read. */
    private int from;

    ReplacementReader(NumberPattern pattern, String replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
        cursor = new Cursor(replacement);
    }

    List<Piece> read() {
        while (!cursor.atEnd()) {
            from = cursor.place();
            var c = cursor.take();
            if (c == '\\') {
                throw impossible("A backslash means nothing in it: write the digit alone.");
            }
            if (c != '$' || cursor.takes('$')) {
                plain.append(c);
            } else {
                endPlain();
                pieces.add(substitution());
            }
        }
        endPlain();
        return List.copyOf(pieces);
    }

    private void endPlain() {
        if (plain.length() > 0) {
            var text = plain.toString();
            pieces.add((match, number) -> text);
            plain.setLength(0);
        }
    }

    private Piece substitution() {
        if (cursor.takes('&')) {
            return group(0);
        }
        if (cursor.takes('`')) {
            return (match, number) -> number.substring(0, match.start());
        }
        if (cursor.takes('\'')) {
            return (match, number) -> number.substring(match.end());
        }
        if (cursor.takes('_')) {
            return (match, number) -> number;
        }
        if (cursor.takes('+')) {
            throw impossible("$+ is not simulated: name the group by its number.");
        }
        if (cursor.takes('{')) {
            return inBraces();
        }
        if (cursor.seesDigit()) {
            return numbered();
        }
        throw impossible("Write $1 or ${name} for the pattern's groups, and $$ for a dollar sign.");
    }

    private Piece inBraces() {
        var name = cursor.takeWord();
        if (name.isEmpty() || !cursor.takes('}')) {
            throw impossible("Between ${ and } there is the number or the name of a group.");
        }
        var number = name.matches("[0-9]{1,9}");
        var found = number
                ? pattern.groups().find(Integer.parseInt(name))
                : pattern.groups().find(name);
        return group(found.orElseThrow(() -> missing("${%s}".formatted(name), "")));
    }

    private Piece numbered() {
        var digits = new StringBuilder();
        while (cursor.seesDigit()) {
            digits.append(cursor.take());
        }
        return group(find(digits.toString()).orElseThrow(() -> missing("$" + digits, advice(digits.toString()))));
    }

    private Optional<Integer> find(String digits) {
        return digits.length() > 9 ? Optional.empty() : pattern.groups().find(Integer.parseInt(digits));
    }

    /** What was probably meant: the longest number that is a group, and then digits. */
    private String advice(String digits) {
        return IntStream.iterate(digits.length() - 1, length -> length > 0, length -> length - 1)
                .filter(length -> find(digits.substring(0, length)).isPresent())
                .mapToObj(length -> " All digits after $ are the group's number: write ${%s}%s."
                        .formatted(digits.substring(0, length), digits.substring(length)))
                .findFirst()
                .orElse("");
    }

    private static Piece group(int engineGroup) {
        return (match, number) -> match.group(engineGroup, number).orElse("");
    }

    private IllegalArgumentException missing(String what, String advice) {
        return new IllegalArgumentException("translation \"%s\" uses %s, but pattern \"%s\" has %s.%s"
                .formatted(replacement, what, pattern, groups(), advice));
    }

    private String groups() {
        var names = pattern.groups().byName().keySet();
        return names.isEmpty()
                ? "%d group(s)".formatted(pattern.groupCount())
                : "%d group(s), named %s".formatted(pattern.groupCount(), String.join(", ", names));
    }

    private IllegalArgumentException impossible(String advice) {
        return new IllegalArgumentException("translation \"%s\" cannot be carried out: see character %d. %s"
                .formatted(replacement, from + 1, advice));
    }
}
