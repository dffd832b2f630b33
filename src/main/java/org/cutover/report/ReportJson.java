package org.cutover.report;

import java.util.List;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.StageResult;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run for other programs: {@code report.json}, whose schema is {@code schema/report.json}. */
public final class ReportJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** @param disagreement what the documents disagree about, where the profile is not strict; else null */
    private record Report(
            int version,
            String rehearsal,
            String profile,
            String disagreement,
            String verdict,
            double simulatedSeconds,
            List<Stage> stages) {}

    /**
     * @param refused why the step was not carried out; null if it was
     * @param refusedBy ids of the rules that refused it
     * @param report what the product reports of the step, a line for each object
     * @param forced ids of rules that forbid the step, which was carried out all the same
     */
    private record Stage(
            String step,
            String title,
            String refused,
            List<String> refusedBy,
            List<String> forced,
            List<String> report,
            List<String> findings,
            List<Call> calls) {}

    /** What a call did not go by, and a rule that did not refuse it, is null. */
    private record Call(
            String name,
            String outcome,
            String expected,
            String verdict,
            int status,
            String route,
            String trunk,
            String mediationServer,
            String gateway,
            String rule,
            String why) {}

    private ReportJson() {}

    /** Ends with a line feed. */
    public static String of(RunResult run) {
        var report = new Report(
                VERSION,
                run.scenario().title(),
                run.profile().id(),
                orNull(run.profile().note()),
                run.verdict().word(),
                run.simulated().toMillis() / 1000.0,
                run.stages().stream().map(ReportJson::stage).toList());
        return MAPPER.writeValueAsString(report) + "\n";
    }

    private static Stage stage(StageResult stage) {
        return new Stage(
                stage.step().isEmpty() ? "as it is" : stage.step(),
                stage.title(),
                stage.refused().map(refusal -> String.join(" ", refusal.why())).orElse(null),
                stage.refused().map(refusal -> refusal.rules()).orElse(List.of()),
                stage.forced(),
                stage.report(),
                stage.findings(),
                stage.calls().stream().map(ReportJson::call).toList());
    }

    private static Call call(CallResult result) {
        var record = result.record();
        var way = record.way();
        return new Call(
                result.call().name(),
                record.outcome().word(),
                result.expected().describe(),
                result.verdict().word(),
                record.status(),
                orNull(way.route()),
                orNull(way.trunk()),
                orNull(way.mediationServer()),
                orNull(way.gateway()),
                orNull(record.rule()),
                record.why());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
