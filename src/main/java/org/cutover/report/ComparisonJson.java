package org.cutover.report;

import java.util.List;
import org.cutover.results.RunReport;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two runs, for other programs; the schema is {@code schema/compare.json}. */
public final class ComparisonJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private record Comparison(int version, Run before, Run after, List<Change> changes, List<Alone> onlyOne) {}

    private record Run(String rehearsal, String verdict) {}

    private record Change(int stage, String step, String call, List<Difference> differences) {}

    private record Difference(String what, String before, String after) {}

    private record Alone(String run, int stage, String step, String call) {}

    private ComparisonJson() {}

    /** Ends with a line feed. */
    public static String of(RunComparison comparison) {
        var changes = comparison.changes().stream()
                .map(change -> new Change(
                        change.stage().number(),
                        change.stage().step(),
                        change.before().name(),
                        change.differences().stream()
                                .map(one -> new Difference(one.what(), orNull(one.before()), orNull(one.after())))
                                .toList()))
                .toList();
        var alone = comparison.onlyOne().stream()
                .map(one -> new Alone(
                        one.inFirst() ? "before" : "after",
                        one.stage().number(),
                        one.stage().step(),
                        orNull(one.call())))
                .toList();
        return MAPPER.writeValueAsString(
                        new Comparison(VERSION, run(comparison.before()), run(comparison.after()), changes, alone))
                + "\n";
    }

    private static Run run(RunReport report) {
        return new Run(report.title(), report.verdict());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
