package org.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentCheck;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.Testbed;
import org.cutover.yaml.SourceText;

/**
 * What it costs to load and start an estate of 20 pools, 40 gateways and 100,000 users, from a file and a CSV on disk, in a Java
 * that has just started.
 *
 * <p>What is to hold: within 20 s and 2 GB. Fails if it does not.
 */
public final class StartLargeEstate {

    private static final LargeEstate ESTATE = new LargeEstate(20, 40, 5_000, 40, 100, 100_000);
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long MEGABYTES = 2_048;

    private StartLargeEstate() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("large-estate");
        var file = folder.resolve(LargeEstate.FILE);
        var csv = folder.resolve(LargeEstate.CSV);
        try {
            Files.writeString(file, ESTATE.yaml());
            Files.writeString(csv, ESTATE.csv());
            measure(file);
        } finally {
            Files.delete(file);
            Files.delete(csv);
            Files.delete(folder);
        }
    }

    private static void measure(Path file) throws IOException {
        var began = Instant.now();
        var deployment =
                timed("read the files", () -> DeploymentFile.read(SourceText.ofFile(file), Releases.shipped()));
        timed("check the estate", () -> DeploymentCheck.findings(deployment, Compatibility.shipped()));
        timed("prepare routing", () -> CallRouting.of(deployment));
        try (var testbed = timed("start all servers", () -> start(deployment))) {
            timed("sign in a user", () -> testbed.user(LargeEstate.user(77)));
            var took = Duration.between(began, Instant.now());
            var megabytes = peak();
            say("in all, from a cold start", took);
            System.out.printf("%-30s %6d MB%n", "memory at most", megabytes);
            if (took.compareTo(BOUND) > 0 || megabytes > MEGABYTES) {
                throw new IllegalStateException(
                        "That is more than %d s or %d MB.".formatted(BOUND.toSeconds(), MEGABYTES));
            }
        }
    }

    private static Testbed start(Deployment deployment) {
        return Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL);
    }

    private static <T> T timed(String what, Supplier<T> work) {
        var began = Instant.now();
        var done = work.get();
        say(what, Duration.between(began, Instant.now()));
        return done;
    }

    private static void say(String what, Duration took) {
        System.out.printf("%-30s %6.2f s%n", what, took.toMillis() / 1000.0);
    }

    /** Of the whole process, where the system says it (Linux); else of the heap as it is now. */
    private static long peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Runtime.getRuntime().totalMemory() >> 20;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
