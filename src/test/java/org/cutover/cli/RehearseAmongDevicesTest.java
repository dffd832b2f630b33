package org.cutover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cutover.interop.Installed;
import org.cutover.interop.Sipp;
import org.cutover.journal.JournalReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole rehearsal with a real gateway in the loop. It has loopback addresses that no other test has. */
class RehearseAmongDevicesTest {

    private static final String ESTATE = """
            version: 1
            deployment: An estate with an old gateway and a new one
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: fe.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: fe.contoso.com }
            gateways:
              - { gateway: old-gw.contoso.com, site: seattle, certified-for: lync-2013 }
              - { gateway: new-gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: med.contoso.com, gateway: old-gw.contoso.com, mediation-port: 5068/tcp }
              - { mediation-server: med.contoso.com, gateway: new-gw.contoso.com, mediation-port: 5068/tcp }
            lync-voice:
              pstn-usages: [PSTN]
              voice-policies:
                - { name: Global, scope: global, usages: [PSTN] }
              voice-routes:
                - { name: PSTN, pattern: '^\\+', usages: [PSTN], trunks: [old-gw.contoso.com] }
            users:
              - { name: alice, pool: fe.contoso.com, line: +14255550101 }
              - { name: bob, pool: fe.contoso.com, line: +14255550102 }
            carrier:
              numbers:
                - { number: +14255550123, does: answers }
              deliveries:
                - { beginning: +14255550101, gateway: old-gw.contoso.com }
                - { beginning: +14255550102, gateway: new-gw.contoso.com }
            """;

    private static final String PLAN = """
            version: 1
            rehearsal: The new gateway takes over
            deployment: estate.yaml
            calls:
              - { name: alice calls out, from: alice, to: "+14255550123" }
              - { name: the PSTN calls alice, from: "+14255550123", to: "+14255550101" }
              - { name: the PSTN calls bob, from: "+14255550123", to: "+14255550102" }
            plan:
              - change-voice-route: { id: over-the-new-gateway, route: PSTN, trunks: [new-gw.contoso.com] }
                expect: { outbound: { by: med.contoso.com, gateway: new-gw.contoso.com } }
              - change-voice-route: { id: and-back, route: PSTN, trunks: [old-gw.contoso.com] }
                expect: { outbound: { by: med.contoso.com, gateway: old-gw.contoso.com } }
            """;

    private static final Sipp.Device NEW_GATEWAY = new Sipp.Device("127.77.4.9", 5060, "tcp");

    @TempDir
    private Path folder;

    @Test
    void callsGoOutByTheRealGatewayAndThoseThatOnlyItCouldPlaceNeitherPassNorFail() throws IOException {
        Installed.program("sipp", "sip-tester");
        var terminal = new Terminal(folder);
        terminal.file("estate.yaml", ESTATE);
        var arguments = new ArrayList<>(List.of(terminal.file("new-gateway.yaml", PLAN), "--live", "--unasked"));
        arguments.addAll(List.of("--replace", "new-gw=127.77.4.9:5060/tcp"));
        var host = 1;
        for (var name : List.of("old-gw", "med", "fe", "alice", "bob")) {
            arguments.addAll(List.of("--bind", name + "=127.77.4." + host++));
        }

        try (var gateway = Sipp.waiting("answers", folder, NEW_GATEWAY)) {
            assertThat(terminal.rehearse(arguments.toArray(String[]::new)))
                    .as(terminal.out() + terminal.err())
                    .isEqualTo(2);

            gateway.hasPlayedIt(terminal.out());
        }
        assertThat(terminal.out())
                .contains("The new gateway takes over: undecided")
                .contains("3 calls: 2 as expected, 1 not placed")
                .contains("3 call(s) could not be placed, and neither pass nor fail:")
                .contains("A real device took part: new-gw at 127.77.4.9:5060/tcp.")
                .contains(" in real time)")
                .doesNotContain("simulated")
                .contains("calls to +14255550102 come in by new-gw");
        var run = terminal.results().resolve("new-gateway-1");
        assertThat(Files.readString(run.resolve("report.json")))
                .contains("\"not-placed\"")
                .contains("\"new-gw.contoso.com\"");
        var journal = JournalReader.read(run.resolve("journal.jsonl"));
        assertThat(journal.cutOff()).isFalse();
        assertThat(Files.readString(run.resolve("journal.jsonl"))).contains("127.77.4.9:5060");
    }
}
