package org.cutover.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RecordedRun.RecordedStage;
import org.cutover.results.RunReport;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.yaml.SourceText;

/** Runs to draw pages of. */
public final class Runs {

    private Runs() {}

    private static final Map<String, RecordedRun> SHIPPED = new ConcurrentHashMap<>();

    /** Of a scenario that comes with the program; run once. */
    public static RecordedRun shipped(String name) {
        return SHIPPED.computeIfAbsent(
                name,
                key -> run(ScenarioFile.shipped()
                        .read(SourceText.shipped("scenarios/" + key + ".yaml").orElseThrow())));
    }

    public static RecordedRun of(String yaml) {
        return run(ScenarioFile.shipped().read(new SourceText("plan.yaml", yaml, relative -> Optional.empty())));
    }

    public static RecordedRun run(Scenario scenario) {
        return RecordedRun.of(ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(scenario));
    }

    /** The same, in which a call could not be placed for a real device. */
    public static RecordedRun withoutPlacing(RecordedRun run, String call, String why) {
        var report = run.report();
        var stages = report.stages().stream()
                .map(stage -> new RunReport.Stage(
                        stage.done(),
                        stage.verdict(),
                        stage.complaint(),
                        stage.refused(),
                        stage.refusedBy(),
                        stage.forced(),
                        stage.touched(),
                        stage.report(),
                        stage.findings(),
                        stage.waits(),
                        stage.calls().stream()
                                .map(one -> one.name().equals(call) ? notPlaced(one, why) : one)
                                .toList()))
                .toList();
        var changed = new RunReport(
                report.version(),
                report.program(),
                report.java(),
                report.subject(),
                report.reading(),
                report.extent(),
                "undecided",
                report.simulatedSeconds(),
                report.calls(),
                report.acts(),
                stages);
        var recorded = new ArrayList<RecordedStage>();
        for (var stage : stages) {
            recorded.add(new RecordedStage(
                    stage,
                    stage.calls().stream()
                            .map(one -> new RecordedCall(one, List.of()))
                            .toList(),
                    List.of()));
        }
        return new RecordedRun(changed, run.world(), recorded, List.of());
    }

    private static RunReport.Call notPlaced(RunReport.Call call, String why) {
        var seen = new RunReport.Seen("not-placed", "not placed: " + why, 0, null, "", null, List.of(), List.of(), why);
        return new RunReport.Call(
                call.name(), "", seen, call.expected(), call.expectedWay(), "undecided", List.of(), false);
    }

    /**
     * A run as large as they come, made of a small one: each of its calls many times, with numbers, Call-IDs, tags and branches
     * of its own. A call that goes as it went at an earlier stage has the same messages again, to keep it in memory.
     */
    public static RecordedRun enlarged(RecordedRun small, int calls, int stages) {
        var report = small.report();
        var dialled = new ArrayList<RunReport.Dialled>();
        for (var i = 0; i < calls; i++) {
            var one = report.calls().get(i % report.calls().size());
            dialled.add(new RunReport.Dialled(
                    one.name() + " " + i, one.from(), one.to(), one.direction(), one.expected(), ""));
        }
        var large = new ArrayList<RecordedStage>();
        var known = new HashMap<List<Object>, RecordedCall>();
        for (var s = 0; s < stages; s++) {
            var stage = small.stages().get(s % small.stages().size());
            var placed = new ArrayList<RecordedCall>();
            for (var i = 0; i < calls; i++) {
                var name = report.calls().get(i % report.calls().size()).name();
                var call = i;
                stage.find(name)
                        .ifPresent(one -> placed.add(
                                known.computeIfAbsent(List.of(call, one.report().seen()), key -> another(one, call))));
            }
            large.add(new RecordedStage(renumbered(stage.report(), s, placed), placed, List.of()));
        }
        return new RecordedRun(
                new RunReport(
                        report.version(),
                        report.program(),
                        report.java(),
                        report.subject(),
                        report.reading(),
                        report.extent(),
                        report.verdict(),
                        report.simulatedSeconds(),
                        dialled,
                        List.of(),
                        large.stream().map(RecordedStage::report).toList()),
                small.world(),
                large,
                List.of());
    }

    private static RunReport.Stage renumbered(RunReport.Stage stage, int number, List<RecordedCall> calls) {
        return new RunReport.Stage(
                new RunReport.Step(number, stage.done().step(), stage.title(), stage.work()),
                stage.verdict(),
                stage.complaint(),
                stage.refused(),
                stage.refusedBy(),
                stage.forced(),
                stage.touched(),
                stage.report(),
                stage.findings(),
                stage.waits(),
                calls.stream().map(RecordedCall::report).toList());
    }

    private static RecordedCall another(RecordedCall one, int call) {
        var said = one.report();
        var own = "-" + call;
        return new RecordedCall(
                new RunReport.Call(
                        said.name() + " " + call,
                        said.callId() + own,
                        said.seen(),
                        said.expected(),
                        said.expectedWay(),
                        said.verdict(),
                        said.complaints(),
                        said.asAnnounced()),
                one.entries().stream().map(entry -> another(entry, call, own)).toList());
    }

    private static JournalEntry another(JournalEntry entry, int call, String own) {
        if (!(entry.event() instanceof JournalEvent.Message message)) {
            return entry;
        }
        var text = message.text()
                .replace("5550", "%03d0".formatted(call))
                .replaceAll("(?m)(branch=[^;\\s]+|tag=[^;>\\s]+|^Call-ID: \\S+)", "$1" + own);
        return new JournalEntry(
                entry.number(),
                entry.at(),
                new JournalEvent.Message(
                        message.direction(),
                        message.endpoint(),
                        message.peer(),
                        message.local(),
                        message.remote(),
                        message.transport(),
                        message.callId() + own,
                        message.method(),
                        message.status(),
                        text,
                        null));
    }
}
