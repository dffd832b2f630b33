package org.cutover.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cutover.journal.JournalEntry;
import org.cutover.scenario.RunResult;

/**
 * A run with all that its folder holds: what became of it, and of each call what the journal has.
 *
 * @param world {@code virtual} or {@code live}; empty where the journal does not say
 * @param remarks what its folder lacks, a sentence each; none for a run that is whole
 */
public record RecordedRun(RunReport report, String world, List<RecordedStage> stages, List<String> remarks) {

    /** @param waits the entries of the times in which nobody did anything, one list for each wait of the report */
    public record RecordedStage(RunReport.Stage report, List<RecordedCall> calls, List<List<JournalEntry>> waits) {

        public RecordedStage {
            calls = List.copyOf(calls);
            waits = List.copyOf(waits);
        }

        public Optional<RecordedCall> find(String call) {
            return calls.stream()
                    .filter(one -> one.report().name().equals(call))
                    .findFirst();
        }
    }

    /** @param entries everything the journal has of it, in order; none where the journal is lost */
    public record RecordedCall(RunReport.Call report, List<JournalEntry> entries) {

        public RecordedCall {
            entries = List.copyOf(entries);
        }
    }

    public RecordedRun {
        stages = List.copyOf(stages);
        remarks = List.copyOf(remarks);
    }

    /** A run that has just come to its end. */
    public static RecordedRun of(RunResult run) {
        var report = ReportOfRun.of(run);
        var stages = new ArrayList<RecordedStage>();
        for (var i = 0; i < run.stages().size(); i++) {
            var result = run.stages().get(i);
            var stage = report.stages().get(i);
            var calls = new ArrayList<RecordedCall>();
            for (var c = 0; c < result.calls().size(); c++) {
                calls.add(new RecordedCall(
                        stage.calls().get(c), result.calls().get(c).record().entries()));
            }
            var waits = result.waits().stream().map(wait -> wait.entries()).toList();
            stages.add(new RecordedStage(stage, calls, waits));
        }
        return new RecordedRun(report, run.world(), stages, List.of());
    }

    /** A report with the journal that was written beside it. */
    static RecordedRun of(RunReport report, String world, List<JournalEntry> journal, List<String> remarks) {
        var byCall = new EntriesByCall(journal);
        var stages = report.stages().stream()
                .map(stage -> new RecordedStage(
                        stage,
                        stage.calls().stream()
                                .map(call -> new RecordedCall(call, byCall.of(call.callId())))
                                .toList(),
                        stage.waits().stream().map(wait -> of(wait, journal)).toList()))
                .toList();
        return new RecordedRun(report, world, stages, remarks);
    }

    private static List<JournalEntry> of(RunReport.Wait wait, List<JournalEntry> journal) {
        return journal.stream()
                .filter(entry -> entry.number() > wait.after() && entry.number() <= wait.until())
                .toList();
    }
}
