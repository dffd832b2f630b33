package org.cutover.load;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A SIPp under way, and the figures it leaves behind. */
final class SippRun implements AutoCloseable {

    /** A load ends in this time, or it has failed. */
    private static final Duration BOUND = Duration.ofSeconds(90);

    private static final Path SCENARIOS = Path.of("src/bench/sipp").toAbsolutePath();

    private final Path folder;
    private final String scenario;
    private final Process program;

    /**
     * Where a SIPp is.
     *
     * @param transport {@code udp} or {@code tcp}
     * @param shown where others find it, if that is another place: the one where TLS is put around what it says
     */
    record Place(String address, int port, String transport, Optional<String> shown) {

        Place(String address, int port, String transport) {
            this(address, port, transport, Optional.empty());
        }

        List<String> arguments() {
            var all = new ArrayList<>(List.of("-i", address, "-p", Integer.toString(port)));
            all.addAll(transport.equals("udp") ? List.of("-t", "u1", "-buff_size", "4194304") : List.of("-t", "t1"));
            all.addAll(List.of("-key", "via", shown.isPresent() ? "TLS" : transport.toUpperCase(Locale.ROOT)));
            all.addAll(List.of("-key", "contact", shown.orElse(hostPort() + ";transport=" + transport)));
            return all;
        }

        String hostPort() {
            return address + ":" + port;
        }
    }

    /**
     * What came of a load.
     *
     * @param answer microseconds from the INVITE to its 200, of each call
     */
    record Figures(long calls, long failed, long retransmissions, double seconds, Histogram answer) {

        double callsPerSecond() {
            return calls / seconds;
        }

        /** Two loads that ran side by side. */
        Figures beside(Figures other) {
            var both = answer.copy();
            both.add(other.answer);
            return new Figures(
                    calls + other.calls,
                    failed + other.failed,
                    retransmissions + other.retransmissions,
                    Math.max(seconds, other.seconds),
                    both);
        }
    }

