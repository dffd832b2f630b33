package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A SIPp that plays one of the scenarios below {@code src/test/resources/sipp}, for one call if it is not told more. */
public final class Sipp implements AutoCloseable {

    private static final Path SCENARIOS = Path.of("src/test/resources/sipp").toAbsolutePath();
    private static final int SECONDS = 80;

    private final String scenario;
    private final Path folder;
    private final Process program;

    private Sipp(String scenario, Path folder, int calls, List<String> arguments) {
        this.scenario = scenario;
        this.folder = folder;
        var command = new ArrayList<>(List.of(Installed.program("sipp", "sip-tester")));
        command.addAll(arguments);
        command.addAll(List.of("-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
        command.addAll(
                List.of("-m", Integer.toString(calls), "-nostdin", "-nd", "-timeout", SECONDS + "s", "-timeout_error"));
        command.addAll(List.of("-trace_err", "-error_file", log("errors").toString()));
        command.addAll(List.of("-trace_msg", "-message_file", log("messages").toString()));
        try {
            program = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log("screen").toFile())
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** One that waits for a call. */
    public static Sipp waiting(String scenario, Path folder, Device at) {
        return waiting(scenario, folder, at, 1);
    }

    /** One that waits for so many calls, and ends after the last of them. */
    public static Sipp waiting(String scenario, Path folder, Device at, int calls) {
        var waiting = new Sipp(scenario, folder, calls, at.arguments());
        await().atMost(Duration.ofSeconds(10)).until(() -> !waiting.program.isAlive() || at.isTaken());
        return waiting;
    }

    /** One that calls a number. */
    public static Sipp calling(String scenario, Path folder, Device at, String to, String number) {
        var arguments = new ArrayList<>(at.arguments());
        arguments.addAll(List.of("-s", number, to));
        return new Sipp(scenario, folder, 1, arguments);
    }

    /**
     * Where it is.
     *
     * @param transport {@code udp} or {@code tcp}
     */
    public record Device(String address, int port, String transport) {

        /**
         * Whether a program listens there: the kernel of Linux shows addresses as it stores them, the last byte first. A connection
         * that a test before has left has another end.
         */
        boolean isTaken() throws IOException {
            var bytes = InetAddress.getByName(address).getAddress();
            var socket = "%02X%02X%02X%02X:%04X".formatted(bytes[3], bytes[2], bytes[1], bytes[0], port);
            return Files.readString(Path.of("/proc/net", transport)).contains(": " + socket + " 00000000:0000 ");
        }

        private List<String> arguments() {
            return List.of("-i", address, "-p", Integer.toString(port), "-t", transport.equals("udp") ? "u1" : "t1");
        }
    }

    private Path log(String what) {
        return folder.resolve("%s-%s.txt".formatted(scenario, what));
    }

    /** Its call has gone through the whole scenario. */
    public void hasPlayedIt(String ladder) {
        try {
            var ended = program.waitFor(SECONDS + 5L, TimeUnit.SECONDS);
            assertThat(ended ? program.exitValue() : -1)
                    .as(() -> "%s%n%s%n%s".formatted(said(), "Our side of it:", ladder))
                    .isZero();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String said() {
        var said = new StringBuilder("SIPp, scenario " + scenario + ":\n");
        for (var what : List.of("errors", "screen", "messages")) {
            try {
                said.append(Files.exists(log(what)) ? Files.readString(log(what)) : "")
                        .append('\n');
            } catch (IOException unreadable) {
                said.append(unreadable).append('\n');
            }
        }
        return said.toString();
    }

    @Override
    public void close() {
        program.destroyForcibly();
    }
}
