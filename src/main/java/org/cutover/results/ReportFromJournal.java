package org.cutover.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.results.RunReport.Act;
import org.cutover.results.RunReport.Call;
import org.cutover.results.RunReport.Dialled;
import org.cutover.results.RunReport.Reading;
import org.cutover.results.RunReport.Seen;
import org.cutover.results.RunReport.Stage;
import org.cutover.results.RunReport.Step;
import org.cutover.results.RunReport.Subject;
import org.cutover.scenario.CallRecord;
import org.cutover.scenario.Visible;

/**
 * What can be said of a run of which the journal alone is left, as when it was killed: which steps were taken, which calls were
 * placed and how they ended. What was expected of them the journal does not say, so nothing is judged; but a routing test that failed
 * on a call says so.
 */
final class ReportFromJournal {

    private static final String FAILED = "failed";
    private static final String UNFINISHED = "unfinished";
    private static final String STANDS = "stands";

    private final List<JournalEntry> journal;
    private final EntriesByCall byCall;
    private final Map<String, Dialled> dialled = new LinkedHashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, String> complaints = new LinkedHashMap<>();
    private JournalEvent.Began began = new JournalEvent.Began(0, "a run without a name", "", "strict", "");
    private StageSoFar stage;

    /** A stage of which more may come. */
    private static final class StageSoFar {
        private final Step done;
        private Optional<JournalEvent.StepRefused> refused = Optional.empty();
        private final List<String> report = new ArrayList<>();
        private final Map<String, JournalEvent.CallBegan> calls = new LinkedHashMap<>();
        private final List<String> ended = new ArrayList<>();

        private StageSoFar(Step done) {
            this.done = done;
        }
    }

    private ReportFromJournal(List<JournalEntry> journal) {
        this.journal = journal;
        this.byCall = new EntriesByCall(journal);
    }

    static RunReport of(List<JournalEntry> journal) {
        return new ReportFromJournal(journal).report();
    }

    private RunReport report() {
        journal.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.TestFailed.class::isInstance)
                .map(JournalEvent.TestFailed.class::cast)
                .filter(failed -> !failed.callId().isEmpty())
                .forEach(failed -> complaints.put(failed.callId(), failed.describe()));
        journal.forEach(entry -> read(entry.event()));
        closeStage();
        return new RunReport(
                ReportJson.VERSION,
                "",
                "",
                new Subject(began.name(), "", ""),
                new Reading(began.profile(), began.disagreement()),
                Extent.UNKNOWN,
                complaints.isEmpty() ? RunReport.NOT_JUDGED : FAILED,
                seconds(),
                List.copyOf(dialled.values()),
                List.<Act>of(),
                stages);
    }

    private double seconds() {
        return journal.isEmpty()
                ? 0
                : Duration.between(
                                        journal.get(0).at(),
                                        journal.get(journal.size() - 1).at())
                                .toMillis()
                        / 1000.0;
    }

    private void read(JournalEvent event) {
        if (event instanceof JournalEvent.Began first) {
            began = first;
        } else if (event instanceof JournalEvent.StageBegan next) {
            closeStage();
            stage = new StageSoFar(new Step(next.stage(), next.step(), next.title(), RunReport.Work.NONE));
        } else if (stage == null) {
            return;
        } else if (event instanceof JournalEvent.StepRefused refused) {
            stage.refused = Optional.of(refused);
        } else if (event instanceof JournalEvent.StepReported reported) {
            stage.report.addAll(reported.lines());
        } else if (event instanceof JournalEvent.CallBegan call) {
            stage.calls.put(call.callId(), call);
        } else if (event instanceof JournalEvent.CallEnded call) {
            stage.ended.add(call.callId());
        }
    }

    private void closeStage() {
        if (stage == null) {
            return;
        }
        var failed = stage.calls.keySet().stream().anyMatch(complaints::containsKey);
        stages.add(new Stage(
                stage.done,
                failed ? FAILED : RunReport.NOT_JUDGED,
                "",
                stage.refused.map(JournalEvent.StepRefused::why).orElse(""),
                stage.refused.map(JournalEvent.StepRefused::rules).orElse(List.of()),
                List.of(),
                List.of(),
                stage.report,
                List.of(),
                List.of(),
                stage.calls.values().stream().map(this::call).toList()));
        stage = null;
    }

    private Call call(JournalEvent.CallBegan placed) {
        var entries = byCall.of(placed.callId());
        var parties = Parties.of(entries);
        dialled.putIfAbsent(
                placed.call(), new Dialled(placed.call(), parties.from(), parties.to(), parties.direction(), "", ""));
        var seen = ReportOfRun.seen(CallRecord.ofUnknownEstate(entries, placed.callId()));
        var over = stage.ended.contains(placed.callId());
        return new Call(
                placed.call(),
                placed.callId(),
                over ? seen : unfinished(seen),
                "",
                "",
                complaints.containsKey(placed.callId()) ? FAILED : RunReport.NOT_JUDGED,
                Optional.ofNullable(complaints.get(placed.callId())).stream().toList(),
                false);
    }

    /** It was on its way, or stood, when the journal ends; that nobody hung up is no fault of it. */
    private static Seen unfinished(Seen seen) {
        return new Seen(
                answered(seen) ? STANDS : UNFINISHED,
                answered(seen) ? "it was answered, and stands" : "the journal ends before the call does",
                seen.status(),
                seen.way(),
                seen.rule(),
                seen.citation(),
                seen.undocumented(),
                seen.linksRefused(),
                answered(seen) ? seen.why() : "");
    }

    private static boolean answered(Seen seen) {
        return seen.status() >= 200 && seen.status() < 300;
    }

    /** Who calls whom, as the first message has it. */
    private record Parties(String from, String to, String direction) {

        static Parties of(List<JournalEntry> entries) {
            for (var entry : entries) {
                if (entry.event() instanceof JournalEvent.Circuit circuit) {
                    return new Parties(circuit.endpoint(), Visible.text(circuit.detail()), "inbound");
                }
                if (entry.event() instanceof JournalEvent.Message message) {
                    var target = message.text().split("\\s", 3);
                    return new Parties(
                            message.endpoint(),
                            target.length < 2
                                    ? ""
                                    : Visible.text(target[1]
                                            .replaceFirst("^sips?:", "")
                                            .replaceFirst("[@;].*", "")),
                            "");
                }
            }
            return new Parties("", "", "");
        }
    }
}
