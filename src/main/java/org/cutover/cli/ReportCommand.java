package org.cutover.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cutover.report.ResultFolder;
import org.cutover.results.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the results of a run anew, from its folder alone. */
@Command(
        name = "report",
        description = {
            "Draw the results of a run anew from its journal.jsonl and report.json: report.html, run-sheet.html and run-sheet.md,"
                    + " ladders/, junit.xml and trace.pcapng.",
            "What a run that was killed has left is drawn as far as it goes, and said to be incomplete."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Exit status: 0 drawn, 3 could not run.",
            "",
            "Examples:",
            "  cutover report rehearsals/ocs-2007-r2-to-lync-2013-1",
            "  cutover report --evidence change-4711.zip rehearsals/ocs-2007-r2-to-lync-2013-1"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The folder of a run, as rehearse prints it at its end.")
    private Path folder;

    @Mixin
    private EvidenceOption evidence = new EvidenceOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = spec.commandLine().getOut();
        evidence.check();
        try {
            var run = new RunFolder(folder).read();
            var drawn = new ResultFolder(folder);
            drawn.draw(run);
            drawn.drawTrace();
            run.remarks().forEach(terminal::println);
            terminal.println("Drawn: " + folder.resolve(ResultFolder.PAGE));
            if (evidence.isAsked()) {
                evidence.pack(folder, run.report());
                terminal.println("Evidence: " + evidence.file());
            }
            return ExitStatus.PASSED.code();
        } catch (RunFolder.NoRunException nothing) {
            throw new CannotRunException(nothing.getMessage());
        } catch (IOException unwritable) {
            throw new CannotRunException(
                    "The results cannot be written to %s: %s.".formatted(folder, Unwritable.reason(unwritable)));
        }
    }
}
