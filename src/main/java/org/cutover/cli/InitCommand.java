package org.cutover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes files to start from. */
@Command(
        name = "init",
        description = {
            "Write a small estate and a rehearsal of it to start from: estate.yaml and rehearsal.yaml, with comments. They pass as they"
                    + " are; put your own names in place of theirs, one part at a time.",
            "The folder is made if need be. Files that are there already are left alone."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit status: 0 both are written; 3 one of them is there already, or the folder cannot be written. Then nothing is written.",
            "",
            "Example:",
            "  cutover init my-migration"
        })
final class InitCommand implements Callable<Integer> {

    private static final List<String> FILES = List.of("estate.yaml", "rehearsal.yaml");

    @Parameters(paramLabel = "FOLDER", description = "Where the files go.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (var name : FILES) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new CannotRunException("%s is there already, and nothing was written. Name another folder."
                        .formatted(folder.resolve(name)));
            }
        }
        try {
            Files.createDirectories(folder);
            for (var name : FILES) {
                Files.write(folder.resolve(name), template(name), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException unwritable) {
            throw new CannotRunException(
                    "%s cannot be written: %s. Name another folder.".formatted(folder, Unwritable.reason(unwritable)));
        }
        var rehearsal = quoted(folder.resolve("rehearsal.yaml"));
        var out = spec.commandLine().getOut();
        out.println("Written: %s and %s.".formatted(folder.resolve("estate.yaml"), folder.resolve("rehearsal.yaml")));
        out.println();
        out.println("Next:");
        // On nobody's path it is called as it was called for this.
        var cutover = quoted(Path.of(System.getProperty("cutover.called", "cutover")));
        out.println("  %s rehearse %s   take its steps, place its calls".formatted(cutover, rehearsal));
        out.println(
                "  %s check %s      what each step is in the products, and the findings".formatted(cutover, rehearsal));
        return ExitStatus.PASSED.code();
    }

    private static byte[] template(String name) throws IOException {
        try (InputStream template = InitCommand.class.getResourceAsStream("/start/" + name)) {
            return template.readAllBytes();
        }
    }

    /** As a shell wants it. */
    private static String quoted(Path path) {
        var text = path.toString();
        if (text.matches("[\\w./\\\\:+@-]+")) {
            return text;
        }
        // Windows knows only the double ones, and has none of these in its names but $ and backquote.
        return text.matches("[^$`\"!]+") ? "\"" + text + "\"" : "'" + text.replace("'", "'\\''") + "'";
    }
}
