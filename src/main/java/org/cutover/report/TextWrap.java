package org.cutover.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. */
public final class TextWrap {

    private TextWrap() {}

    /** At least one line; a word longer than {@code width} is broken. */
    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            var space = rest.lastIndexOf(' ', width);
            var cut = space <= 0 ? within(rest, width) : space;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }

    /** Not between the two halves of a character that Java counts as two. */
    private static int within(String text, int cut) {
        return cut > 1 && Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut)) ? cut - 1 : cut;
    }
}
