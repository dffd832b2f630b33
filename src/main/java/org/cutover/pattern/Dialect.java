package org.cutover.pattern;

import java.util.List;

/** How an engine wants to be told a pattern. */
enum Dialect {
    /** re2j. Only for texts whose end and words it sees as .NET does: {@link LinearEngine}. */
    LINEAR {
        @Override
        String of(CharSet set) {
            return set.inBrackets();
        }

        @Override
        String of(Anchor anchor) {
            return anchor.linear();
        }
    },

    /**
     * java.util.regex over a text that ends with {@link CodeUnits#END}, and that counts what is read of it.
     *
     * <p>What could fail without reading is made to read: otherwise a pattern of nothing but empty branches would try them all
     * and never be counted.
     */
    BACKTRACKING {
        @Override
        String of(CharSet set) {
            var beyondAscii = set.without(CharSet.ASCII);
            return KNOWN.stream()
                    .filter(known -> known.beyondAscii().equals(beyondAscii))
                    .findFirst()
                    .map(known -> "[%s[%s&&[^\\x{0}-\\x{7f}%s]]]"
                            .formatted(set.without(CharSet.NOT_ASCII).ranges(), known.text(), CodeUnits.END))
                    .orElseGet(set::inBrackets);
        }

        @Override
        String of(Anchor anchor) {
            return READ + anchor.backtracking();
        }

        /**
         * java.util.regex has a short cut for a body that can match in one way only, and there it does not forget what groups kept
         * on a way that failed. A branch that always fails keeps it off the short cut.
         */
        @Override
        String repeated(String body, boolean keeps) {
            return keeps ? "(?:" + body + "|(?!))" : super.repeated(body, keeps);
        }
    };

    /** Reads a character, and always succeeds: at the end of the text there is {@link CodeUnits#END}. */
    static final String READ = "(?=[\\x{0}-%s])".formatted(CodeUnits.END);

    /** A name for hundreds of ranges: java.util.regex would try them one by one. */
    private record Known(CharSet beyondAscii, String text) {}

    private static final List<Known> KNOWN = List.of(
            new Known(CharSet.DIGIT.without(CharSet.ASCII), "\\p{Nd}"),
            new Known(CharSet.WORD.without(CharSet.ASCII), "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}"),
            new Known(CharSet.DIGIT.complement().without(CharSet.ASCII), "\\P{Nd}"),
            new Known(CharSet.WORD.complement().without(CharSet.ASCII), "[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]"));

    abstract String of(CharSet set);

    abstract String of(Anchor anchor);

    /**
     * What a quantifier is to follow.
     *
     * @param keeps whether there are groups in it that keep what they match
     */
    String repeated(String body, boolean keeps) {
        return "(?:" + body + ")";
    }
}