    private SippRun(String scenario, Path folder, List<String> arguments) throws IOException {
        this.scenario = scenario;
        this.folder = Files.createDirectories(folder);
        var command = new ArrayList<>(
                List.of("sipp", "-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "-nostdin",
                "-nd",
                "-trace_stat",
                "-fd",
                "1",
                "-stf",
                file("stat.csv").toString()));
        command.addAll(List.of("-trace_err", "-error_file", file("errors.txt").toString()));
        program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file("screen.txt").toFile())
                .start();
    }

    /** One that answers whatever comes, until it is closed. */
    static SippRun answering(Path folder, Place at) throws IOException {
        var answering = new SippRun("answers", folder, at.arguments());
        while (!isTaken(at.hostPort(), at.transport())) {
            if (!answering.program.isAlive()) {
                throw answering.failure();
            }
            Thread.onSpinWait();
        }
        return answering;
    }

    /**
     * One that places calls, as fast as they are taken.
     *
     * @param numbers that are called in turn
     * @param calls how many
     * @param atOnce that are under way at most
     */
    static SippRun calling(Path folder, Place at, List<String> numbers, Place to, int calls, int atOnce)
            throws IOException {
        return calling("calls", folder, at, numbers, to, calls, atOnce, 20_000);
    }

    /** One that places calls and leaves them standing. */
    static SippRun standing(Path folder, Place at, List<String> numbers, Place to, int calls) throws IOException {
        return calling("stands", folder, at, numbers, to, calls, calls, 400);
    }

    private static SippRun calling(
            String scenario, Path folder, Place at, List<String> numbers, Place to, int calls, int atOnce, int rate)
            throws IOException {
        Files.createDirectories(folder);
        var file = Files.writeString(folder.resolve("numbers.csv"), "SEQUENTIAL\n" + String.join("\n", numbers) + "\n");
        var arguments = new ArrayList<>(at.arguments());
        arguments.addAll(List.of("-m", Integer.toString(calls), "-l", Integer.toString(atOnce)));
        arguments.addAll(List.of("-r", Integer.toString(rate), "-trace_rtt", "-rtt_freq", "1"));
        arguments.addAll(List.of("-inf", file.toString(), to.hostPort()));
        return new SippRun(scenario, folder, arguments);
    }

    private Path file(String name) {
        return folder.resolve(scenario + "-" + name);
    }

    /** Whether a program listens there: the kernel shows addresses as it stores them, the last byte first. */
    static boolean isTaken(String hostPort, String protocol) throws IOException {
        int colon = hostPort.indexOf(':');
        var bytes = InetAddress.getByName(hostPort.substring(0, colon)).getAddress();
        var socket = ": %02X%02X%02X%02X:%04X "
                .formatted(
                        bytes[3],
                        bytes[2],
                        bytes[1],
                        bytes[0],
                        Integer.parseInt(hostPort, colon + 1, hostPort.length(), 10));
        return Files.readString(Path.of("/proc/net", protocol)).contains(socket);
    }

    /**
     * Waits until it has placed its calls.
     *
     * @throws IOException if it could not, with its own words
     */
    Figures ended() throws IOException, InterruptedException {
        if (!program.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw failure();
        }
        // 1: some calls failed, which the figures say; all else is a SIPp that did not get so far.
        if (program.exitValue() > 1) {
            throw failure();
        }
        return figures();
    }

    /** Of the calls so far. */
    Figures figures() throws IOException {
        var columns = lastLine();
        return new Figures(
                columns.get("SuccessfulCall(C)").longValue(),
                columns.get("FailedCall(C)").longValue(),
                columns.get("Retransmissions(C)").longValue(),
                Math.max(columns.get("CurrentTime") - columns.get("StartTime"), 0.001),
                answers());
    }

    /** How many calls it has begun, and not ended. */
    long current() throws IOException {
        return Files.exists(file("stat.csv"))
                ? lastLine().getOrDefault("CurrentCall", 0.0).longValue()
                : 0;
    }

    private Map<String, Double> lastLine() throws IOException {
        var lines = Files.readAllLines(file("stat.csv"));
        var columns = new HashMap<String, Double>();
        if (lines.size() > 1) {
            var names = lines.get(0).split(";");
            var values = lines.get(lines.size() - 1).split(";");
            for (int i = 0; i < Math.min(names.length, values.length); i++) {
                columns.put(names[i], number(values[i]));
            }
        }
        return columns;
    }

    /** {@code 12}; of a time of day, the seconds since 1970 that stand at its end. 0 for what is neither. */
    private static double number(String value) {
        var parts = value.split("\t");
        try {
            return Double.parseDouble(parts[parts.length - 1]);
        } catch (NumberFormatException text) {
            return 0;
        }
    }

    private Histogram answers() throws IOException {
        var histogram = new Histogram(60_000_000L, 3);
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(found -> found.toString().endsWith("_rtt.csv")).toList()) {
                for (var line : Files.readAllLines(file)) {
                    var columns = line.split(";");
                    if (columns.length > 1 && Character.isDigit(columns[0].charAt(0))) {
                        histogram.recordValue((long) (Double.parseDouble(columns[1]) * 1000));
                    }
                }
            }
        }
        return histogram;
    }

    /** So far, until it has ended. */
    Cost used() {
        return Cost.of(program);
    }

    private IOException failure() throws IOException {
        var said = new StringBuilder("SIPp, scenario %s, ended with %s.\n"
                .formatted(scenario, program.isAlive() ? "nothing in " + BOUND : program.exitValue()));
        for (var name : List.of("errors.txt", "screen.txt")) {
            if (Files.exists(file(name))) {
                said.append(
                        Files.readString(file(name)).lines().limit(30).reduce("", (all, line) -> all + line + "\n"));
            }
        }
        return new IOException(said.toString());
    }

    @Override
    public void close() {
        program.destroyForcibly();
        try {
            program.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
