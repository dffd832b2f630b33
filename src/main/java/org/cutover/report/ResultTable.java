package org.cutover.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunReport;
import org.cutover.scenario.DisplayWidth;
import org.cutover.scenario.RunResult;

/**
 * A run as a table: steps down, calls across, and in each cell what became of the call and which way it went.
 *
 * <p>A cell like that of the stage before is a ditto mark, so that what a step changed stands out. Calls that do not fit side by
 * side go into a panel of their own.
 */
public final class ResultTable {

    /** As wide as it gets by itself. */
    public static final int WIDTH = 118;

    private static final int STEP_WIDTH = 40;
    private static final int NARROWEST_STEP = 22;
    private static final String DITTO = "\"";

    private final RunReport run;
    private final int width;
    private final int stepWidth;
    private final Map<String, RunReport.Dialled> calls = new LinkedHashMap<>();

    /** The cells of one call, a list of lines for each stage. */
    private record Column(String letter, List<List<String>> cells) {

        int width() {
            return Math.max(
                    letter.length(),
                    cells.stream()
                            .flatMap(List::stream)
                            .mapToInt(DisplayWidth::of)
                            .max()
                            .orElse(0));
        }
    }

    private ResultTable(RunReport run, int width) {
        this.run = run;
        this.width = Math.min(width, WIDTH);
        this.stepWidth = width >= WIDTH ? STEP_WIDTH : Math.max(NARROWEST_STEP, width / 3);
        run.calls().forEach(call -> calls.put(call.name(), call));
        // A run of which the journal alone is left has no matrix; its calls have names all the same.
        run.stages()
                .forEach(stage -> stage.calls()
                        .forEach(call -> calls.putIfAbsent(
                                call.name(), new RunReport.Dialled(call.name(), "", "", "", "", ""))));
    }

    /** Lines, each ending with a line feed. */
    public static String of(RunResult run) {
        return of(RecordedRun.of(run).report(), WIDTH);
    }

    /**
     * @param width of the terminal; columns that do not fit go into panels of their own
     * @return lines, each ending with a line feed
     */
    public static String of(RunReport run, int width) {
        return new ResultTable(run, width).draw();
    }

    private String draw() {
        var lines = new ArrayList<String>();
        lines.addAll(legend());
        var panels = panels();
        for (var panel : panels) {
            lines.add("");
            lines.addAll(draw(panel, panel == panels.get(0)));
        }
        lines.addAll(marks(String.join("\n", lines)));
        return String.join("\n", lines) + "\n";
    }

    private List<String> legend() {
        var rows = new ArrayList<List<String>>();
        for (var call : calls.values()) {
            var expected = List.of("completed", "any outcome").contains(call.expected()) ? "" : call.expected();
            var spans = call.spans().isEmpty() ? "" : "stands across step " + call.spans();
            var parties = call.from().isEmpty() ? "" : call.from() + " -> " + call.to();
            rows.add(List.of(letter(rows.size()), call.name(), parties, (expected + spans).strip()));
        }
        var lines = Grid.lines(rows, "  ");
        return lines.stream().allMatch(line -> DisplayWidth.of(line) <= width)
                ? lines
                : rows.stream().flatMap(row -> wrapped(row).stream()).toList();
    }

    private List<String> wrapped(List<String> row) {
        var indent = " ".repeat(4);
        var lines = new ArrayList<String>();
        for (var line : TextWrap.lines(String.join("  ", row).strip(), width - indent.length())) {
            lines.add(lines.isEmpty() ? line : indent + line);
        }
        return lines;
    }

