package org.cutover.pattern;

import java.util.ArrayList;
import java.util.List;

/** What stands in brackets: "Character Classes in Regular Expressions", .NET documentation. */
record ClassReader(Cursor cursor, boolean ignoreCase) {

    /** Deeper brackets are nobody's. */
    private static final int DEEPEST = 50;

    /** The opening bracket has been read. */
    CharSet read() {
        return read(1);
    }

    private CharSet read(int depth) {
        var open = cursor.place() - 1;
        if (depth > DEEPEST) {
            throw cursor.refused(open, "brackets nested more than %d deep".formatted(DEEPEST), "Write it flatter.");
        }
        var negated = cursor.takes('^');
        var found = new ArrayList<CharSet>();
        var subtracted = CharSet.NONE;
        for (var first = true; first || !cursor.sees(']'); first = false) {
            requireMore(open);
            // "[a-z-[aeiou]]": the rest but those in the inner brackets, which end the class.
            if (!first && cursor.takes("-[")) {
                subtracted = subtraction(open, depth);
                break;
            }
            item(open, found);
        }
        requireMore(open);
        cursor.take();
        var all = found.stream().reduce(CharSet.NONE, CharSet::and);
        var cased = ignoreCase ? all.ignoringCase() : all;
        return (negated ? cased.complement() : cased).without(subtracted);
    }

    private CharSet subtraction(int open, int depth) {
        var at = cursor.place() - 2;
        var subtracted = read(depth + 1);
        requireMore(open);
        if (!cursor.sees(']')) {
            throw cursor.fault(at, "a subtraction that does not end its class");
        }
        return subtracted;
    }

    /** A class, a character, or a range. */
    private void item(int open, List<CharSet> found) {
        var from = cursor.place();
        if (cursor.sees('[') && cursor.sees(1, ':')) {
            throw cursor.refused(from, "[: in a class", "For a bracket write \\[; .NET has no classes like [:digit:].");
        }
        if (cursor.sees('\\')) {
            cursor.take();
            var shorthand = new Escape(cursor).findClass();
            if (shorthand.isPresent()) {
                found.add(shorthand.get());
                return;
            }
            cursor.backTo(from);
        }
        // An escaped hyphen is a hyphen, and begins no range.
        var hyphen = cursor.sees('\\') && cursor.sees(1, '-');
        var low = character();
        var range = !hyphen && cursor.sees('-') && !cursor.sees(1, ']') && !cursor.sees(1, '[');
        if (!range) {
            found.add(CharSet.of(low));
            return;
        }
        cursor.take();
        requireMore(open);
        var high = highEnd(from);
        if (high < low) {
            throw cursor.fault(from, "a range in reverse order");
        }
        found.add(CharSet.range(low, high));
    }

    private char highEnd(int from) {
        var at = cursor.place();
        if (cursor.takes('\\')) {
            if (new Escape(cursor).findClass().isPresent()) {
                throw cursor.fault(from, "a range that ends with a class");
            }
            cursor.backTo(at);
        }
        return character();
    }

    private char character() {
        return cursor.takes('\\') ? new Escape(cursor).character() : cursor.take();
    }

    private void requireMore(int open) {
        if (cursor.atEnd()) {
            throw cursor.fault(open, "a class without its closing bracket");
        }
    }
}
