package org.cutover.results;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalReader;
import org.cutover.journal.JournalReader.Salvage;

/**
 * The folder of one run, as {@code cutover rehearse} leaves it.
 *
 * <p>It is read for what it holds. A run that was killed has a journal and no report; a journal may end within a line; either file
 * may be of another version, or lost. What is missing is said in {@link RecordedRun#remarks}, and the rest is there.
 */
public record RunFolder(Path path) {

    public static final String JOURNAL = "journal.jsonl";
    public static final String REPORT = "report.json";

    private static final String STRANGERS =
            "journal.jsonl and report.json are of different runs: ladders and messages are not those of these calls. Put the files"
                    + " back that belong together.";

    /** Where one names the folder of all runs, so many of them are told. */
    private static final int TOLD = 3;

    /** There is no run to read. The message says why, and what to do. */
    public static final class NoRunException extends Exception {
        private static final long serialVersionUID = 1;

        NoRunException(String message) {
            super(message);
        }
    }

    /**
     * Reads what the folder holds.
     *
     * @throws NoRunException if there is no run in it, or nothing of it can be read
     */
    public RecordedRun read() throws NoRunException {
        var journalFile = path.resolve(JOURNAL);
        var reportFile = path.resolve(REPORT);
        if (!Files.isRegularFile(journalFile) && !Files.isRegularFile(reportFile)) {
            throw new NoRunException(whyNoRun());
        }
        var remarks = new ArrayList<String>();
        try {
            var report = report(reportFile, remarks);
            var journal = journal(journalFile, remarks);
            if (report.isEmpty() && journal.entries().isEmpty()) {
                throw new NoRunException(
                        "%s: nothing of this run can be read. %s".formatted(path, String.join(" ", remarks)));
            }
            report.ifPresent(there -> remarkVersion(REPORT, there.version(), ReportJson.VERSION, remarks));
            report.filter(there -> !isOf(there, journal)).ifPresent(there -> remarks.add(STRANGERS));
            var ended = ending(journal);
            if (report.isPresent() && ended.isEmpty() && Files.exists(journalFile)) {
                remarkLoss(report.get(), journal, remarks);
            }
            if (report.isEmpty()) {
                remarks.add(0, failedTest(journal).orElseGet(() -> whyNoReport(ended, Files.exists(reportFile))));
            }
            return RecordedRun.of(
                    report.orElseGet(() -> ReportFromJournal.of(journal.entries())),
                    began(journal).map(JournalEvent.Began::world).orElse(""),
                    journal.entries(),
                    remarks);
        } catch (IOException unreadable) {
            throw new NoRunException("%s cannot be read: %s.".formatted(path, unreadable.getMessage()));
        }
    }

    /** Whether the journal began the stages that the report has, as far as it goes. */
    private static boolean isOf(RunReport report, Salvage journal) {
        var reported = report.stages().stream().map(RunReport.Stage::title).toList();
        var began = journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.StageBegan.class::isInstance)
                .map(event -> ((JournalEvent.StageBegan) event).title())
                .toList();
        return reported.containsAll(began);
    }

    /** The run came to its end, or there would be no report: the journal has lost it since. */
    private static void remarkLoss(RunReport report, Salvage journal, List<String> remarks) {
        var whole = journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.CallEnded.class::isInstance)
                .map(event -> ((JournalEvent.CallEnded) event).stage() + " " + ((JournalEvent.CallEnded) event).call())
                .collect(Collectors.toSet());
        var lost = report.stages().stream()
                .flatMap(stage -> stage.calls().stream()
                        .filter(call -> !call.verdict().equals("not-placed"))
                        .map(call -> stage.number() + " " + call.name()))
                .filter(call -> !whole.contains(call))
                .count();
        remarks.replaceAll(remark -> remark.replace(": the run was killed, or the disk was full.", "."));
        remarks.add(
                0,
                "%s lacks its end, which it had: %d call(s) have lost their messages, or some of them, and their ladders are missing or end too early. The verdict is that of %s."
                        .formatted(JOURNAL, lost, REPORT));
    }

    private String whyNoRun() {
        if (!Files.exists(path)) {
            return "There is no folder %s. Name the folder of a run: rehearse prints it at the end, after \"Results:\"."
                    .formatted(path);
        }
        if (!Files.isDirectory(path)) {
            return "%s is a file. Name the folder of a run: rehearse prints it at the end, after \"Results:\"."
                    .formatted(path);
        }
        var runs = runsBelow();
        return runs.isEmpty()
                ? "%s is no folder of a run: it has neither %s nor %s.".formatted(path, JOURNAL, REPORT)
                : "%s holds runs, and is none itself. Name one of them: %s.".formatted(path, String.join(", ", runs));
    }

    /** The newest of them. */
    private List<String> runsBelow() {
        try (var below = Files.list(path)) {
            return below.filter(folder -> Files.isRegularFile(folder.resolve(JOURNAL)))
                    .sorted(Comparator.comparing(RunFolder::age).reversed())
                    .limit(TOLD)
                    .map(Path::toString)
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static long age(Path run) {
        return run.resolve(JOURNAL).toFile().lastModified();
    }

    private static Optional<RunReport> report(Path file, List<String> remarks) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReportJson.read(Files.readString(file)));
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            remarks.add("%s cannot be read (%s).".formatted(REPORT, oneLine(unreadable.getMessage())));
            return Optional.empty();
        }
    }

    private static Salvage journal(Path file, List<String> remarks) throws IOException {
        if (!Files.isRegularFile(file)) {
            remarks.add("%s is missing: there are no ladders, and no messages.".formatted(JOURNAL));
            return new Salvage(List.of(), List.of());
        }
        var journal = JournalReader.salvage(file);
        began(journal).ifPresent(began -> remarkVersion(JOURNAL, began.version(), JournalEvent.VERSION, remarks));
        journal.faults().stream().map(RunFolder::oneLine).forEach(remarks::add);
        return journal;
    }

    private static void remarkVersion(String file, int version, int known, List<String> remarks) {
        if (version > known) {
            remarks.add("%s is of version %d, from a newer Cutover; this one knows version %d, and shows what it knows."
                    .formatted(file, version, known));
        } else if (version < known) {
            remarks.add("%s is of version %d, from an older Cutover; what came after it is missing."
                    .formatted(file, version));
        }
    }

    /** A test says of one thing alone what it expected. */
    private static Optional<String> failedTest(Salvage journal) {
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.TestFailed.class::isInstance)
                .map(event -> ((JournalEvent.TestFailed) event).describe())
                .map("This is the run of a test, which failed: %s. What else it expected is not known."::formatted)
                .findFirst();
    }

    private static String whyNoReport(Optional<String> ended, boolean unreadable) {
        if (unreadable) {
            return "This is drawn from the journal alone, which does not say what was expected: nothing is judged.";
        }
        return ended.map(verdict -> "The run was %s".formatted(verdict))
                        .filter(said -> said.endsWith("interrupted"))
                        .or(() -> ended.map(verdict -> "%s is missing".formatted(REPORT)))
                        .orElse("The run did not come to its end")
                + ": this is drawn from the journal so far, and nothing is judged.";
    }

    private static Optional<String> ending(Salvage journal) {
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Ended.class::isInstance)
                .map(event -> ((JournalEvent.Ended) event).verdict())
                .findFirst();
    }

    private static Optional<JournalEvent.Began> began(Salvage journal) {
        return journal.entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Began.class::isInstance)
                .map(JournalEvent.Began.class::cast)
                .findFirst();
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
