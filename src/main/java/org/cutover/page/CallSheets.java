package org.cutover.page;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderSvg;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RunReport;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the cells open. A call that went as it did at another stage, by an equal ladder and equal decisions, is stored once: only
 * Call-IDs and tags differ, and the page says at which stage its messages were read.
 */
final class CallSheets {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_DEFAULT))
            .build();

    private final Names names;
    private final Function<RecordedCall, Ladder> ladders;
    private final Lines lines = new Lines();
    private final Map<List<Object>, Integer> traffic = new LinkedHashMap<>();
    private final List<Traffic> traffics = new ArrayList<>();
    private final Map<Sheet, Integer> sheets = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new LinkedHashMap<>();

    /**
     * What passed, and what was decided.
     *
     * @param stage at which it was read
     * @param messages each with the indices of its lines
     */
    record Traffic(String ladder, int stage, List<Messages.Message> messages, List<Decisions.Decision> decisions) {}

    /**
     * What a cell opens.
     *
     * @param call its place in the call matrix
     * @param traffic index of its traffic; 0 is none
     */
    record Sheet(
            int call,
            RunReport.Seen seen,
            String expected,
            String expectedWay,
            String verdict,
            List<String> complaints,
            boolean asAnnounced,
            int traffic) {}

    /** All that is shown on request. */
    record Data(
            String domain,
            List<RunReport.Dialled> calls,
            List<String> stages,
            List<RunReport.Work> works,
            List<Sheet> sheets,
            List<Traffic> traffic,
            List<String> lines) {}

    CallSheets(Names names, Function<RecordedCall, Ladder> ladders) {
        this.names = names;
        this.ladders = ladders;
        traffics.add(new Traffic("", 0, List.of(), List.of()));
    }

    /** Gives the index of the call's sheet. */
    int add(RunReport.Stage stage, RecordedCall recorded) {
        var call = recorded.report();
        var sheet = new Sheet(
                callIndex(call.name()),
                call.seen(),
                call.expected(),
                call.expectedWay(),
                call.verdict(),
                call.complaints(),
                call.asAnnounced(),
                traffic(stage, recorded));
        return sheets.computeIfAbsent(sheet, key -> sheets.size());
    }

    private int callIndex(String name) {
        return calls.computeIfAbsent(name, key -> calls.size());
    }

    private int traffic(RunReport.Stage stage, RecordedCall call) {
        var entries = call.entries();
        if (entries.isEmpty()) {
            return 0;
        }
        var ladder = ladders.apply(call);
        var decisions = Decisions.of(entries, names);
        var drawn = ladder.rows().stream()
                .map(row -> List.<Object>of(
                        row.from(),
                        row.to(),
                        row.labels(),
                        row.kind(),
                        row.moment().times()))
                .toList();
        return traffic.computeIfAbsent(List.of(drawn, decisions), key -> {
            traffics.add(
                    new Traffic(LadderSvg.element(ladder), stage.number(), Messages.of(entries, lines), decisions));
            return traffics.size() - 1;
        });
    }

    /** As it may stand in a {@code script} element. */
    String json(RecordedRun run) {
        var report = run.report();
        // The matrix comes first, so that a sheet's call is a place in it; calls of no matrix follow.
        var matrix = new LinkedHashMap<String, RunReport.Dialled>();
        report.calls().forEach(call -> matrix.put(call.name(), call));
        var data = new Data(
                names.domain(),
                calls.keySet().stream()
                        .map(name -> matrix.getOrDefault(name, new RunReport.Dialled(name, "", "", "", "", "")))
                        .toList(),
                report.stages().stream()
                        .map(stage -> names.brief(stage.title()))
                        .toList(),
                report.stages().stream().map(stage -> names.brief(stage.work())).toList(),
                List.copyOf(sheets.keySet()),
                traffics,
                lines.all());
        return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
    }
}
