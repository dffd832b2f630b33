package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.journal.JournalEntry;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderRow;
import org.cutover.scenario.DisplayWidth;

/**
 * The messages of one call between its endpoints, as text.
 *
 * <p>A lane for every endpoint, in the order in which the call reaches them; an arrow for every message, {@code ---} for SIP and
 * {@code ===} for the circuit between gateway and carrier. Messages stand in causal order and without times, so
 * that the diagram is the same on every run, in virtual time and live. {@code 100 Trying} goes one hop and
 * says nothing of the call: it is left out, as are messages that are sent again.
 */
public final class LadderDiagram {

    private static final int WIDTH = 118;
    /** It may be as wide as this where no number is cut short then: the wide setting of a terminal. */
    private static final int WIDEST = 132;

    private static final int NARROWEST = 12;
    /** What it needs at least: a dash on either side, two blanks, and the head. */
    private static final int CLOSE_AROUND_LABEL = 5;
    /** What an arrow needs beside its label: two dashes on either side, two blanks, the head, and the lane itself. */
    private static final int AROUND_LABEL = 8;

    private final Ladder ladder;
    private final int[] columns;
    private final int width;

    private LadderDiagram(Ladder ladder) {
        this.ladder = ladder;
        var width = WIDTH;
        while (width < WIDEST && !showsNumbers(columns(width))) {
            width++;
        }
        this.width = showsNumbers(columns(width)) ? width : WIDTH;
        this.columns = columns(this.width);
    }

    /**
     * @param call the entries of one call, in the order of the journal
     * @return lines, each ending with a line feed; nothing if there are no messages
     */
    public static String of(List<JournalEntry> call) {
        return of(Ladder.of(call));
    }

    /** Lines, each ending with a line feed; nothing if there are no messages. */
    public static String of(Ladder ladder) {
        return ladder.isEmpty() ? "" : new LadderDiagram(ladder).draw();
    }

    private boolean showsNumbers(int[] columns) {
        return ladder.rows().stream()
                .filter(line -> line.isNumbered() && !line.from().equals(line.to()))
                .allMatch(line -> Math.abs(columns[lane(line.to())] - columns[lane(line.from())])
                        > DisplayWidth.of(line.label()) + CLOSE_AROUND_LABEL);
    }

    private int[] columns(int width) {
        var gaps = new int[ladder.lanes().size() - 1];
        for (var i = 0; i < gaps.length; i++) {
            gaps[i] = Math.max(NARROWEST, (width(i) + width(i + 1)) / 2 + 2);
        }
        for (var line : ladder.rows()) {
            if (!line.isNote()) {
                widen(gaps, line);
            }
        }
        var margin = (width(0) + 1) / 2;
        var over = margin + total(gaps, 0, gaps.length) + width(gaps.length) / 2 - width;
        for (; over > 0 && widest(gaps) >= 0; over--) {
            gaps[widest(gaps)]--;
        }
        var columns = new int[ladder.lanes().size()];
        columns[0] = margin;
        for (var i = 0; i < gaps.length; i++) {
            columns[i + 1] = columns[i] + gaps[i];
        }
        return columns;
    }

    private void widen(int[] gaps, LadderRow line) {
        var left = Math.min(lane(line.from()), lane(line.to()));
        var right = Math.max(lane(line.from()), lane(line.to()));
        if (left < right) {
            var lack = DisplayWidth.of(line.label()) + AROUND_LABEL - total(gaps, left, right);
            gaps[right - 1] += Math.max(0, lack);
        }
    }

    private static int total(int[] gaps, int from, int to) {
        var total = 0;
        for (var i = from; i < to; i++) {
            total += gaps[i];
        }
        return total;
    }

    /** The widest gap that may still be narrowed; -1 if none may. */
    private static int widest(int[] gaps) {
        var widest = -1;
        for (var i = 0; i < gaps.length; i++) {
            if (gaps[i] > NARROWEST && (widest < 0 || gaps[i] > gaps[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private int lane(String endpoint) {
        return ladder.lane(endpoint);
    }

    private int width(int lane) {
        return DisplayWidth.of(name(lane));
    }

    private String name(int lane) {
        return ladder.lanes().get(lane).name();
    }

    private String draw() {
        var drawn = new ArrayList<TextLine>();
        drawn.add(header());
        drawn.add(bars());
        for (var line : ladder.rows()) {
            if (line.isNote() || line.from().equals(line.to())) {
                drawn.addAll(note(line));
            } else {
                drawn.add(arrow(line));
            }
        }
        return drawn.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private TextLine header() {
        var line = new TextLine();
        for (var i = 0; i < columns.length; i++) {
            line.write(Math.max(0, columns[i] - width(i) / 2), name(i));
        }
        return line;
    }

    private TextLine bars() {
        var line = new TextLine();
        for (var column : columns) {
            line.write(column, "|");
        }
        return line;
    }

    private TextLine arrow(LadderRow line) {
        var from = columns[lane(line.from())];
        var to = columns[lane(line.to())];
        var left = Math.min(from, to);
        var width = Math.abs(to - from) - 1;
        var shaft = line.isCircuit() ? "=" : "-";
        var label = " " + line.labelFor(width - CLOSE_AROUND_LABEL) + " ";
        // The head counts to the side it is on.
        var start = Math.max(1, (width - DisplayWidth.of(label) + (from < to ? 0 : 1)) / 2);
        var drawn = bars();
        drawn.write(left + 1, shaft.repeat(width));
        drawn.write(from < to ? to - 1 : to + 1, from < to ? ">" : "<");
        drawn.write(left + 1 + start, label);
        return drawn;
    }

    /** Beside the lane; what does not fit to its right begins further left. */
    private List<TextLine> note(LadderRow line) {
        var drawn = new ArrayList<TextLine>();
        for (var text : TextWrap.lines(line.label(), width - 2)) {
            var beside = columns[lane(line.from())] + 2;
            var start = Math.max(0, Math.min(beside, width - DisplayWidth.of(text)));
            var note = bars();
            note.write(start, text + " ");
            drawn.add(note);
        }
        return drawn;
    }
}
