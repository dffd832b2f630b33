package org.cutover.junit;

import java.nio.file.Path;
import org.cutover.report.Transcript;
import org.cutover.scenario.RunResult;

/**
 * A scenario or rehearsal that was run and has passed.
 *
 * <p>A value, which may be used from any thread.
 */
public final class ScenarioRun {

    private final Path file;
    private final RunResult result;

    ScenarioRun(Path file, RunResult result) {
        this.file = file;
        this.result = result;
    }

    /**
     * Where it stands.
     *
     * @return a path from the working directory
     */
    public Path file() {
        return file;
    }

    /**
     * What it is called in its file.
     *
     * @return its title
     */
    public String title() {
        return result.scenario().title();
    }

    /**
     * All of it as one text that is the same on every run: of a rehearsal its table, and the ladders wherever they change; of a
     * scenario what happened in its order. To be held to one that was kept.
     *
     * @return lines, each ending with a line feed
     */
    public String transcript() {
        return Transcript.of(result);
    }

    /** Its title, and where it stands. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(title(), file);
    }

    RunResult result() {
        return result;
    }
}
