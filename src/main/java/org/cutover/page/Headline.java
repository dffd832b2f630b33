package org.cutover.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.page.PageView.Sign;
import org.cutover.page.PageView.StageRow;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunReport;
import org.cutover.results.Tally;

/**
 * The top of the page: the verdict in words, and what was not as expected with its reason.
 *
 * @param says the verdict in a sentence
 * @param extent what was left out, and what was real
 * @param found what is broken or not documented in the estate before any step
 * @param facts how long, in which world, by which program
 * @param surprises what was not as expected, in order; at most {@link #SHOWN}
 * @param more how many there are beyond those
 */
public record Headline(
        String title,
        String why,
        Sign sign,
        String verdict,
        String says,
        List<String> extent,
        List<String> found,
        List<String> facts,
        String disagreement,
        List<String> remarks,
        List<Surprise> surprises,
        int more) {

    static final int SHOWN = 20;

    /**
     * Something that was not as expected.
     *
     * @param stage number of the stage; -1 in a scenario without a plan, which has one alone
     * @param title of the stage
     * @param call its name; empty for a step
     * @param sheet what opens; -1 for a step
     */
    public record Surprise(int stage, String title, String call, String what, String why, int sheet) {
        public boolean hasStage() {
            return stage >= 0;
        }

        /** Of the stage, as the script knows it. */
        public int opens() {
            return Math.max(0, stage);
        }
    }

    /** The first one, on which the others may follow; none where all was as expected. */
    public Optional<Surprise> first() {
        return surprises.stream().findFirst();
    }

    public List<Surprise> others() {
        return surprises.stream().skip(1).toList();
    }

    static Headline of(RecordedRun run, Names names, List<StageRow> rows) {
        var report = run.report();
        var surprises = surprises(report, names, rows);
        return new Headline(
                report.title(),
                report.subject().why(),
                sign(report),
                verdict(report),
                says(report, names),
                report.extent().says().stream().map(names::brief).toList(),
                report.foundBefore().stream().map(names::brief).toList(),
                facts(run),
                report.reading().disagreement(),
                run.remarks(),
                surprises.stream().limit(SHOWN).toList(),
                Math.max(0, surprises.size() - SHOWN));
    }

    private static Sign sign(RunReport report) {
        var tally = Tally.of(report);
        var unplacedAlone = tally.notPlaced() > 0
                && tally.doubtful() == 0
                && report.verdict().equals("undecided");
        return unplacedAlone ? Sign.UNPLACED : Sign.of(report.verdict());
    }

    private static String verdict(RunReport report) {
        var word = report.verdict();
        var announced = Tally.of(report).saysAnnounced();
        if (word.equals("passed") && !announced.isEmpty()) {
            return "As expected: " + announced;
        }
        return word.substring(0, 1).toUpperCase(Locale.ROOT)
                + word.substring(1)
                + (report.extent().isPart() && word.equals("passed") ? " in part" : "");
    }

    private static String says(RunReport report, Names names) {
        var tally = Tally.of(report);
        var steps = (int) report.stages().stream()
                .filter(stage -> !stage.complaint().isEmpty())
                .count();
        var unplaced = names.brief(tally.saysNotPlaced());
        if (tally.placed() == 0 && tally.notPlaced() > 0 && steps == 0) {
            return "No call was placed. " + unplaced;
        }
        var placed = report.stages().size() == 1
                ? count(tally.placed(), "call was", "calls were") + " placed"
                : "%s placed at %d stages"
                        .formatted(
                                count(tally.placed(), "call was", "calls were"),
                                report.stages().size());
        if (report.verdict().equals(RunReport.NOT_JUDGED)) {
            return "%s; what was expected of %s is not known.".formatted(placed, tally.placed() == 1 ? "it" : "them");
        }
        var parts = new ArrayList<String>();
        if (tally.failed() > 0) {
            parts.add("%d went not as expected".formatted(tally.failed()));
        }
        if (steps > 0) {
            parts.add("%s not as expected".formatted(count(steps, "step was", "steps were")));
        }
        if (tally.doubtful() > 0) {
            parts.add("%d went as expected, but no source says that they would".formatted(tally.doubtful()));
        }
        return "%s: %s.%s"
                .formatted(
                        placed,
                        parts.isEmpty() ? "all went as expected" : String.join(", ", parts),
                        unplaced.isEmpty() ? "" : " " + unplaced);
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static List<String> facts(RecordedRun run) {
        var report = run.report();
        var facts = new ArrayList<String>();
        facts.add(duration(report.simulatedSeconds())
                + (run.world().equals("live") ? " in real time, on sockets" : " of simulated time"));
        if (!report.reading().profile().isEmpty()) {
            facts.add("profile " + report.reading().profile());
        }
        if (!report.program().isEmpty()) {
            facts.add("Cutover " + report.program());
        }
        return facts;
    }

    private static String duration(double seconds) {
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : "%d min %02d s".formatted((int) seconds / 60, (int) seconds % 60);
    }

    private static List<Surprise> surprises(RunReport report, Names names, List<StageRow> rows) {
        var surprises = new ArrayList<Surprise>();
        for (var s = 0; s < report.stages().size(); s++) {
            var stage = report.stages().get(s);
            var number = report.acts().isEmpty() ? stage.number() : -1;
            var title = names.brief(stage.title());
            if (!stage.complaint().isEmpty()) {
                var why = stage.refused().isEmpty()
                        ? "No rule forbids it in this estate; the findings of the stage say more."
                        : stage.refused();
                surprises.add(new Surprise(number, title, "", names.brief(stage.complaint()), names.brief(why), -1));
            }
            for (var call : stage.calls()) {
                if (call.verdict().equals("failed")) {
                    surprises.add(new Surprise(
                            number,
                            title,
                            names.brief(call.name()),
                            names.brief(String.join("; ", call.complaints())),
                            names.brief(call.seen().why()),
                            sheet(report, rows.get(s), call.name())));
                }
            }
        }
        return surprises;
    }

    private static int sheet(RunReport report, StageRow row, String call) {
        for (var i = 0; i < report.calls().size(); i++) {
            if (report.calls().get(i).name().equals(call)) {
                return row.cells().get(i).sheet();
            }
        }
        return -1;
    }
}
