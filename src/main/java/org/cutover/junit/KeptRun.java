package org.cutover.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.cutover.report.ResultFolder;
import org.cutover.results.RunFolder;

/** What a test leaves if it fails: a folder with its journal, ladders and page, and a note that says where it is. */
final class KeptRun {

    /**
     * Where folders of failed tests go.
     *
     * @param name of the test, as the name of a folder
     */
    record Place(Path parent, String name) {}

    /** Not thrown itself: it stands beside what a test threw that knew nothing of the run. */
    private static final class Note extends Exception {

        private static final long serialVersionUID = 1L;

        Note(String text) {
            super(text, null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    private final Place place;
    private final TestRun run;
    private Optional<ResultFolder> folder = Optional.empty();
    private String trouble = "";

    KeptRun(Place place, TestRun run) {
        this.place = place;
        this.run = run;
    }

    /** How to repeat the run, and where it is kept; from now on it is. */
    String note() {
        write();
        var seed = "Seed %1$d: @TestbedTest(seed = %1$dL) %2$s."
                .formatted(
                        run.seed(),
                        run.isLive() ? "makes the same tags and Call-IDs" : "repeats this run message by message");
        return "%s%n%s"
                .formatted(
                        seed,
                        folder.filter(made -> trouble.isEmpty())
                                .map(made -> "The run is kept in %s".formatted(made.path()))
                                .orElse("The run could not be kept: " + trouble));
    }

    private synchronized void write() {
        try {
            if (folder.isEmpty()) {
                folder = Optional.of(ResultFolder.create(place.parent(), place.name()));
            }
            folder.get().write(run.journal());
        } catch (IOException unwritable) {
            trouble = unwritable.getMessage();
        }
    }

    /** The test has failed: the folder holds all of the run, and what was thrown says where it is. */
    void failed(Throwable thrown) {
        var known = folder.isPresent()
                && String.valueOf(thrown.getMessage())
                        .contains(folder.get().path().toString());
        var note = note();
        draw();
        if (!known) {
            thrown.addSuppressed(new Note(note));
        }
    }

    private void draw() {
        if (folder.isPresent() && trouble.isEmpty()) {
            try {
                folder.get().drawCalls(new RunFolder(folder.get().path()).read());
            } catch (IOException | RunFolder.NoRunException undrawn) {
                // The journal is there; `cutover report` says what is wrong.
                trouble = undrawn.getMessage();
            }
        }
    }

    /** The test has passed, whatever failed within it. */
    synchronized void drop() {
        if (folder.isPresent()) {
            try (var files = Files.walk(folder.get().path())) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException leftBehind) {
                // A folder too many does no harm.
                trouble = leftBehind.getMessage();
            }
        }
    }
}
