package org.cutover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cutover.report.CallView;
import org.cutover.report.Explanation;
import org.cutover.report.LadderMermaid;
import org.cutover.report.ResultTable;
import org.cutover.report.TextWrap;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedStage;
import org.cutover.yaml.Nearest;
import org.cutover.yaml.Unknown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a run in the terminal. */
@Command(
        name = "show",
        description = {
            "Show a run that was recorded: its table; with a call, what became of it at every stage, and its ladder and routing where it"
                    + " first went wrong, or last; with a stage too, the same after that stage.",
            "A run that was killed or interrupted is shown as far as it got."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 shown, 3 there is no such run, call or stage.",
            "",
            "Examples:",
            "  cutover show rehearsals/ocs-2007-r2-to-lync-2013-1",
            "  cutover show rehearsals/ocs-2007-r2-to-lync-2013-1 \"bob calls out\"",
            "  cutover show rehearsals/ocs-2007-r2-to-lync-2013-1 B move-routes --messages"
        })
final class ShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CALL",
            description = "The name of a call, or its letter in the table.")
    private String call = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "STAGE",
            description = "The number of a stage, or the id of its step.")
    private String stage = "";

    @Option(names = "--messages", description = "Of the call, print every SIP message too, as it was sent.")
    private boolean messages;

    @Option(names = "--mermaid", description = "Of the call, print the ladder alone, as a Mermaid sequence diagram.")
    private boolean mermaid;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var run = Runs.read(folder);
        var screen = Screen.here();
        run.remarks()
                .forEach(remark -> TextWrap.lines(remark, screen.textWidth())
                        .forEach(spec.commandLine().getErr()::println));
        if (call.isEmpty()) {
            if (messages || mermaid) {
                throw new CannotRunException("--messages and --mermaid are of a call. Name one.");
            }
            table(run, screen, out);
        } else {
            call(run, screen, out);
        }
        out.flush();
        return ExitStatus.PASSED.code();
    }

    private static void table(RecordedRun run, Screen screen, PrintWriter out) {
        var report = run.report();
        TextWrap.lines(report.title(), screen.textWidth()).forEach(out::println);
        out.println();
        out.print(ResultTable.of(report, screen.width()));
        out.println();
        Explanation.of(report, screen.width()).forEach(out::println);
        TextWrap.lines(report.title() + ": " + report.verdict(), screen.textWidth())
                .forEach(out::println);
    }

    private void call(RecordedRun run, Screen screen, PrintWriter out) {
        var name = named(run);
        var stages =
                run.stages().stream().filter(one -> one.find(name).isPresent()).toList();
        if (stages.isEmpty()) {
            throw new CannotRunException("\"%s\" was placed at no stage.".formatted(name));
        }
        var shown = stage.isEmpty() ? telling(stages, name) : stage(run, stages, name);
        var recorded = shown.find(name).orElseThrow();
        if (mermaid) {
            out.print(LadderMermaid.of(recorded.entries()));
            return;
        }
        if (stage.isEmpty()) {
            CallView.stages(run, name, screen.width()).forEach(out::println);
            out.println();
        }
        CallView.of(run, shown, recorded, messages, screen.width()).forEach(out::println);
    }

    /** Where it first was not as expected; else at the end. */
    private static RecordedStage telling(List<RecordedStage> stages, String name) {
        return stages.stream()
                .filter(one -> one.find(name)
                        .filter(call -> call.report().verdict().equals("failed"))
                        .isPresent())
                .findFirst()
                .orElse(stages.get(stages.size() - 1));
    }

    private String named(RecordedRun run) {
        var names = new ArrayList<String>();
        run.report().calls().forEach(dialled -> names.add(dialled.name()));
        run.stages().stream()
                .flatMap(one -> one.calls().stream())
                .map(one -> one.report().name())
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        var upper = call.toUpperCase(Locale.ROOT);
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(call))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> ResultTable.letter(names.indexOf(name)).equals(upper))
                        .findFirst())
                .orElseThrow(() -> new CannotRunException(Unknown.inOrder("call", call, names)));
    }

    private RecordedStage stage(RecordedRun run, List<RecordedStage> stages, String name) {
        var found = run.stages().stream()
                .filter(one -> one.report().step().equalsIgnoreCase(stage)
                        || Integer.toString(one.report().number()).equals(stage))
                .findFirst()
                .orElseThrow(() -> new CannotRunException(noStage(run)));
        if (!stages.contains(found)) {
            throw new CannotRunException("\"%s\" was not placed after stage %d."
                    .formatted(name, found.report().number()));
        }
        return found;
    }

    private String noStage(RecordedRun run) {
        var numbered = run.stages().stream()
                .map(one ->
                        "%d %s".formatted(one.report().number(), one.report().step()))
                .toList();
        return Nearest.to(
                        stage,
                        run.stages().stream().map(one -> one.report().step()).toList())
                .map(nearest -> "There is no stage \"%s\". Did you mean \"%s\"?".formatted(stage, nearest))
                .orElseGet(() -> Unknown.inOrder("stage", stage, numbered));
    }
}
