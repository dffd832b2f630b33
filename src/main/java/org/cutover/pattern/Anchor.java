package org.cutover.pattern;

import java.util.Map;

/** A condition on a place in the text: "Anchors in Regular Expressions" in the .NET documentation. */
enum Anchor {
    /** {@code ^}, {@code \A}. */
    START("\\A", "\\A"),

    /** {@code \z}. */
    END("\\z", "(?=" + CodeUnits.END + ")"),

    /** {@code $}, {@code \Z}: the end, or before a newline that ends the text; before no other line end. */
    END_OF_LAST_LINE("\\z", "(?=\\x{a}?" + CodeUnits.END + ")"),

    /** {@code ^} with {@code (?m)}. java.util.regex has no start of line at the very end; .NET has. */
    START_OF_LINE("(?m:^)", "(?<![^\\x{a}])"),

    /** {@code $} with {@code (?m)}. */
    END_OF_LINE("(?m:$)", "(?=[\\x{a}" + CodeUnits.END + "])"),

    /** {@code \b}. */
    WORD_BOUNDARY("\\b", wordBoundary("(?<!%1$s)(?=%1$s)|(?<=%1$s)(?!%1$s)")),

    /** {@code \B}. */
    NO_WORD_BOUNDARY("\\B", wordBoundary("(?<!%1$s)(?!%1$s)|(?<=%1$s)(?=%1$s)"));

    /** By the letter after a backslash. */
    static final Map<Character, Anchor> BY_LETTER =
            Map.of('A', START, 'z', END, 'Z', END_OF_LAST_LINE, 'b', WORD_BOUNDARY, 'B', NO_WORD_BOUNDARY);

    private final String linear;
    private final String backtracking;

    Anchor(String linear, String backtracking) {
        this.linear = linear;
        this.backtracking = backtracking;
    }

    String linear() {
        return linear;
    }

    String backtracking() {
        return backtracking;
    }

    private static String wordBoundary(String form) {
        return "(?:" + form.formatted("[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}\\x{200c}\\x{200d}]") + ")";
    }
}
