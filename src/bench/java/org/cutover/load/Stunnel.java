package org.cutover.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TLS for a SIPp, which Debian builds without it: a relay beside it that takes or opens secured connections. */
final class Stunnel implements AutoCloseable {

    private final Optional<Process> program;

    private Stunnel(Optional<Process> program) {
        this.program = program;
    }

    /**
     * One secured way.
     *
     * @param client whether it takes plain connections and opens secured ones; else the other way about
     * @param pem certificate and key that it shows, if it shows one
     */
    record Way(boolean client, String accept, String connect, Optional<Path> pem) {

        private String section(int number) {
            var from = accept.substring(0, accept.indexOf(':'));
            return """
                    [way%d]
                    client = %s
                    accept = %s
                    connect = %s
                    local = %s
                    %s
                    """.formatted(
                            number,
                            client ? "yes" : "no",
                            accept,
                            connect,
                            from,
                            pem.map(file -> "cert = " + file).orElse(""));
        }
    }

    /** Starts one, and waits until it takes connections. */
    static Stunnel of(Path folder, List<Way> ways) throws IOException {
        Files.createDirectories(folder);
        if (ways.isEmpty()) {
            return new Stunnel(Optional.empty());
        }
        var lines = new ArrayList<String>();
        lines.add(
                "foreground = yes\npid =\ndebug = 4\nsyslog = no\nsocket = l:TCP_NODELAY=1\nsocket = r:TCP_NODELAY=1\n");
        for (int i = 0; i < ways.size(); i++) {
            lines.add(ways.get(i).section(i));
        }
        var log = folder.resolve("stunnel.log");
        var program = new ProcessBuilder(
                        "stunnel",
                        Files.write(folder.resolve("stunnel.conf"), lines).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (var way : ways) {
            while (!SippRun.isTaken(way.accept(), "tcp")) {
                if (!program.isAlive()) {
                    throw new IOException("stunnel ended.\n" + Files.readString(log));
                }
                Thread.onSpinWait();
            }
        }
        return new Stunnel(Optional.of(program));
    }

    /** So far. */
    Cost used() {
        return program.map(Cost::of).orElse(Cost.NONE);
    }

    @Override
    public void close() {
        program.ifPresent(Process::destroy);
        try {
            if (program.isPresent()) {
                program.get().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
