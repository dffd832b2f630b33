package org.cutover.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cutover.page.PageView.CellView;
import org.cutover.page.PageView.Sign;
import org.cutover.page.PageView.StageRow;
import org.cutover.page.PageView.StepMark;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RecordedRun.RecordedStage;
import org.cutover.results.RunReport;

/** The rows of the table. */
final class StageRows {

    private final Names names;
    private final CallSheets sheets;
    private final Map<String, CellView> before = new HashMap<>();
    private List<String> findings = List.of();

    private StageRows(Names names, CallSheets sheets) {
        this.names = names;
        this.sheets = sheets;
    }

    static List<StageRow> of(RecordedRun run, Names names, CallSheets sheets) {
        var rows = new StageRows(names, sheets);
        var all = new ArrayList<StageRow>();
        for (var stage : run.stages()) {
            all.add(rows.row(run.report().calls(), stage));
        }
        return all;
    }

    private StageRow row(List<RunReport.Dialled> calls, RecordedStage stage) {
        var cells = new ArrayList<CellView>();
        var placed = new HashMap<String, RecordedCall>();
        stage.calls().forEach(call -> placed.putIfAbsent(call.report().name(), call));
        for (var call : calls) {
            var found = placed.get(call.name());
            cells.add(found == null ? CellView.NOT_PLACED : cell(stage.report(), found));
        }
        var report = stage.report();
        var news = report.findings().stream()
                .filter(finding -> !findings.contains(finding))
                .map(names::brief)
                .toList();
        findings = report.findings();
        return new StageRow(
                report.number(),
                names.brief(report.title()),
                names.brief(report.work()),
                mark(report),
                report.report().stream().map(names::brief).toList(),
                news,
                cells);
    }

    private StepMark mark(RunReport.Stage stage) {
        if (!stage.refused().isEmpty()) {
            var expected = stage.complaint().isEmpty();
            var judged = !stage.verdict().equals(RunReport.NOT_JUDGED);
            return new StepMark(
                    !judged ? Sign.OPEN : expected ? Sign.GOOD : Sign.BAD,
                    "refused%s by rule %s"
                            .formatted(
                                    expected && judged ? ", as expected," : "", String.join(", ", stage.refusedBy())),
                    names.brief(stage.refused()));
        }
        if (!stage.complaint().isEmpty()) {
            return new StepMark(Sign.BAD, names.brief(stage.complaint()), "");
        }
        return stage.forced().isEmpty()
                ? StepMark.NONE
                : new StepMark(Sign.DOUBT, "forced against rule " + String.join(", ", stage.forced()), "");
    }

    private CellView cell(RunReport.Stage stage, RecordedCall recorded) {
        var call = recorded.report();
        var way = call.seen().way();
        var server = names.label(way.mediationServer());
        var gateway = names.label(way.gateway());
        var completed = call.isCompleted();
        var passed = server.isEmpty() || gateway.isEmpty() ? server + gateway : server + " › " + gateway;
        var through = call.isRefused() && !passed.isEmpty() ? "on its way to " + passed : passed;
        var what = call.asAnnounced()
                ? "fails, as expected"
                : completed
                        ? (server.isEmpty() ? "completed" : server)
                        : words(call.seen().outcome());
        var then = call.asAnnounced()
                ? words(call.seen().outcome()) + (through.isEmpty() ? "" : ", " + through)
                : completed && !server.isEmpty() ? gateway : completed ? gateway : through;
        var sign = Sign.of(call);
        var last = before.get(call.name());
        var changed = last != null && !(last.what().equals(what) && last.way().equals(then) && last.sign() == sign);
        var cell = new CellView(sheets.add(stage, recorded), sign, what, then, changed);
        before.put(call.name(), cell);
        return cell;
    }

    private static String words(String outcome) {
        return outcome.replace('-', ' ');
    }
}
