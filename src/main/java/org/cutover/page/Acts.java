package org.cutover.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.page.PageView.Act;
import org.cutover.page.PageView.CellView;
import org.cutover.page.PageView.StageRow;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunReport;

/** What was done in a scenario without a plan: each call with its cell, and what was seen while nobody did anything. */
final class Acts {

    private final RunReport report;
    private final Names names;
    private final List<CellView> cells;
    private final List<RunReport.Wait> waits;
    private final List<List<JournalEntry>> waited;
    private int dialled;
    private int passed;

    private Acts(RecordedRun run, Names names, List<StageRow> rows) {
        this.report = run.report();
        this.names = names;
        this.cells = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.sheet() >= 0)
                .toList();
        this.waits = report.stages().stream()
                .flatMap(stage -> stage.waits().stream())
                .toList();
        this.waited =
                run.stages().stream().flatMap(stage -> stage.waits().stream()).toList();
    }

    static List<Act> of(RecordedRun run, Names names, List<StageRow> rows) {
        var acts = new Acts(run, names, rows);
        return run.report().acts().stream().map(acts::act).toList();
    }

    private Act act(RunReport.Act act) {
        var text = names.brief(act.text());
        if (act.kind().equals("dial")) {
            var cell = dialled < cells.size() ? cells.get(dialled) : CellView.NOT_PLACED;
            dialled++;
            return new Act(act.kind(), text, parties(act.text()), cell, List.of());
        }
        var notes = act.kind().equals("wait") && passed < waits.size() ? notes(passed++) : List.<String>of();
        return new Act(act.kind(), text, "", CellView.NOT_PLACED, notes);
    }

    private String parties(String call) {
        return report.calls().stream()
                .filter(one -> one.name().equals(call))
                .map(one -> names.name(one.from()) + " → " + names.name(one.to()))
                .findFirst()
                .orElse("");
    }

    private List<String> notes(int wait) {
        var seen = new LinkedHashMap<String, Integer>();
        var polls = 0;
        for (var entry : waited.get(wait)) {
            var event = entry.event();
            if (event instanceof JournalEvent.Message message) {
                var asks = message.direction() == Direction.SENT && message.status() == 0;
                polls += asks && message.method().equals("OPTIONS") ? 1 : 0;
            } else if (event instanceof JournalEvent.WindowsEvent written) {
                seen.merge(
                        "%s writes event %d to its log: %s".formatted(written.endpoint(), written.id(), written.text()),
                        1,
                        Integer::sum);
            } else if (event instanceof JournalEvent.Marked marked) {
                var state = marked.down() ? "down" : "up";
                seen.merge("%s marks %s %s".formatted(marked.endpoint(), marked.what(), state), 1, Integer::sum);
            }
        }
        var notes = new ArrayList<String>();
        if (polls > 0) {
            notes.add(polls + " OPTIONS are sent");
        }
        seen.forEach(
                (text, times) -> notes.add(names.brief(text) + (times == 1 ? "" : " (%d times)".formatted(times))));
        if (!waits.get(wait).complaint().isEmpty()) {
            notes.add("✗ " + names.brief(waits.get(wait).complaint()));
        }
        return notes;
    }
}
