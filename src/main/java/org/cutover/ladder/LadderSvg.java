package org.cutover.ladder;

import java.time.Duration;
import java.util.Locale;

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
        return (int) Math.ceil(text.length() * LETTER);
    }

    private static int length(LadderRow row) {
        var bold = row.kind() == LadderRow.Kind.TROUBLE || row.kind() == LadderRow.Kind.REFUSAL;
        return (int) Math.ceil(label(row).length() * (bold ? BOLD_LETTER : LETTER));
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
        svg.append("<svg xmlns='http://www.w3.org/2000/svg' class='ladder' role='img' aria-label='")
                .append(escaped(said()))
                .append("' width='%d' height='%d' viewBox='0 0 %d %d'>".formatted(width, height, width, height))
                .append(style);
        for (var i = 0; i < x.length; i++) {
            var lane = ladder.lanes().get(i);
            var half = half(i);
            svg.append("<path class='lane' d='M%d %dV%d'/>".formatted(x[i], HEAD - 12, height - 6))
                    .append("<rect class='head' x='%d' y='6' width='%d' height='26' rx='6'/>"
                            .formatted(x[i] - half, half * 2))
                    .append("<text class='name' x='%d' y='23'>".formatted(x[i]))
                    .append("<title>" + escaped(lane.endpoint()) + "</title>")
                    .append(escaped(lane.name()))
                    .append("</text>");
        }
        var y = HEAD + ROW - 8;
        var before = "";
        for (var row : ladder.rows()) {
            var time = time(row);
            svg.append("<g class='%s' data-e='%d'>"
                    .formatted(
                            row.kind().name().toLowerCase(Locale.ROOT),
                            row.moment().entry()));
            // The same time over and over says nothing.
            if (!time.equals(before)) {
                svg.append("<text class='time' x='6' y='%d'>%s</text>".formatted(y + 1, time));
            }
            before = time;
            if (isBeside(row)) {
                note(row, y);
            } else {
                arrow(row, y);
            }
            svg.append("</g>");
            y += ROW;
        }
        return svg.append("</svg>").toString();
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
        svg.append("<circle class='dot' cx='%d' cy='%d' r='4'/>".formatted(at, y - 3))
                .append("<rect class='note' x='%d' y='%d' width='%d' height='20' rx='4'/>"
                        .formatted(at + 10, y - 14, length(row) + 12))
                .append("<text class='said' x='%d' y='%d'>".formatted(at + 16, y));
        if (!text.equals(whole(row))) {
            svg.append("<title>").append(escaped(whole(row))).append("</title>");
        }
        svg.append(escaped(text)).append("</text>");
    }

    private void arrow(LadderRow row, int y) {
        var from = x[ladder.lane(row.from())];
        var to = x[ladder.lane(row.to())];
        var right = from < to;
        var tip = right ? to - 2 : to + 2;
        var back = right ? tip - 8 : tip + 8;
        if (row.isCircuit()) {
            svg.append("<path class='shaft' d='M%d %dH%dM%d %dH%d'/>".formatted(from, y - 1, back, from, y + 2, back));
        } else {
            svg.append("<path class='shaft' d='M%d %dH%d'/>".formatted(from, y, back));
        }
        svg.append("<path class='tip' d='M%d %dL%d %dV%dZ'/>".formatted(tip, y, back, y - 5, y + 5))
                .append("<text class='label' x='%d' y='%d'>%s</text>"
                        .formatted((from + to) / 2, y - 6, escaped(label(row))));
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
        return String.format(Locale.ROOT, "%.3f s", since.toNanos() / 1e9);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
