package org.cutover.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text and what stands below it, drawn with lines.
 *
 * @param text may be as long as it likes; it is broken between words
 */
record Tree(String text, List<Tree> below) {

    /** With what lines are drawn. */
    enum Lines {
        BOXES("\u251c\u2500 ", "\u2514\u2500 ", "\u2502  "),
        ASCII("|- ", "`- ", "|  ");

        private final String branch;
        private final String last;
        private final String past;

        Lines(String branch, String last, String past) {
            this.branch = branch;
            this.last = last;
            this.past = past;
        }

        /** Our own ellipsis; names stay as they are. */
        private String plain(String text) {
            return this == ASCII ? text.replace("\u2026", "...") : text;
        }
    }

    /** What is left for text, however deep it stands. */
    private static final int NARROWEST = 30;

    private static final String NOTHING = "   ";

    Tree {
        below = List.copyOf(below);
    }

    static Tree leaf(String text) {
        return new Tree(text, List.of());
    }

    /** Lines of at most {@code width} characters, unless it is too narrow for the depth. */
    List<String> draw(int width, Lines with) {
        var lines = new ArrayList<String>();
        add("", "", width, with, lines);
        return lines;
    }

    private void add(String first, String next, int width, Lines with, List<String> lines) {
        var under = below.isEmpty() ? NOTHING : with.past;
        var wrapped =
                TextWrap.lines(with.plain(visible(text)), Math.max(NARROWEST, width - next.length() - under.length()));
        lines.add(first + wrapped.get(0));
        wrapped.stream().skip(1).forEach(line -> lines.add(next + under + line));
        for (var i = 0; i < below.size(); i++) {
            var last = i == below.size() - 1;
            below.get(i)
                    .add(
                            next + (last ? with.last : with.branch),
                            next + (last ? NOTHING : with.past),
                            width,
                            with,
                            lines);
        }
    }

    /** Control characters, which what is dialled may hold, would be orders to the terminal. */
    private static String visible(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(one -> {
            if (Character.isISOControl(one) || Character.getType(one) == Character.FORMAT) {
                shown.append("\\u%04x".formatted(one));
            } else {
                shown.appendCodePoint(one);
            }
        });
        return shown.toString();
    }
}
