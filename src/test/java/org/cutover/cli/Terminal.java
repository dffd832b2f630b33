package org.cutover.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Someone at a terminal, with a folder of their own. */
final class Terminal {

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Terminal(Path folder) {
        this.folder = folder;
    }

    /** The folder that {@link #rehearse} puts results in. */
    Path results() {
        return folder.resolve("out");
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Gives the exit status. */
    int rehearse(String... more) {
        var all = new ArrayList<>(List.of("rehearse", "--out", results().toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
