package org.cutover.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalReader;
import org.cutover.journal.JournalWriter;
import org.cutover.ladder.Ladder;
import org.cutover.ladder.LadderSvg;
import org.cutover.page.ReportPage;
import org.cutover.results.RecordedRun;
import org.cutover.results.RecordedRun.RecordedCall;
import org.cutover.results.RecordedRun.RecordedStage;
import org.cutover.results.ReportJson;
import org.cutover.results.RunFolder;
import org.cutover.results.RunReport;
import org.cutover.scenario.CannotStartException;
import org.cutover.scenario.RunResult;
import org.cutover.scenario.Scenario;
import org.cutover.scenario.ScenarioRunner;

/**
 * The folder of one run: {@code journal.jsonl}, {@code ladders/} and {@code report.json}. A run gets a folder of its own; none
 * is ever written twice.
 *
 * @param path it exists, and was empty when it was made
 */
public record ResultFolder(Path path) {

    /** What people open. */
    public static final String PAGE = "report.html";

    private static final int LONGEST_NAME = 55;
    private static final String TRACE = "trace.pcapng";

    /**
     * Makes the next folder {@code <name>-<n>} in {@code parent}, and {@code parent} itself if need be.
     *
     * @throws IOException if it cannot be made
     */
    public static ResultFolder create(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        for (var n = 1; ; n++) {
            try {
                // Making it is the test whether it is free: two programs that start together get two folders.
                return new ResultFolder(Files.createDirectory(parent.resolve(name + "-" + n)));
            } catch (FileAlreadyExistsException taken) {
                // the next number, then
            }
        }
    }

    private Path journal() {
        return path.resolve(RunFolder.JOURNAL);
    }

    /**
     * Runs a scenario, its journal in this folder; then the ladders and the report. Where the run cannot even start, the
     * folder is taken away again.
     *
     * @throws IOException if something cannot be written
     */
    public RunResult record(ScenarioRunner runner, Scenario scenario) throws IOException {
        return record(runner, scenario, entry -> {});
    }

    /** @param also is given each entry of the journal too */
    public RunResult record(ScenarioRunner runner, Scenario scenario, Consumer<JournalEntry> also) throws IOException {
        try (var trace = new PcapNgWriter(path.resolve(TRACE));
                var recording = new Recording(journal(), trace)) {
            var run = runner.run(scenario, recording.andThen(also), recording::begun);
            write(run);
            return run;
        } catch (CannotStartException notStarted) {
            Files.deleteIfExists(journal());
            Files.deleteIfExists(path.resolve(TRACE));
            Files.deleteIfExists(path);
            throw notStarted;
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    /**
     * Draws the trace anew from the journal, as far as that goes.
     *
     * @throws IOException if it cannot be written
     */
    public void drawTrace() throws IOException {
        if (Files.isRegularFile(journal())) {
            Files.deleteIfExists(path.resolve(TRACE));
            PcapNgWriter.write(
                    path.resolve(TRACE), JournalReader.salvage(journal()).entries());
        }
    }

    /**
     * Keeps what the run was made from, below {@code inputs/}.
     *
     * @param files texts by path
     * @throws IOException if something cannot be written
     */
    public void keep(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            var kept = path.resolve("inputs").resolve(file.getKey());
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, file.getValue());
        }
    }

    void write(RunResult result) throws IOException {
        var run = RecordedRun.of(result);
        Files.writeString(path.resolve(RunFolder.REPORT), ReportJson.of(run.report()));
        draw(run);
    }

    /**
     * Draws all that is drawn of a run, but its trace. What was drawn before is written anew; the journal and {@code report.json} are not
     * touched.
     *
     * @throws IOException if something cannot be written
     */
    public void draw(RecordedRun run) throws IOException {
        drawCalls(run, () -> RunPapers.write(run, path));
    }

    /**
     * Draws the ladders of a run and its page, as {@link #draw} does.
     *
     * @throws IOException if something cannot be written
     */
    public void drawCalls(RecordedRun run) throws IOException {
        drawCalls(run, () -> {});
    }

    private void drawCalls(RecordedRun run, Together.Writing also) throws IOException {
        var ladders = drawn(run);
        var byCall = new IdentityHashMap<RecordedCall, Ladder>();
        ladders.forEach(drawn -> byCall.put(drawn.call(), drawn.ladder()));
        var folder = Files.createDirectories(path.resolve("ladders"));
        // Hundreds of files, and a page: as many at once as there are processors.
        Together.run(
                () -> Together.each(ladders, ladder -> ladder.write(folder)),
                () -> Files.writeString(path.resolve(PAGE), ReportPage.of(run, byCall::get)),
                also);
    }

    /**
     * One ladder of a run.
     *
     * @param name of its files, without the ending
     */
    private record Drawn(String name, String heading, RecordedCall call, Ladder ladder) {

        void write(Path folder) throws IOException {
            Files.writeString(folder.resolve(name + ".txt"), "%s%n%n%s".formatted(heading, LadderDiagram.of(ladder)));
            if (!ladder.isEmpty()) {
                Files.writeString(folder.resolve(name + ".svg"), LadderSvg.document(ladder));
            }
        }
    }

    private static List<Drawn> drawn(RecordedRun run) {
        var taken = new HashSet<String>();
        var calls = run.stages().stream()
                .flatMap(stage -> stage.calls().stream().map(call -> new Named(stage, call, taken)))
                .toList();
        return calls.parallelStream().map(Named::draw).toList();
    }

    /** A call with the name that its files have. */
    private record Named(RunReport.Stage stage, RecordedCall call, String file) {

        Named(RecordedStage stage, RecordedCall call, Set<String> taken) {
            this(
                    stage.report(),
                    call,
                    free(
                            "%02d-%s"
                                    .formatted(
                                            stage.report().number(),
                                            slug(call.report().name())),
                            taken));
        }

        Drawn draw() {
            var heading = "%s, stage %d (%s): %s"
                    .formatted(
                            call.report().name(),
                            stage.number(),
                            stage.title(),
                            call.report().seen().ended());
            return new Drawn(file, heading, call, Ladder.of(call.entries()));
        }
    }

    /**
     * Writes the journal of a run that was kept in memory. May be done again, when more has happened.
     *
     * @throws IOException if it cannot be written
     */
    public void write(List<JournalEntry> journal) throws IOException {
        try (var writer = new JournalWriter(journal())) {
            journal.forEach(writer);
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    /**
     * Writes a run of a scenario whose journal was kept in memory.
     *
     * @throws IOException if something cannot be written
     */
    public void write(RunResult result, List<JournalEntry> journal) throws IOException {
        write(journal);
        write(result);
    }

    /** Names that differ may have one slug. */
    private static String free(String name, Set<String> taken) {
        var free = name;
        for (var n = 2; !taken.add(free); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    /** {@code legacy-user-calls-out} of {@code Legacy user calls out}. */
    private static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        // File systems take 255 bytes; a letter has up to four.
        var end = slug.offsetByCodePoints(0, Math.min(LONGEST_NAME, slug.codePointCount(0, slug.length())));
        return slug.isEmpty() ? "call" : slug.substring(0, end);
    }
}
