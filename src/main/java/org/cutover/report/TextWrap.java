package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.scenario.DisplayWidth;

/** Breaks text into lines between words. */
public final class TextWrap {

    private TextWrap() {}

    /** At least one line; a word of more than {@code width} columns is broken. */
    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (DisplayWidth.of(rest) > width && DisplayWidth.fitting(rest, width) < rest.length()) {
            var fitting = DisplayWidth.fitting(rest, width);
            var space = rest.lastIndexOf(' ', fitting);
            var cut = space <= 0 ? fitting : space;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }
}
