package org.cutover.report;

import java.util.ArrayList;
import java.util.List;

/** What differs between two runs, as text. */
public final class ComparisonTable {

    private static final String INDENT = "    ";

    private ComparisonTable() {}

    /** Lines of at most {@code width} characters. */
    public static List<String> of(RunComparison comparison, int width) {
        var domain = comparison.before().subject().domain();
        var lines = new ArrayList<String>();
        var stage = "";
        for (var change : comparison.changes()) {
            var heading =
                    "%2d  %s".formatted(change.stage().number(), change.stage().title());
            if (!heading.equals(stage)) {
                stage = heading;
                lines.addAll(TextWrap.lines(ShortNames.in(heading, domain), width));
            }
            lines.addAll(indented(change.before().name() + ":", width, domain, 1));
            for (var difference : change.differences()) {
                var text = "%s: %s -> %s"
                        .formatted(difference.what(), shown(difference.before()), shown(difference.after()));
                lines.addAll(indented(text, width, domain, 2));
            }
        }
        for (var alone : comparison.onlyOne()) {
            var which = alone.inFirst() ? "first" : "second";
            var what = alone.call().isEmpty() ? "the step" : "call \"%s\"".formatted(alone.call());
            lines.addAll(TextWrap.lines(
                    ShortNames.in(
                            "%2d  %s: only the %s run has %s"
                                    .formatted(
                                            alone.stage().number(),
                                            alone.stage().title(),
                                            which,
                                            what),
                            domain),
                    width));
        }
        lines.add(summary(comparison));
        return lines;
    }

    private static String summary(RunComparison comparison) {
        if (comparison.same()) {
            return "No call changed.";
        }
        var changed = comparison.changes().size();
        var alone = comparison.onlyOne().size();
        var calls = changed == 1 ? "1 call changed" : changed + " calls changed";
        return alone == 0 ? calls + "." : "%s; %d in one run alone.".formatted(calls, alone);
    }

    private static List<String> indented(String text, int width, String domain, int depth) {
        var indent = INDENT.repeat(depth);
        return TextWrap.lines(ShortNames.in(text, domain), width - indent.length()).stream()
                .map(line -> indent + line)
                .toList();
    }

    private static String shown(String name) {
        return name.isEmpty() ? "none" : name;
    }
}
