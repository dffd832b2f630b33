package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.interop.Installed;
import org.cutover.interop.Sipp;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real gateway is left in good order, whoever ends the program and when. It has loopback addresses that no other test has. */
class ServeAmongDevicesTest {

    private static final String ESTATE = """
            version: 1
            deployment: An estate with a real gateway
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: fe.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: fe.contoso.com }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: med.contoso.com, gateway: gw.contoso.com, mediation-port: 5068/tcp }
            lync-voice:
              pstn-usages: [PSTN]
              voice-policies:
                - { name: Global, scope: global, usages: [PSTN] }
              voice-routes:
                - { name: PSTN, pattern: '^\\+', usages: [PSTN], trunks: [gw.contoso.com] }
            users:
              - { name: alice, pool: fe.contoso.com, line: +14255550101 }
              - { name: bob, pool: fe.contoso.com, line: +14255550102 }
            """;

    private static final String PLAN = """
            version: 1
            rehearsal: A long call
            deployment: estate.yaml
            calls:
              - { name: alice talks, from: alice, to: "+14255559001", talk: 60s, patience: 60s }
              - { name: bob talks, from: bob, to: "+14255559001", talk: 60s }
            plan: []
            """;

    private static final Sipp.Device GATEWAY = new Sipp.Device("127.77.6.9", 5060, "udp");

    @TempDir
    private Path folder;

    @BeforeEach
    void sippIsThere() {
        Installed.program("sipp", "sip-tester");
    }

    @Test
    void quitHangsUpTheCallThatStands() throws IOException, InterruptedException {
        try (var gateway = Sipp.waiting("answers", folder, GATEWAY);
                var serve = serve()) {
            serve.type("call alice +14255559001");
            serve.says("#1  alice -> +14255559001  answered");
            serve.type("quit");

            gateway.hasPlayedIt(serve.said());
            assertThat(serve.exitStatus()).as(serve.said()).isZero();
            assertThat(serve.said())
                    .contains("Hanging up: 1 call(s).")
                    .contains("#1  alice -> +14255559001  by med > gw  completed")
                    .endsWith("Stopped.\n");
        }
    }

    @Test
    void ctrlCGivesUpTheCallThatRings() throws IOException, InterruptedException {
        try (var gateway = Sipp.waiting("rings-until-cancelled", folder, GATEWAY);
                var serve = serve()) {
            serve.type("call alice +14255559001");
            serve.says("#1  alice -> +14255559001  ringing");
            serve.interrupt();

            gateway.hasPlayedIt(serve.said());
            assertThat(serve.exitStatus()).as(serve.said()).isEqualTo(130);
            assertThat(serve.said()).endsWith("Stopped.\n");
        }
    }

    @Test
    void theCallThatTheGatewayPlacedIsHungUpToo() throws IOException, InterruptedException {
        try (var serve = serve();
                var gateway =
                        Sipp.calling("calls-and-is-hung-up-on", folder, GATEWAY, "127.77.6.2:5068", "+14255550101")) {
            serve.says("#1  +14255550199 -> +14255550101  answered");
            serve.interrupt();

            gateway.hasPlayedIt(serve.said());
            assertThat(serve.exitStatus()).as(serve.said()).isEqualTo(130);
        }
    }

    @Test
    @SuppressWarnings("try")
    void whoPressesCtrlCTwiceDoesNotWaitForAGatewayThatIsDeaf() throws IOException, InterruptedException {
        try (var gateway = Sipp.waiting("answers-and-is-deaf", folder, GATEWAY);
                var serve = serve()) {
            serve.type("call alice +14255559001");
            serve.says("#1  alice -> +14255559001  answered");
            serve.interrupt();
            serve.says("Ctrl-C once more does not wait for that.");
            serve.interrupt();

            assertThat(serve.exitStatus()).as(serve.said()).isEqualTo(130);
            assertThat(serve.said()).doesNotContain("Stopped");
        }
    }

