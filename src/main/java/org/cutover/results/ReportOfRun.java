package org.cutover.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.migration.PlannedStep;
import org.cutover.migration.RollBack;
import org.cutover.results.RunReport.Act;
import org.cutover.results.RunReport.Call;
import org.cutover.results.RunReport.Citation;
import org.cutover.results.RunReport.Dialled;
import org.cutover.results.RunReport.Reading;
import org.cutover.results.RunReport.Seen;
import org.cutover.results.RunReport.Stage;
import org.cutover.results.RunReport.Step;
import org.cutover.results.RunReport.Subject;
import org.cutover.results.RunReport.Taken;
import org.cutover.results.RunReport.Wait;
import org.cutover.results.RunReport.Work;
import org.cutover.scenario.CallRecord;
import org.cutover.scenario.CallResult;
import org.cutover.scenario.CallScenario;
import org.cutover.scenario.MatrixCall;
import org.cutover.scenario.Rehearsal;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.StageResult;
import org.cutover.scenario.Waited;

/** The report of a run that has come to its end. */
final class ReportOfRun {

    private ReportOfRun() {}

    static RunReport of(RunResult run) {
        var scenario = run.scenario();
        return new RunReport(
                ReportJson.VERSION,
                program(),
                Runtime.version().toString(),
                new Subject(
                        scenario.title(),
                        scenario.why().strip(),
                        scenario.deployment().domain()),
                new Reading(run.profile().id(), run.profile().note()),
                extent(run),
                run.verdict().word(),
                run.simulated().toMillis() / 1000.0,
                calls(run),
                acts(scenario),
                stages(run.stages()));
    }

    private static Extent extent(RunResult run) {
        if (!(run.scenario() instanceof Rehearsal rehearsal)) {
            return new Extent(0, 0, 0, 0, run.devices());
        }
        return new Extent(
                rehearsal.plan().size(),
                rehearsal.whole().steps(),
                rehearsal.calls().size(),
                rehearsal.whole().calls(),
                run.devices());
    }

    private static List<Stage> stages(List<StageResult> results) {
        var stages = new ArrayList<Stage>();
        for (var i = 0; i < results.size(); i++) {
            stages.add(stage(results.get(i), results.subList(0, i)));
        }
        return stages;
    }

