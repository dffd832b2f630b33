package org.cutover.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.cutover.load.SippRun.Place;

/**
 * A Kamailio where a Mediation Server would be: mutual TLS on the callers' side, the trunk's transport on the gateway's. It keeps
 * transactions and stays in the path of dialogs (Record-Route), and is no end of them as a Mediation Server is.
 */
final class KamailioRelay implements InThePath {

    /** Which package of Debian has all of it. */
    static final String PACKAGE = "kamailio-tls-modules";

    private static final Path CONFIGURATION = Path.of("src/bench/kamailio").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Of the memory that its processes share: it keeps a transaction for 5 s after its end, and 64 MB is little for that. */
    private static final String MEGABYTES = "512";

    private final LoadNetwork network;
    private final Path folder;
    private final CertificateAuthority authority = CertificateAuthority.named("load", Instant.now());
    private final Process program;

    /** Starts one, and waits until it takes connections. */
    KamailioRelay(LoadNetwork network, Path folder) throws IOException {
        this.network = network;
        this.folder = folder;
        var authorities = Given.authorities(folder.resolve("authorities.pem"), authority.trust());
        var tls = Files.writeString(
                folder.resolve("tls.cfg"),
                Files.readString(CONFIGURATION.resolve("tls.cfg"))
                        .replace("SHOWN", pem("kamailio").toString())
                        .replace("AUTHORITIES", authorities.toString()));
        var trunk = network.trunk().word();
        var configuration = Files.writeString(
                folder.resolve("kamailio.cfg"),
                Files.readString(CONFIGURATION.resolve("relay.cfg"))
                        .replace("TLS_CONFIG", tls.toString())
                        .replace("TOWARD_CALLER", "tls:" + server())
                        .replace("TOWARD_GATEWAY", "%s:%s:5068".formatted(trunk, network.host(101)))
                        .replace("GATEWAY", network.gateway() + ";transport=" + trunk));
        program = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "-DD",
                        "-E",
                        "-m",
                        MEGABYTES,
                        "-f",
                        configuration.toString(),
                        "-Y",
                        folder.toString(),
                        "-P",
                        folder.resolve("pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        while (!SippRun.isTaken(server(), "tcp")) {
            if (!program.isAlive()) {
                throw new IOException(
                        "Kamailio ended; it needs the package %s.%n%s".formatted(PACKAGE, Files.readString(log())));
            }
            Thread.onSpinWait();
        }
    }

    /** The program, if it is there. Debian has it where only root looks for programs. */
    static Optional<Path> installed() {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "kamailio"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path log() {
        return folder.resolve("kamailio.txt");
    }

    private String server() {
        return network.host(101) + ":5061";
    }

    private Path pem(String name) {
        return Given.pem(folder.resolve(name + ".pem"), authority.issue(List.of(name)));
    }

    @Override
    public int callees() {
        return 1;
    }

    @Override
    public Place caller(int number) {
        return network.caller(number);
    }

    @Override
    public Place callee(int number) {
        return network.callee(number);
    }

    @Override
    public Optional<Place> answering() {
        return Optional.of(network.gatewayPlace());
    }

    @Override
    public Stunnel secured() throws IOException {
        var caller = network.callerSecured(0, server(), Optional.of(pem("caller")));
        return Stunnel.of(
                folder.resolve("stunnel"),
                Stream.concat(Stream.of(caller), network.gatewaySecured(pem("gateway")).stream())
                        .toList());
    }

    @Override
    public Cost used() {
        return Cost.of(program);
    }

    /** It is several processes, which end together if the first is asked to. */
    @Override
    public void close() {
        var processes = program.descendants().toList();
        program.destroy();
        try {
            program.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
    }
}
