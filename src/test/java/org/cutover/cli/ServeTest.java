package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone serves an estate, types, and ends it. It has loopback addresses that no other test has. */
class ServeTest {

    private static final String ESTATE = """
            version: 1
            deployment: A small estate
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: fe.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: fe.contoso.com }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: med.contoso.com, gateway: gw.contoso.com }
            lync-voice:
              pstn-usages: [PSTN]
              voice-policies:
                - { name: Global, scope: global, usages: [PSTN] }
              voice-routes:
                - { name: PSTN, pattern: '^\\+', usages: [PSTN], trunks: [gw.contoso.com] }
            users:
              - { name: alice, pool: fe.contoso.com, line: +14255550101 }
            carrier:
              numbers:
                - { number: +14255550123, does: answers }
              deliveries:
                - { beginning: +1425555010, gateway: gw.contoso.com }
            """;

    @TempDir
    private Path folder;

    @Test
    void callsAreTypedAndTheirLinesSayWhoAndByWhichWay() throws IOException, InterruptedException {
        try (var serve = serve("--pcap", folder.resolve("bench.pcapng").toString())) {
            serve.type("call alice +14255550123");
            serve.type("call alicee 1");
            serve.says("There is no user \"alicee\". Did you mean \"alice\"?");
            serve.type("calls");
            serve.says("#1  alice -> +14255550123");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                serve.type("ladder 1");
                return serve.said().contains("--- ACK ---");
            });
            serve.says("#1  alice -> +14255550123  ringing");
            serve.says("#1  alice -> +14255550123  answered");
            serve.type("hang-up alice");
            serve.says("#1  alice -> +14255550123  by med > gw  completed");
            serve.type("call +14255550123 +14255550101");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                serve.type("calls");
                return serve.said().contains("#2  PSTN -> +14255550101");
            });
            serve.type("quit");

            assertThat(serve.exitStatus()).as(serve.said()).isZero();
            assertThat(serve.said()).containsPattern("med +Mediation Server +Lync Server 2013 +127\\.77\\.3\\.2:");
        }
        assertThat(folder.resolve("bench.pcapng")).isNotEmptyFile();
    }

    @Test
    void itIsEndedByCtrlC() throws IOException, InterruptedException {
        var capture = folder.resolve("bench.pcapng");
        try (var serve = serve("--pcap", capture.toString())) {
            serve.type("call alice +14255550123");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                serve.type("ladder 1");
                return serve.said().contains("--- ACK ---");
            });
            serve.interrupt();

            assertThat(serve.exitStatus()).as(serve.said()).isEqualTo(130);
            assertThat(serve.said())
                    .contains("Hanging up: 1 call(s).", "#1  alice -> +14255550123  by med > gw  completed")
                    .endsWith("Stopped.\n")
                    .doesNotContain("Exception");
        }
        assertThat(blocksOf(capture)).isGreaterThan(20);
        try (var again = serve()) {
            again.type("quit");

            assertThat(again.exitStatus()).as(again.said()).isZero();
        }
    }

    /** How many blocks a capture has, each of which says its length at its beginning and at its end; it ends with the last of them. */
    private static int blocksOf(Path capture) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(capture));
        int blocks = 0;
        for (int at = 0; at < bytes.limit(); blocks++) {
            int length = bytes.getInt(at + 4);
            assertThat(bytes.getInt(at + length - 4)).isEqualTo(length);
            at += length;
        }
        return blocks;
    }

    private OtherProcess serve(String... more) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add("serve");
        arguments.add(Files.writeString(folder.resolve("estate.yaml"), ESTATE).toString());
        var host = 1;
        for (var name : List.of("gw", "med", "fe", "alice")) {
            arguments.addAll(List.of("--bind", name + "=127.77.3." + host++));
        }
        arguments.addAll(List.of(more));
        var serve = new OtherProcess(folder.resolve("said.txt"), arguments.toArray(String[]::new));
        serve.says("Running.");
        return serve;
    }
}
