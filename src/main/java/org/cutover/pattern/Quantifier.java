package org.cutover.pattern;

/**
 * How often something is repeated: "Quantifiers in Regular Expressions", .NET documentation.
 *
 * @param max included; {@link Node#UNBOUNDED} if there is none
 */
record Quantifier(int min, int max) {

    /** A brace that begins none of {@code {n}}, {@code {n,}} and {@code {n,m}} stands for itself: so in the parser of .NET. */
    static boolean isSeen(Cursor cursor) {
        if (cursor.seesOneOf("*+?")) {
            return true;
        }
        var from = cursor.place();
        var seen = cursor.takes('{') && cursor.seesDigit();
        if (seen) {
            skipDigits(cursor);
            if (cursor.takes(',')) {
                skipDigits(cursor);
            }
            seen = cursor.sees('}');
        }
        cursor.backTo(from);
        return seen;
    }

    /** One that is seen. */
    static Quantifier read(Cursor cursor) {
        var from = cursor.place();
        return switch (cursor.take()) {
            case '*' -> new Quantifier(0, Node.UNBOUNDED);
            case '+' -> new Quantifier(1, Node.UNBOUNDED);
            case '?' -> new Quantifier(0, 1);
            default -> inBraces(cursor, from);
        };
    }

    private static Quantifier inBraces(Cursor cursor, int from) {
        var min = cursor.takeNumber();
        var max = min;
        if (cursor.takes(',')) {
            max = cursor.seesDigit() ? cursor.takeNumber() : Node.UNBOUNDED;
        }
        cursor.take();
        if (max < min) {
            throw cursor.fault(from, "a quantifier whose most is less than its least");
        }
        return new Quantifier(min, max);
    }

    private static void skipDigits(Cursor cursor) {
        while (cursor.seesDigit()) {
            cursor.take();
        }
    }
}