    @Test
    void aRehearsalThatIsInterruptedHangsUpAndItsJournalHasIt() throws IOException, InterruptedException {
        try (var gateway = Sipp.waiting("answers", folder, GATEWAY);
                var rehearse = rehearse()) {
            rehearse.hasWritten(journal(), "ACK sip:");
            rehearse.interrupt();

            gateway.hasPlayedIt(rehearse.said());
            assertThat(rehearse.exitStatus()).as(rehearse.said()).isEqualTo(130);
            assertThat(rehearse.said())
                    .contains("Interrupted.")
                    .doesNotContain("fault")
                    .doesNotContain("bob");
        }
        var entries = JournalReader.read(journal()).entries();
        assertThat(entries.get(entries.size() - 1).event()).isEqualTo(new JournalEvent.Ended("interrupted"));
        assertThat(entries)
                .anyMatch(entry -> entry.event() instanceof JournalEvent.Message message
                        && message.method().equals("BYE")
                        && message.status() == 200
                        && message.peer().equals("gw.contoso.com"));
        assertThat(journal().resolveSibling("report.json")).doesNotExist();
    }

    @Test
    @SuppressWarnings("try")
    void aRehearsalThatIsInterruptedTwiceDoesNotWaitForAGatewayThatIsDeaf() throws IOException, InterruptedException {
        try (var gateway = Sipp.waiting("answers-and-is-deaf", folder, GATEWAY);
                var rehearse = rehearse()) {
            rehearse.hasWritten(journal(), "ACK sip:");
            rehearse.interrupt();
            rehearse.says("Ctrl-C once more does not wait for that.");
            rehearse.hasWritten(journal(), "BYE sip:");
            rehearse.interrupt();

            assertThat(rehearse.exitStatus()).as(rehearse.said()).isEqualTo(130);
            assertThat(rehearse.said()).doesNotContain("Interrupted.");
        }
        assertThat(JournalReader.salvage(journal()).entries())
                .anyMatch(entry -> entry.event() instanceof JournalEvent.Message message
                        && message.method().equals("BYE")
                        && message.peer().equals("gw.contoso.com"));
    }

    @Test
    @SuppressWarnings("try")
    void aRehearsalThatIsKilledKeepsTheCallItWasIn() throws IOException, InterruptedException {
        var trace = journal().resolveSibling("trace.pcapng");
        try (var gateway = Sipp.waiting("rings-until-cancelled", folder, GATEWAY);
                var rehearse = rehearse()) {
            rehearse.hasWritten(journal(), "180 Ringing");
            rehearse.hasWritten(trace, "180 Ringing");
        }
        assertThat(JournalReader.salvage(journal()).entries())
                .anyMatch(entry -> entry.event() instanceof JournalEvent.Message message
                        && message.status() == 180
                        && message.endpoint().equals("alice"));
    }

    private Path journal() {
        return folder.resolve("out/long-1/journal.jsonl");
    }

    private OtherProcess serve() throws IOException {
        var serve = started(List.of("serve", estate(), "--unasked"));
        serve.says("Running.");
        return serve;
    }

    private OtherProcess rehearse() throws IOException {
        estate();
        var plan = Files.writeString(folder.resolve("long.yaml"), PLAN).toString();
        return started(List.of(
                "rehearse",
                plan,
                "--live",
                "--unasked",
                "--out",
                folder.resolve("out").toString()));
    }

    private String estate() throws IOException {
        return Files.writeString(folder.resolve("estate.yaml"), ESTATE).toString();
    }

    private OtherProcess started(List<String> words) throws IOException {
        var arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--replace", "gw=127.77.6.9:5060/udp"));
        var host = 2;
        for (var name : List.of("med", "fe", "alice", "bob")) {
            arguments.addAll(List.of("--bind", name + "=127.77.6." + host++));
        }
        return new OtherProcess(folder.resolve("said.txt"), arguments.toArray(String[]::new));
    }
}
