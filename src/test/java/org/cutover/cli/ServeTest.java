package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
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

    private Process program;

    @AfterEach
    void end() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @Test
    void callsAreTypedAndTheirLinesSayWhoAndByWhichWay() throws IOException, InterruptedException {
        serve("--pcap", folder.resolve("bench.pcapng").toString());
        type("call alice +14255550123");
        type("call alicee 1");
        said("There is no user \"alicee\". Did you mean \"alice\"?");
        type("calls");
        said("#1  alice -> +14255550123");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            type("ladder 1");
            return said().contains("--- ACK ---");
        });
        type("hang-up alice");
        said("#1  alice -> +14255550123  by med > gw  completed");
        type("call +14255550123 +14255550101");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            type("calls");
            return said().contains("#2  PSTN -> +14255550101");
        });
        type("quit");

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(program.exitValue()).as(said()).isZero();
        assertThat(said()).containsPattern("med +Mediation Server +Lync Server 2013 +127\\.77\\.3\\.2:");
        assertThat(folder.resolve("bench.pcapng")).isNotEmptyFile();
    }

    @Test
    void itIsEndedFromOutside() throws IOException, InterruptedException {
        serve();

        program.destroy();

        assertThat(program.waitFor(20, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(said()).contains("Stopped.").doesNotContain("Exception");
    }

    private void serve(String... more) throws IOException {
        var estate = Files.writeString(folder.resolve("estate.yaml"), ESTATE);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                estate.toString()));
        var host = 1;
        for (var name : List.of("gw", "med", "fe", "alice")) {
            command.addAll(List.of("--bind", name + "=127.77.3." + host++));
        }
        command.addAll(List.of(more));
        program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        said("Running.");
    }

    private void type(String line) throws IOException {
        program.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        program.getOutputStream().flush();
    }

    private void said(String words) {
        await().atMost(Duration.ofSeconds(40)).until(() -> said().contains(words) || !program.isAlive());
        assertThat(said()).contains(words);
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
