package org.cutover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cutover.journal.JournalEntry;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderRow;

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
                        > line.label().length() + CLOSE_AROUND_LABEL);
    }

    private int[] columns(int width) {
        var gaps = new int[ladder.lanes().size() - 1];
        for (var i = 0; i < gaps.length; i++) {
            gaps[i] = Math.max(NARROWEST, (name(i).length() + name(i + 1).length()) / 2 + 2);
        }
        for (var line : ladder.rows()) {
            if (!line.isNote()) {
                widen(gaps, line);
            }
        }
        var margin = (name(0).length() + 1) / 2;
        var over = margin + total(gaps, 0, gaps.length) + name(gaps.length).length() / 2 - width;
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
            var lack = line.label().length() + AROUND_LABEL - total(gaps, left, right);
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

    private String name(int lane) {
        return ladder.lanes().get(lane).name();
    }

    private String draw() {
        var drawn = new ArrayList<StringBuilder>();
        drawn.add(header());
        drawn.add(bars());
        for (var line : ladder.rows()) {
            if (line.isNote() || line.from().equals(line.to())) {
                drawn.addAll(note(line));
            } else {
                drawn.add(arrow(line));
            }
        }
        return drawn.stream()
                .map(line -> line.toString().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private StringBuilder header() {
        var line = new StringBuilder();
        for (var i = 0; i < columns.length; i++) {
            write(line, Math.max(0, columns[i] - name(i).length() / 2), name(i));
        }
        return line;
    }

    private StringBuilder bars() {
        var line = new StringBuilder();
        for (var column : columns) {
            write(line, column, "|");
        }
        return line;
    }

    private StringBuilder arrow(LadderRow line) {
        var from = columns[lane(line.from())];
        var to = columns[lane(line.to())];
        var left = Math.min(from, to);
        var width = Math.abs(to - from) - 1;
        var shaft = line.isCircuit() ? "=" : "-";
        var body = new StringBuilder(shaft.repeat(width));
        body.setCharAt(from < to ? width - 1 : 0, from < to ? '>' : '<');
        var label = " " + line.labelFor(width - CLOSE_AROUND_LABEL) + " ";
        // The head counts to the side it is on.
        var start = Math.max(1, (width - label.length() + (from < to ? 0 : 1)) / 2);
        body.replace(start, start + label.length(), label);
        var drawn = bars();
        write(drawn, left + 1, body.toString());
        return drawn;
    }

    /** Beside the lane; what does not fit to its right begins further left. */
    private List<StringBuilder> note(LadderRow line) {
        var drawn = new ArrayList<StringBuilder>();
        for (var text : TextWrap.lines(line.label(), width - 2)) {
            var beside = columns[lane(line.from())] + 2;
            var start = Math.max(0, Math.min(beside, width - text.length()));
            var note = bars();
            write(note, start, text + " ");
            drawn.add(note);
        }
        return drawn;
    }

    private static void write(StringBuilder line, int column, String text) {
        while (line.length() < column + text.length()) {
            line.append(' ');
        }
        line.replace(column, column + text.length(), text);
    }
}
