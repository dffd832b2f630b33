package org.cutover.page;

import java.util.ArrayList;
import java.util.List;
import org.cutover.page.PageView.Act;
import org.cutover.page.PageView.CellView;
import org.cutover.page.PageView.StageRow;
import org.cutover.results.RunReport;

/** What was done in a scenario without a plan, each call with its cell. */
final class Acts {

    private Acts() {}

    static List<Act> of(List<RunReport.Act> acts, List<StageRow> rows) {
        var cells = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.sheet() >= 0)
                .toList();
        var all = new ArrayList<Act>();
        var dialled = 0;
        for (var act : acts) {
            var dials = act.kind().equals("dial");
            var cell = dials && dialled < cells.size() ? cells.get(dialled) : CellView.NOT_PLACED;
            dialled += dials ? 1 : 0;
            all.add(new Act(act.kind(), act.text(), cell));
        }
        return all;
    }
}
