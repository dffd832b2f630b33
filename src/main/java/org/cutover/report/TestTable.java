package org.cutover.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cutover.deployment.Deployment;
import org.cutover.inquiry.VoiceTestResult;
import org.cutover.scenario.DisplayWidth;

/** Results of test cases: a row each, and below the row what is to be said of it. */
public final class TestTable {

    private static final List<String> HEADING =
            List.of("Result", "Test case", "Translated number", "Rule", "First usage", "First route");
    private static final String BETWEEN = "  ";
    private static final int NARROWEST = 8;

    private TestTable() {}

    /** Lines of at most {@code width} columns, as far as that goes. */
    public static List<String> of(List<VoiceTestResult> results, Deployment deployment, int width) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADING);
        results.forEach(result -> rows.add(row(result)));
        var widths = widths(rows, width);
        var lines = new ArrayList<>(lines(rows.get(0), widths));
        for (var i = 0; i < results.size(); i++) {
            lines.addAll(lines(rows.get(i + 1), widths));
            var below = new ArrayList<>(results.get(i).complaints());
            below.addAll(results.get(i).remarks());
            for (var text : below) {
                TextWrap.lines(ShortNames.in(text, deployment), width - NARROWEST)
                        .forEach(line -> lines.add(" ".repeat(NARROWEST) + line));
            }
        }
        return lines;
    }

    private static List<String> row(VoiceTestResult result) {
        return List.of(
                result.outcome().word(),
                result.test().name(),
                shown(result.number()),
                shown(result.rule()),
                shown(result.usage()),
                shown(result.route()));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** The widest column gives way, until the row fits. */
    private static List<Integer> widths(List<List<String>> rows, int width) {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < HEADING.size(); column++) {
            var at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> DisplayWidth.of(row.get(at)))
                    .max()
                    .orElse(0));
        }
        var room = width - BETWEEN.length() * (HEADING.size() - 1);
        while (widths.stream().mapToInt(Integer::intValue).sum() > room && Collections.max(widths) > NARROWEST) {
            var widest = widths.indexOf(Collections.max(widths));
            widths.set(widest, widths.get(widest) - 1);
        }
        return widths;
    }

    private static List<String> lines(List<String> row, List<Integer> widths) {
        var cells = new ArrayList<List<String>>();
        var height = 1;
        for (var column = 0; column < row.size(); column++) {
            var cell = TextWrap.lines(row.get(column), widths.get(column));
            cells.add(cell);
            height = Math.max(height, cell.size());
        }
        var lines = new ArrayList<String>();
        for (var line = 0; line < height; line++) {
            var text = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                var cell = cells.get(column);
                var part = line < cell.size() ? cell.get(line) : "";
                text.append(part)
                        .append(" ".repeat(widths.get(column) - DisplayWidth.of(part)))
                        .append(BETWEEN);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }
}
