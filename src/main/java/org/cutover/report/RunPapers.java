package org.cutover.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cutover.results.RecordedRun;

/** What is drawn of a run beside its ladders and its page: {@code run-sheet.html}, {@code run-sheet.md}, {@code junit.xml}. */
final class RunPapers {

    private RunPapers() {}

    /**
     * Writes them into a folder, in place of those that are there.
     *
     * @throws IOException if one cannot be written
     */
    static void write(RecordedRun run, Path folder) throws IOException {
        // A scenario without a plan has nothing that anyone could do step by step.
        if (run.report().stages().size() > 1) {
            var sheet = RunSheet.of(run.report());
            Files.writeString(folder.resolve("run-sheet.html"), RunSheetHtml.of(sheet));
            Files.writeString(folder.resolve("run-sheet.md"), RunSheetMarkdown.of(sheet));
        } else {
            // Of a run that has lost its report and most of its journal, one drawn before would say more than is known.
            Files.deleteIfExists(folder.resolve("run-sheet.html"));
            Files.deleteIfExists(folder.resolve("run-sheet.md"));
        }
        Files.writeString(folder.resolve("junit.xml"), RunJUnitXml.of(run));
    }
}
