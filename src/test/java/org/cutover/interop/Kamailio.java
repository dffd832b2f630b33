package org.cutover.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cutover.identity.Given;
import org.cutover.identity.Identity;
import org.cutover.identity.Trust;

/**
 * A Kamailio in the path between a Mediation Server, by TLS, and a gateway, by UDP. It stays in the path of dialogs (Record-Route, one for
 * each side), and looks at certificates both where it connects and where it is connected to.
 */
final class Kamailio implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Path folder;
    private final String address;
    private final Process program;

    /**
     * Starts one, and waits until it listens.
     *
     * @param at where it is for the Mediation Server, by TLS; for the gateway it is at the port before, by UDP
     * @param gateway whom calls from the Mediation Server go to
     * @param mediationServer {@code host:port} where calls from the gateway go
     */
    Kamailio(Path folder, Sipp.Device at, Sipp.Device gateway, String mediationServer, Identity identity, Trust trust) {
        this.folder = folder;
        this.address = "%s:%d".formatted(at.address(), at.port() - 1);
        var name = Installed.program("kamailio", "kamailio-tls-modules");
        try {
            var pem = Given.pem(folder.resolve("kamailio.pem"), identity);
            var authorities = Given.authorities(folder.resolve("authorities.pem"), trust);
            var side = """
                    [%s:default]
                    method = TLSv1.2+
                    verify_certificate = yes
                    require_certificate = yes
                    private_key = %s
                    certificate = %s
                    ca_list = %s
                    """;
            Files.writeString(
                    folder.resolve("tls.cfg"),
                    side.formatted("server", pem, pem, authorities) + side.formatted("client", pem, pem, authorities));
            var config = Files.writeString(
                    folder.resolve("kamailio.cfg"),
                    Files.readString(Path.of("src/test/resources/kamailio/in-the-path.cfg"))
                            .replace("TLS_CONFIG", folder.resolve("tls.cfg").toString())
                            .replace("TOWARD_MEDIATION", "tls:%s:%d".formatted(at.address(), at.port()))
                            .replace("TOWARD_GATEWAY", "udp:%s:%d".formatted(at.address(), at.port() - 1))
                            .replace("GATEWAY", "%s:%d".formatted(gateway.address(), gateway.port()))
                            .replace("MEDIATION_SERVER", mediationServer));
            program = new ProcessBuilder(
                            name,
                            "-DD",
                            "-E",
                            "-f",
                            config.toString(),
                            "-Y",
                            folder.toString(),
                            "-P",
                            folder.resolve("pid").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("kamailio.txt").toFile())
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(said(), cannot);
        }
        var listener = new Sipp.Device(at.address(), at.port(), "tcp");
        await().atMost(SOON).until(() -> !program.isAlive() || listener.isTaken());
        if (!program.isAlive()) {
            throw new IllegalStateException(said());
        }
    }

    /** Where it takes calls from the gateway. */
    String address() {
        return address;
    }

    String said() {
        try {
            return "Kamailio:\n" + Files.readString(folder.resolve("kamailio.txt"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** It is several processes, which end together if the first is asked to. */
    @Override
    public void close() {
        program.destroy();
        try {
            program.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
    }
}
