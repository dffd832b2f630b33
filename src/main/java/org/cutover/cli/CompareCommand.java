package org.cutover.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.report.ComparisonJson;
import org.cutover.report.ComparisonTable;
import org.cutover.report.RunComparison;
import org.cutover.results.RecordedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what changed from one run to another. */
@Command(
        name = "compare",
        description = {
            "Say which calls changed from one run to another in outcome, route, trunk, Mediation Server or gateway, and which stages and"
                    + " calls only one of them has. Stages are known by the ids of their steps, calls by their names."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 no call changed, 1 one did or only one run has it, 3 a run cannot be read.",
            "",
            "Example:",
            "  cutover compare rehearsals/my-plan-1 rehearsals/my-plan-2"
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder of the first run.")
    private Path before;

    @Parameters(index = "1", paramLabel = "RUN", description = "The folder of the second one.")
    private Path after;

    @Option(names = "--json", description = "Print JSON, in the shape of schema/compare.json.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var comparison = RunComparison.of(read(before).report(), read(after).report());
        if (json) {
            out.print(ComparisonJson.of(comparison));
        } else {
            ComparisonTable.of(comparison, Screen.here().width()).forEach(out::println);
        }
        out.flush();
        return (comparison.same() ? ExitStatus.PASSED : ExitStatus.FAILED).code();
    }

    private RecordedRun read(Path folder) {
        var run = Runs.read(folder);
        run.remarks().forEach(remark -> spec.commandLine().getErr().println(folder + ": " + remark));
        return run;
    }
}
