package org.cutover.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        alone(comparison).forEach(text -> lines.addAll(TextWrap.lines(ShortNames.in(text, domain), width)));
        var before = comparison.before().verdict();
        var after = comparison.after().verdict();
        if (!before.equals(after)) {
            lines.add("The verdict changed: %s -> %s.".formatted(before, after));
        }
        lines.add(summary(comparison));
        return lines;
    }

    /** What one run has alone: a step, or a call with the stages at which it is placed. */
    private static List<String> alone(RunComparison comparison) {
        var texts = new ArrayList<String>();
        var calls = new LinkedHashMap<String, List<Integer>>();
        for (var alone : comparison.onlyOne()) {
            var only = "only the %s run has ".formatted(alone.inFirst() ? "first" : "second");
            if (alone.call().isEmpty()) {
                texts.add("%2d  %s: %sthe step"
                        .formatted(alone.stage().number(), alone.stage().title(), only));
            } else {
                calls.computeIfAbsent("%scall \"%s\"".formatted(only, alone.call()), key -> new ArrayList<>())
                        .add(alone.stage().number());
            }
        }
        calls.forEach((call, stages) -> texts.add(
                "    %s, at %s".formatted(call, stages.size() == 1 ? "stage " + stages.get(0) : ranges(stages))));
        return texts;
    }

    /** {@code stages 0 to 7, 9 to 21}. */
    private static String ranges(List<Integer> stages) {
        var ranges = new ArrayList<String>();
        for (var first = 0; first < stages.size(); ) {
            var last = first;
            while (last + 1 < stages.size() && stages.get(last + 1) == stages.get(last) + 1) {
                last++;
            }
            ranges.add(first == last ? "" + stages.get(first) : stages.get(first) + " to " + stages.get(last));
            first = last + 1;
        }
        return "stages " + String.join(", ", ranges);
    }

    private static String summary(RunComparison comparison) {
        if (comparison.same()) {
            return "No call changed.";
        }
        var changed = comparison.changes().size();
        var alone = comparison.onlyOne().stream()
                .map(one -> one.call().isEmpty() ? "\n" + one.stage().step() : one.call())
                .distinct()
                .count();
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