    /** Of this program, as the jar's manifest has it. */
    private static String program() {
        var version = ReportOfRun.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static List<Dialled> calls(RunResult run) {
        var calls = new LinkedHashMap<String, MatrixCall>();
        var matrix = run.scenario() instanceof Rehearsal rehearsal
                ? rehearsal.calls()
                : ((CallScenario) run.scenario()).calls();
        matrix.forEach(call -> calls.putIfAbsent(call.name(), call));
        return calls.values().stream()
                .map(call -> new Dialled(
                        call.name(),
                        call.from(),
                        call.to(),
                        call.direction().name().toLowerCase(Locale.ROOT),
                        call.expect().describe(),
                        call.spans()))
                .toList();
    }

    private static List<Act> acts(Scenario scenario) {
        return scenario instanceof CallScenario story
                ? story.acts().stream().map(ReportOfRun::act).toList()
                : List.of();
    }

    private static Act act(CallScenario.Act act) {
        if (act instanceof CallScenario.Act.Dial dial) {
            return new Act("dial", dial.call().name());
        }
        if (act instanceof CallScenario.Act.Happen happening) {
            return new Act("happen", happening.fault().describe());
        }
        if (act instanceof CallScenario.Act.HangUp hangUp) {
            return new Act("hang-up", did(hangUp.parties(), "hangs up", "hang up"));
        }
        if (act instanceof CallScenario.Act.Hold hold) {
            return hold.resume()
                    ? new Act("resume", did(hold.parties(), "takes the call back", "take the call back"))
                    : new Act("hold", did(hold.parties(), "puts the call on hold", "put the call on hold"));
        }
        if (act instanceof CallScenario.Act.Transfer transfer) {
            return new Act("transfer", "%s transfers the call to %s".formatted(transfer.party(), transfer.to()));
        }
        if (act instanceof CallScenario.Act.Take take) {
            return new Act("step", take.step().step().title());
        }
        var seconds = ((CallScenario.Act.Wait) act).time().toSeconds();
        return new Act("wait", seconds % 60 == 0 ? "%d min pass".formatted(seconds / 60) : seconds + " s pass");
    }

    private static String did(List<String> parties, String one, String several) {
        return parties.size() > 1
                ? "%s %s at once".formatted(String.join(" and ", parties), several)
                : "%s %s".formatted(parties.isEmpty() ? "the caller" : parties.get(0), one);
    }

    private static Stage stage(StageResult stage, List<StageResult> before) {
        return new Stage(
                new Step(
                        stage.number(),
                        stage.step().isEmpty() ? "as it is" : stage.step(),
                        stage.title(),
                        stage.planned().map(planned -> work(planned, before)).orElse(Work.NONE)),
                stage.verdict().word(),
                stage.complaint(),
                stage.refused().map(refusal -> String.join(" ", refusal.why())).orElse(""),
                stage.refused().map(StageResult.Refusal::rules).orElse(List.of()),
                stage.forced(),
                stage.touched(),
                stage.report(),
                stage.findings(),
                stage.waits().stream().map(ReportOfRun::wait).toList(),
                stage.calls().stream().map(ReportOfRun::call).toList());
    }

    private static Work work(PlannedStep planned, List<StageResult> before) {
        if (planned.step() instanceof RollBack rollBack) {
            return rollBack(planned, rollBack, before);
        }
        var action = planned.action();
        var reversal = planned.step().reversal();
        return new Work(action.tool(), action.how(), planned.pending(), reversal.how(), reversal.possible(), List.of());
    }

    /** The plan has the steps that it undoes elsewhere, and in the other order: who does it needs them here. */
    private static Work rollBack(PlannedStep planned, RollBack rollBack, List<StageResult> before) {
        var undone = new ArrayList<String>();
        var numbers = new ArrayList<Integer>();
        for (var i = before.size() - 1; i >= 0 && !before.get(i).step().equals(rollBack.to()); i--) {
            var stage = before.get(i);
            if (stage.refused().isEmpty() && stage.planned().isPresent()) {
                numbers.add(stage.number());
                undone.add("%d. undo \"%s\": %s"
                        .formatted(
                                stage.number(),
                                stage.title(),
                                stage.planned().get().step().reversal().how()));
            }
        }
        var action = rollBack.action();
        return new Work(
                action.tool(),
                undone.isEmpty() ? action.how() : String.join("\n", undone),
                planned.pending(),
                rollBack.reversal().how(),
                rollBack.reversal().possible(),
                numbers);
    }

    private static Wait wait(Waited waited) {
        var entries = waited.entries();
        var after = entries.isEmpty() ? 0 : entries.get(0).number() - 1;
        var until = entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
        return new Wait(waited.time().toMillis() / 1000.0, after, until, waited.complaint());
    }

    private static Call call(CallResult result) {
        return new Call(
                result.call().name(),
                result.record().callId(),
                seen(result.record()),
                result.expected().describe(),
                result.expected().way().describe(),
                result.verdict().word(),
                result.complaints(),
                result.failsAsAnnounced());
    }

    static Seen seen(CallRecord record) {
        var way = record.way();
        return new Seen(
                record.outcome().word(),
                record.outcome().describe(),
                record.status(),
                new Taken(way.route(), way.trunk(), way.mediationServer(), way.gateway()),
                record.rule(),
                citation(record.entries(), record.rule()),
                record.undocumented(),
                List.copyOf(record.evidence().linksRefused()),
                record.why());
    }

    /** The rule as the one who refused the call cited it. */
    private static Citation citation(List<JournalEntry> entries, String rule) {
        return entries.stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.Refused.class::isInstance)
                .map(JournalEvent.Refused.class::cast)
                .filter(refused -> refused.rule().equals(rule))
                .reduce((earlier, later) -> later)
                .flatMap(refused -> Optional.ofNullable(refused.source())
                        .map(source -> new Citation(refused.why(), source, refused.confidence())))
                .orElse(Citation.NONE);
    }
}