    /** A, B … Z, AA, AB … */
    public static String letter(int index) {
        var last = Character.toString('A' + index % 26);
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    private List<List<Column>> panels() {
        var panels = new ArrayList<List<Column>>();
        var room = 0;
        var index = 0;
        for (var name : calls.keySet()) {
            var column = new Column(letter(index++), cells(name));
            room -= column.width() + 2;
            if (panels.isEmpty() || room < 0) {
                panels.add(new ArrayList<>());
                room = width - stepWidth - 4 - column.width() - 2;
            }
            panels.get(panels.size() - 1).add(column);
        }
        return panels;
    }

    private List<List<String>> cells(String call) {
        var cells = new ArrayList<List<String>>();
        var before = List.of("");
        for (var stage : run.stages()) {
            var result = find(stage, call);
            var cell = result.map(Cell::of).orElse(List.of(""));
            cells.add(result.isPresent() && cell.equals(before) ? List.of(DITTO) : cell);
            before = result.isPresent() ? cell : before;
        }
        return cells;
    }

    private static Optional<RunReport.Call> find(RunReport.Stage stage, String call) {
        return stage.calls().stream()
                .filter(result -> result.name().equals(call))
                .findFirst();
    }

    /** The first panel has every step; those after it only where something changes. */
    private List<String> draw(List<Column> panel, boolean everyStep) {
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<>(List.of("", ""));
        panel.forEach(column -> heading.add(column.letter()));
        rows.add(heading);
        for (var i = 0; i < run.stages().size(); i++) {
            var stage = i;
            if (!everyStep
                    && panel.stream()
                            .allMatch(column -> isUnchanged(column.cells().get(stage)))) {
                continue;
            }
            var step = step(run.stages().get(i));
            var height = step.size();
            for (var column : panel) {
                height = Math.max(height, column.cells().get(i).size());
            }
            for (var line = 0; line < height; line++) {
                var row = new ArrayList<String>();
                row.add(line == 0 ? "%2d".formatted(run.stages().get(i).number()) : "");
                row.add(at(step, line));
                for (var column : panel) {
                    row.add(at(column.cells().get(i), line));
                }
                rows.add(row);
            }
        }
        return Grid.lines(rows, "  ");
    }

    private static boolean isUnchanged(List<String> cell) {
        return cell.equals(List.of(DITTO)) || cell.equals(List.of(""));
    }

    private List<String> step(RunReport.Stage stage) {
        var lines =
                new ArrayList<>(wrap(ShortNames.in(stage.title(), run.subject().domain())));
        var refused = !stage.refused().isEmpty();
        if (refused) {
            lines.addAll(wrap((stage.complaint().isEmpty() ? "refused, as expected: " : "! refused: ")
                    + String.join(", ", stage.refusedBy())));
        }
        if (!stage.forced().isEmpty()) {
            lines.addAll(wrap("forced against " + String.join(", ", stage.forced())));
        }
        if (!refused && !stage.complaint().isEmpty()) {
            lines.addAll(wrap("! " + stage.complaint()));
        }
        return lines;
    }

    private List<String> wrap(String text) {
        return TextWrap.lines(text, stepWidth);
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    /** What the marks mean, as far as they occur. */
    private List<String> marks(String table) {
        var marks = new ArrayList<String>();
        if (table.contains(DITTO)) {
            marks.add(DITTO + " as after the step before");
        }
        if (panels().size() > 1) {
            marks.add("a step that is left out below changes nothing there");
        }
        if (table.contains(Cell.UNEXPECTED)) {
            marks.add(Cell.UNEXPECTED.strip() + " not as expected");
        }
        if (table.contains(Cell.UNDECIDED)) {
            marks.add(Cell.UNDECIDED.strip() + " as expected, but no source says whether these releases work together");
        }
        if (table.contains(Cell.UNPLACED + "not placed")) {
            marks.add(Cell.UNPLACED.strip() + " could not be placed: neither passes nor fails");
        }
        var lines = new ArrayList<String>();
        if (!marks.isEmpty()) {
            lines.add("");
            lines.addAll(TextWrap.lines(String.join("   ", marks), width));
        }
        if (!run.reading().disagreement().isEmpty()) {
            lines.add("");
            lines.addAll(TextWrap.lines(run.reading().disagreement(), width));
        }
        return lines;
    }
}
