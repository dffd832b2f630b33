package org.cutover.cli;

import java.nio.file.Path;
import org.cutover.results.RecordedRun;
import org.cutover.results.RunFolder;

/** Runs that someone names on the command line. */
final class Runs {

    private Runs() {}

    /** @throws CannotRunException if there is no run to read there */
    static RecordedRun read(Path folder) {
        try {
            return new RunFolder(folder).read();
        } catch (RunFolder.NoRunException nothing) {
            throw new CannotRunException(nothing.getMessage());
        }
    }
}
