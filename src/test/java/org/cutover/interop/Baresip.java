package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.cutover.identity.Given;
import org.cutover.identity.Identity;
import org.cutover.identity.Trust;

/**
 * A baresip that speaks TLS: it says what happens to its calls, and does what it is told, by its control socket.
 *
 * <p>It plays no sound: what it hears it would play to itself.
 */
final class Baresip implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Path MODULES = Path.of("/usr/lib/baresip/modules");

    private final Path folder;
    private final Supplier<String> ourSide;
    private final Process program;
    private final Socket control = new Socket();
    private final List<String> events = new CopyOnWriteArrayList<>();

    /** One in place of a gateway: it takes calls to a number, and calls by it. */
    static Baresip gateway(
            Path folder, String number, Sipp.Device at, Identity identity, Trust trust, Supplier<String> ourSide) {
        return new Baresip(
                folder,
                at,
                "<sip:%s@%s;transport=tls>;regint=0".formatted(number, at.address()),
                List.of(
                        "sip_certificate " + Given.pem(folder.resolve("gateway.pem"), identity),
                        "sip_cafile " + Given.authorities(folder.resolve("authorities.pem"), trust)),
                ourSide);
    }

    /** One in place of a user's phone: it signs in to a server. */
    static Baresip phone(Path folder, String user, Sipp.Device at, String server, Supplier<String> ourSide) {
        var phone = new Baresip(
                folder,
                at,
                "<sip:%s@contoso.com;transport=tls>;outbound=\"sip:%s;transport=tls\";regint=600"
                        .formatted(user, server),
                List.of(),
                ourSide);
        // It may be signed in before anyone can ask it for events.
        phone.awaitSaid("[1 binding]");
        return phone;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param at where it listens for TLS
     * @param account by which it takes and places calls
     * @param more lines of its configuration
     */
    private Baresip(Path folder, Sipp.Device at, String account, List<String> more, Supplier<String> ourSide) {
        assumeTrue(isOnANetwork(), "baresip has no address to work with where there is the loopback alone.");
        this.folder = folder;
        this.ourSide = ourSide;
        var name = Installed.program("baresip", "baresip-core");
        try {
            int port = freePort();
            Files.writeString(folder.resolve("config"), """
                    sip_listen %s:%d
                    sip_transports tls
                    audio_source aubridge,nothing
                    audio_player aubridge,nothing
                    audio_alert aubridge,nothing
                    module_path %s
                    module g711.so
                    module aubridge.so
                    module srtp.so
                    module_app account.so
                    module_app menu.so
                    module_app ctrl_tcp.so
                    ctrl_tcp_listen 127.0.0.1:%d
                    %s
                    """.formatted(
                            at.address(),
                            // It adds one for TLS.
                            at.port() - 1,
                            MODULES,
                            port,
                            String.join("\n", more)));
            Files.writeString(folder.resolve("accounts"), account + ";answermode=manual;mediaenc=srtp-mand\n");
            Files.writeString(folder.resolve("contacts"), "");
            program = new ProcessBuilder(name, "-f", folder.toString(), "-4", "-s")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start();
            awaitSaid("baresip is ready.");
            control.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException cannot) {
            throw new UncheckedIOException(said(), cannot);
        }
        var reader = new Thread(this::read, "what baresip says");
        reader.setDaemon(true);
        reader.start();
    }

    private static boolean isOnANetwork() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> address instanceof Inet4Address && !address.isLoopbackAddress());
        } catch (SocketException unknown) {
            return false;
        }
    }

    /** Ends it if it does not say so: who began it does not have it yet. */
    private void awaitSaid(String words) {
        try {
            await().atMost(SOON).untilAsserted(() -> assertThat(said()).contains(words));
        } catch (ConditionTimeoutException never) {
            close();
            throw never;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Each message is JSON with its length before it: {@code 23:{…},}. */
    private void read() {
        try (var in = new DataInputStream(control.getInputStream())) {
            while (true) {
                int length = 0;
                for (int digit = in.readUnsignedByte(); digit != ':'; digit = in.readUnsignedByte()) {
                    length = length * 10 + digit - '0';
                }
                events.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
                in.readUnsignedByte();
            }
        } catch (IOException ended) {
            // Nothing more is said.
        }
    }

    private void tell(String command, String parameters) {
        var text = "{\"command\":\"%s\",\"params\":\"%s\"}".formatted(command, parameters);
        try {
            control.getOutputStream()
                    .write("%d:%s,".formatted(text.length(), text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(said(), gone);
        }
    }

    void dial(String uri) {
        tell("dial", uri);
    }

    void answer() {
        tell("accept", "");
    }

    void hangUp() {
        tell("hangup", "");
    }

    void hold() {
        tell("hold", "");
    }

    void resume() {
        tell("resume", "");
    }

    /**
     * Waits until it says something that it has not been asked for yet.
     *
     * @param type of its events, such as {@code CALL_INCOMING}
     */
    String says(String type) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(find(type))
                        .as(() -> "%s: %s".formatted(type, said()))
                        .isPresent());
        var event = find(type).orElseThrow();
        events.remove(event);
        return event;
    }

    private Optional<String> find(String type) {
        return events.stream()
                .filter(event -> event.contains("\"type\":\"" + type + "\""))
                .findFirst();
    }

    /** What it has printed, with every message as it saw it. */
    String said() {
        try {
            return "baresip:%n%s%n%s%nOur side of it:%n%s"
                    .formatted(Files.readString(folder.resolve("said.txt")), events, ourSide.get());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Ends as its user ends it: it signs out first. */
    void quit() {
        program.destroy();
        await().atMost(SOON).until(() -> !program.isAlive());
    }

    @Override
    public void close() {
        program.destroyForcibly();
        try {
            program.waitFor();
            control.close();
        } catch (IOException closed) {
            // It is what was wanted.
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
