package org.cutover.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.MatrixCall;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.StageResult;

/**
 * A run as a table: steps down, calls across, and in each cell what became of the call and which way it went.
 *
 * <p>A cell like that of the stage before is a ditto mark, so that what a step changed stands out. Calls that do not fit side by
 * side go into a panel of their own.
 */
public final class ResultTable {

    private static final int WIDTH = 118;
    private static final int STEP_WIDTH = 40;
    private static final String DITTO = "\"";

    private final RunResult run;
    private final Map<String, MatrixCall> calls = new LinkedHashMap<>();

    /** The cells of one call, a list of lines for each stage. */
    private record Column(String letter, List<List<String>> cells) {

        int width() {
            return Math.max(
                    letter.length(),
                    cells.stream()
                            .flatMap(List::stream)
                            .mapToInt(String::length)
                            .max()
                            .orElse(0));
        }
    }

    private ResultTable(RunResult run) {
        this.run = run;
        if (run.scenario() instanceof Rehearsal rehearsal) {
            rehearsal.calls().forEach(call -> calls.put(call.name(), call));
        } else {
            run.stages()
                    .forEach(stage -> stage.calls()
                            .forEach(result -> calls.put(result.call().name(), result.call())));
        }
    }

    /** Lines, each ending with a line feed. */
    public static String of(RunResult run) {
        return new ResultTable(run).draw();
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
            var expected = call.expect().isFailure() ? call.expect().describe() : "";
            var spans = call.isStanding() ? "stands across step " + call.spans() : "";
            rows.add(List.of(
                    letter(rows.size()), call.name(), call.from() + " -> " + call.to(), (expected + spans).strip()));
        }
        return Grid.lines(rows, "  ");
    }

    /** A, B … Z, AA, AB … */
    private static String letter(int index) {
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
                room = WIDTH - STEP_WIDTH - 4 - column.width() - 2;
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

    private static Optional<CallResult> find(StageResult stage, String call) {
        return stage.calls().stream()
                .filter(result -> result.call().name().equals(call))
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

    private List<String> step(StageResult stage) {
        var lines = new ArrayList<>(TextWrap.lines(ShortNames.in(stage.title(), run.scenario()), STEP_WIDTH));
        stage.refused()
                .ifPresent(refusal -> lines.addAll(TextWrap.lines(
                        (stage.complaint().isEmpty() ? "refused, as expected: " : "! refused: ")
                                + String.join(", ", refusal.rules()),
                        STEP_WIDTH)));
        if (!stage.forced().isEmpty()) {
            lines.addAll(TextWrap.lines("forced against " + String.join(", ", stage.forced()), STEP_WIDTH));
        }
        if (stage.refused().isEmpty() && !stage.complaint().isEmpty()) {
            lines.addAll(TextWrap.lines("! " + stage.complaint(), STEP_WIDTH));
        }
        return lines;
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
        var lines = new ArrayList<String>();
        if (!marks.isEmpty()) {
            lines.addAll(List.of("", String.join("   ", marks)));
        }
        if (!run.profile().isStrict()) {
            lines.add("");
            lines.addAll(TextWrap.lines(run.profile().note(), WIDTH));
        }
        return lines;
    }
}
