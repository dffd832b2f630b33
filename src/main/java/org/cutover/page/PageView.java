package org.cutover.page;

import java.util.List;
import org.cutover.results.RunReport;
import org.cutover.results.RunReport.Dialled;

/**
 * What the template puts into the page.
 *
 * @param columns the calls
 * @param acts what was done in a scenario without a plan; none for a rehearsal
 */
public record PageView(Headline headline, List<Column> columns, List<StageRow> rows, Strip strip, List<Act> acts) {

    /** A call of the matrix, which is a column of the table. */
    public record Column(int index, String letter, String name, String from, String to, Dialled call) {}

    /**
     * A stage, which is a row of the table.
     *
     * @param work what the step is in the products; {@link RunReport.Work#NONE} before any
     * @param mark of the step itself: why it was refused, or that it was forced; empty text where there is nothing to say
     * @param news findings that the stage before did not have
     * @param cells one for each column; a call that was not placed has one without a sheet
     */
    public record StageRow(
            int number,
            String title,
            RunReport.Work work,
            StepMark mark,
            List<String> report,
            List<String> news,
            List<CellView> cells) {

        public boolean hasMore() {
            return !more().isEmpty() || !work.isNone();
        }

        /** What there is to unfold beside the work, in a word or two; empty if nothing. */
        public String more() {
            if (!mark.why().isEmpty()) {
                return "why";
            }
            if (!news.isEmpty()) {
                return news.size() == 1 ? "1 new finding" : news.size() + " new findings";
            }
            return report.isEmpty() ? "" : "report";
        }
    }

    /** What is to be said of a step itself. */
    public record StepMark(Sign sign, String text, String why) {
        static final StepMark NONE = new StepMark(Sign.NONE, "", "");
    }

    /**
     * What became of a call at a stage.
     *
     * @param sheet index of what opens; -1 where the call was not placed
     * @param what in a word or two: the Mediation Server, or the outcome
     * @param way the gateway, or the way of a call that did not complete; may be empty
     * @param changed whether it differs from the stage before
     */
    public record CellView(int sheet, Sign sign, String what, String way, boolean changed) {
        static final CellView NOT_PLACED = new CellView(-1, Sign.NONE, "", "", false);
    }

    /**
     * An act of a scenario without a plan; one that dials has a cell.
     *
     * @param parties who dials what; empty where nobody does
     * @param notes what was seen meanwhile
     */
    public record Act(String kind, String text, String parties, CellView cell, List<String> notes) {}

    /** How a thing is marked; the sign says it, and the colour beside. */
    public enum Sign {
        GOOD("✓", "as expected"),
        BAD("✗", "not as expected"),
        DOUBT("?", "as expected, but no source says that it would be"),
        OPEN("–", "not judged"),
        UNPLACED("⊘", "could not be placed, neither passes nor fails"),
        NONE("", "");

        private final String text;
        private final String words;

        Sign(String text, String words) {
            this.text = text;
            this.words = words;
        }

        public String text() {
            return text;
        }

        public String words() {
            return words;
        }

        /** Of the CSS. */
        public String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Sign of(RunReport.Call call) {
            return call.isNotPlaced() ? UNPLACED : of(call.verdict());
        }

        static Sign of(String verdict) {
            return switch (verdict) {
                case "passed" -> GOOD;
                case "failed" -> BAD;
                case "undecided" -> DOUBT;
                default -> OPEN;
            };
        }
    }
}
