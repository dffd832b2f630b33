package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A live rehearsal wants the ports of the releases, and somebody else has one. Counts the threads of the whole Java process, so no
 * other test runs beside it.
 */
@Isolated
class PortInUseTest {

    @TempDir
    private Path folder;

    @Test
    void theServerAndItsAddressAreSaidAndNothingIsLeft() throws IOException {
        cannotListen("127.0.1.1", 5060, "sea-gw.contoso.com cannot listen on 127.0.1.1:5060/tcp: the port is in use.");
    }

    /** A phone starts when it is first used, long after the servers. */
    @Test
    void aPhoneWantsAPortToo() throws IOException {
        cannotListen("127.0.1.8", 5061, "alice cannot listen on 127.0.1.8:5061/tls: the port is in use.");
    }

    private void cannotListen(String host, int port, String sentence) throws IOException {
        var terminal = new Terminal(folder);
        var threads = threads();
        try (var taken = new ServerSocket()) {
            bind(taken, host, port);

            assertThat(terminal.rehearse("--live", "calls/02-busy")).isEqualTo(3);
        }
        assertThat(terminal.err().lines()).singleElement().asString().startsWith(sentence);
        assertThat(terminal.results()).isEmptyDirectory();
        assertThat(threads()).isEqualTo(threads);
    }

    private static void bind(ServerSocket taken, String host, int port) {
        try {
            taken.bind(new InetSocketAddress(host, port));
        } catch (IOException cannot) {
            abort("%s:%d cannot be had here: %s".formatted(host, port, cannot.getMessage()));
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sip-"))
                .collect(Collectors.toSet());
    }
}
