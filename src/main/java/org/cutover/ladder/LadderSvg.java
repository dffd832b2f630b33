package org.cutover.ladder;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.cutover.scenario.DisplayWidth;

/**
 * A ladder as SVG: lanes down, arrows across, the time of each at the left.
 *
 * <p>No colour is the only sign: a refusal is dashed and its status says it, a circuit has a double line, a note begins with its
 * mark. The drawing has classes and no colours of its own; {@link #document} brings a style sheet, for light and dark.
 */
public final class LadderSvg {

    private static final int TIME = 64;
    private static final int ROW = 30;
    private static final int HEAD = 44;
    private static final int NARROWEST = 96;
    /** How wide a letter is at most, at the size of labels; text that is longer is cut by no one, so gaps are made for it. */
    private static final double LETTER = 6.7;

    private static final double BOLD_LETTER = 7.3;
    private static final int BESIDE = 34;
    /** Longer notes are cut; the whole of it is in a tooltip, and in what is told beside a drawing. */
    private static final int LONGEST = 110;

    private final Ladder ladder;
    private final int[] x;
    private final int width;
    private final StringBuilder svg = new StringBuilder();

    private LadderSvg(Ladder ladder) {
        this.ladder = ladder;
        this.x = columns();
        this.width = width();
    }

    /** One {@code svg} element, to stand in a page that has the styles; empty if there are no messages. */
    public static String element(Ladder ladder) {
        return ladder.isEmpty() ? "" : new LadderSvg(ladder).draw("");
    }

    /** A file of its own. */
    public static String document(Ladder ladder) {
        return new LadderSvg(ladder).draw("<style>" + LadderStyle.CSS + "</style>") + "\n";
    }

    private int[] columns() {
        var count = ladder.lanes().size();
        var x = new int[count];
        if (count == 0) {
            return x;
        }
        x[0] = TIME + Math.max(NARROWEST, half(0) * 2) / 2;
        var gaps = new int[count];
        for (var i = 1; i < count; i++) {
            gaps[i] = Math.max(NARROWEST, half(i - 1) + half(i) + 16);
        }
        for (var row : ladder.rows()) {
            var from = ladder.lane(row.from());
            var to = row.isNote() ? from : ladder.lane(row.to());
            var left = Math.min(from, to);
            var right = Math.max(from, to);
            if (left < right) {
                var have = 0;
                for (var i = left + 1; i <= right; i++) {
                    have += gaps[i];
                }
                gaps[right] += Math.max(0, length(row) + BESIDE - have);
            }
        }
        for (var i = 1; i < count; i++) {
            x[i] = x[i - 1] + gaps[i];
        }
        return x;
    }

    private int half(int lane) {
        return letters(ladder.lanes().get(lane).name()) / 2 + 10;
    }

    private static int letters(String text) {
        return (int) Math.ceil(DisplayWidth.of(text) * LETTER);
    }

    private static int length(LadderRow row) {
        var bold = row.kind() == LadderRow.Kind.TROUBLE || row.kind() == LadderRow.Kind.REFUSAL;
        return (int) Math.ceil(DisplayWidth.of(label(row)) * (bold ? BOLD_LETTER : LETTER));
    }

    private int width() {
        var last = x.length - 1;
        var widest = last < 0 ? TIME : x[last] + Math.max(NARROWEST / 2, half(last));
        for (var row : ladder.rows()) {
            if (isBeside(row)) {
                widest = Math.max(widest, x[ladder.lane(row.from())] + length(row) + BESIDE);
            }
        }
        return widest + 8;
    }

    private static boolean isBeside(LadderRow row) {
        return row.isNote() || row.from().equals(row.to());
    }

    private String draw(String style) {
        var height = HEAD + ladder.rows().size() * ROW + 14;
        add("<svg xmlns='http://www.w3.org/2000/svg' class='ladder' role='img' aria-label='", escaped(said()));
        add("' width='", width, "' height='", height, "' viewBox='0 0 ", width, " ", height, "'>", style);
        for (var i = 0; i < x.length; i++) {
            lane(i, height);
        }
        var y = HEAD + ROW - 8;
        var before = "";
        for (var row : ladder.rows()) {
            var time = time(row);
            var kind = row.kind().name().toLowerCase(Locale.ROOT);
            add("<g class='", kind, "' data-e='", row.moment().entry(), "'>");
            // The same time over and over says nothing.
            if (!time.equals(before)) {
                add("<text class='time' x='6' y='", y + 1, "'>", time, "</text>");
            }
            before = time;
            if (isBeside(row)) {
                note(row, y);
            } else {
                arrow(row, y);
            }
            add("</g>");
            y += ROW;
        }
        return svg.append("</svg>").toString();
    }

    /** A pattern for each element would take longer than all else. */
    private void add(Object... parts) {
        for (var part : parts) {
            svg.append(part);
        }
    }

    private void lane(int index, int height) {
        var lane = ladder.lanes().get(index);
        var half = half(index);
        var at = x[index];
        add("<path class='lane' d='M", at, " ", HEAD - 12, "V", height - 6, "'/>");
        add("<rect class='head' x='", at - half, "' y='6' width='", half * 2, "' height='26' rx='6'/>");
        add("<text class='name' x='", at, "' y='23'><title>", escaped(lane.endpoint()), "</title>");
        add(escaped(lane.name()), "</text>");
    }

    private String said() {
        var messages = ladder.rows().stream().filter(row -> !row.isNote()).count();
        return "Ladder: %d messages between %s"
                .formatted(
                        messages,
                        String.join(
                                ", ",
                                ladder.lanes().stream().map(Ladder.Lane::name).toList()));
    }

    private void note(LadderRow row, int y) {
        var at = x[ladder.lane(row.from())];
        var text = label(row);
        var whole = whole(row);
        add("<circle class='dot' cx='", at, "' cy='", y - 3, "' r='4'/>");
        add(
                "<rect class='note' x='",
                at + 10,
                "' y='",
                y - 14,
                "' width='",
                length(row) + 12,
                "' height='20' rx='4'/>");
        add("<text class='said' x='", at + 16, "' y='", y, "'>");
        if (!text.equals(whole)) {
            add("<title>", escaped(whole), "</title>");
        }
        add(escaped(text), "</text>");
    }

    private void arrow(LadderRow row, int y) {
        var from = x[ladder.lane(row.from())];
        var to = x[ladder.lane(row.to())];
        var right = from < to;
        var tip = right ? to - 2 : to + 2;
        var back = right ? tip - 8 : tip + 8;
        if (row.isCircuit()) {
            add("<path class='shaft' d='M", from, " ", y - 1, "H", back, "M", from, " ", y + 2, "H", back, "'/>");
        } else {
            add("<path class='shaft' d='M", from, " ", y, "H", back, "'/>");
        }
        add("<path class='tip' d='M", tip, " ", y, "L", back, " ", y - 5, "V", y + 5, "Z'/>");
        add("<text class='label' x='", (from + to) / 2, "' y='", y - 6, "'>", escaped(label(row)), "</text>");
    }

    private static String label(LadderRow row) {
        var whole = whole(row);
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /** What is written at a row; a message that was sent again says how often. */
    private static String whole(LadderRow row) {
        return row.moment().times() > 1
                ? "%s (sent %d times)".formatted(row.label(), row.moment().times())
                : row.label();
    }

    /** Since the first row: {@code 0.000 s}. */
    private String time(LadderRow row) {
        var since = Duration.between(
                ladder.rows().get(0).moment().at(), row.moment().at());
        return BigDecimal.valueOf(since.toMillis(), 3) + " s";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
