package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import org.cutover.scenario.DisplayWidth;

/** Rows of text whose columns stand below each other. */
public final class Grid {

    private Grid() {}

    /** @param between what separates the columns; the last column is not padded */
    public static List<String> lines(List<List<String>> rows, String between) {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), DisplayWidth.of(row.get(i))));
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) - DisplayWidth.of(row.get(i))))
                        .append(between);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
