package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.RealDevice;
import org.cutover.endpoint.Testbed;
import org.cutover.report.LadderDiagram;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SIPp in place of a Mediation Server, before a gateway of ours. It has loopback addresses that no other test has. */
class SippAsMediationServerTest {

    private static final String ESTATE = """
            version: 1
            deployment: A gateway at a real Mediation Server
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: fe.contoso.com, release: lync-2013, site: seattle }
            mediation-servers:
              - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: fe.contoso.com }
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013, listens: 5066/tcp }
            trunks:
              - { mediation-server: med.contoso.com, gateway: gw.contoso.com, mediation-port: 5068/tcp }
            users:
              - { name: alice, pool: fe.contoso.com, line: +14255550101 }
            carrier:
              numbers:
                - { number: +14255550123, does: answers }
              deliveries:
                - { beginning: +1425555010, gateway: gw.contoso.com }
            """;

    private static final Sipp.Device MEDIATION_SERVER = new Sipp.Device("127.77.7.2", 5068, "tcp");

    @TempDir
    private Path folder;

    private Testbed testbed;

    @BeforeEach
    void start() {
        Installed.program("sipp", "sip-tester");
        var device = new RealDevice("med.contoso.com", "127.77.7.2", new Listener(5068, Transport.TCP), true);
        var gateway = new Placement.Binding("gw.contoso.com", "127.77.7.1", OptionalInt.empty());
        testbed = Testbed.start(
                "a real Mediation Server",
                DeploymentFile.read(
                        new SourceText("estate.yaml", ESTATE, none -> Optional.empty()), Releases.shipped()),
                Compatibility.shipped(),
                Testbed.World.LIVE,
                new Placement(List.of(device), List.of(gateway), Set.of("gw.contoso.com"), false),
                OptionalLong.empty(),
                entry -> {});
    }

    @AfterEach
    void stop() {
        if (testbed != null) {
            testbed.close();
        }
    }

    @Test
    void aCallFromThePstnGoesToIt() {
        try (var mediation = Sipp.waiting("answers", folder, MEDIATION_SERVER)) {
            var call = testbed.number("+14255550123").dial("+14255550101");

            assertThat(call.awaitAnswered(DeviceEstate.SOON)).as(ladder()).isTrue();
            call.hangUp();

            mediation.hasPlayedIt(ladder());
        }
    }

    @Test
    void itHangsUpOnThePstn() {
        try (var mediation = Sipp.waiting("answers-and-hangs-up", folder, MEDIATION_SERVER)) {
            var call = testbed.number("+14255550123").dial("+14255550101");

            assertThat(call.awaitOver(DeviceEstate.SOON)).as(ladder()).isTrue();

            mediation.hasPlayedIt(ladder());
        }
    }

    @Test
    void itCallsThePstn() {
        try (var mediation = Sipp.calling("calls", folder, MEDIATION_SERVER, "127.77.7.1:5066", "+14255550123")) {
            mediation.hasPlayedIt(ladder());
        }
    }

    private String ladder() {
        return LadderDiagram.of(testbed.journal().entries());
    }
}
