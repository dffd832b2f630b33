package org.cutover.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.cutover.report.Evidence;
import org.cutover.results.RunReport;
import picocli.CommandLine.Option;

/** Whether a run is packed for those who approve the change, and where. */
final class EvidenceOption {

    @Option(
            names = "--evidence",
            paramLabel = "FILE.zip",
            description =
                    "Pack the run for a change-approval board: report, run sheet, all it was made from, versions and checksums. Private"
                            + " keys are never among it. A file that is there already is left alone.")
    private Path file;

    boolean isAsked() {
        return file != null;
    }

    /**
     * Before anything is run.
     *
     * @throws CannotRunException if the file is there already, or its folder is not
     */
    void check() {
        if (file == null) {
            return;
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw cannot("there is a file of that name");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannot("there is no such folder");
        }
    }

    /**
     * Packs a run, if that is asked for.
     *
     * @throws CannotRunException if the file cannot be written
     */
    void pack(Path run, RunReport report) {
        if (file == null) {
            return;
        }
        try {
            Evidence.write(file, run, versions(report));
        } catch (IOException unwritable) {
            throw cannot(Unwritable.reason(unwritable));
        }
    }

    /** Who ran it is in its report; who packs it may be another. */
    private static String versions(RunReport report) {
        var by = report.program().isEmpty()
                ? "unknown: there is no report that says it"
                : "Cutover %s, Java %s"
                        .formatted(
                                report.program(),
                                report.java().isEmpty() ? "unknown: the report is of an older version" : report.java());
        return "Rehearsed by: %s\nPacked by: %s\n".formatted(by, String.join(", ", new Version().getVersion()));
    }

    Path file() {
        return file;
    }

    private CannotRunException cannot(String why) {
        return new CannotRunException(
                "The evidence cannot be written to %s: %s. Name another file with --evidence.".formatted(file, why));
    }
}
