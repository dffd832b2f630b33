package org.cutover.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.RealDevice;
import org.cutover.endpoint.Testbed;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.report.LadderDiagram;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.cutover.yaml.SourceText;

/**
 * An estate whose gateways are real devices: alice, her pool, a Mediation Server, and gateways gw1 to gw9 in the hands of tests. It
 * has a loopback network of its own, so that several run side by side with the ports of the products.
 */
final class SippEstate implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(5);

    private static final int GATEWAYS = 9;
    private static final int PORT = 5060;
    /** Away from 127.0.0.0/16, which estates have that are not told otherwise. */
    private static final AtomicInteger NETWORK =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 100) + 100);

    private final Transport transport;
    private final String network = "127." + (NETWORK.getAndIncrement() % 200 + 20) + ".0.";
    private final Testbed testbed;

    SippEstate(Transport transport) {
        this.transport = transport;
        var devices = new ArrayList<RealDevice>();
        for (int n = 1; n <= GATEWAYS; n++) {
            devices.add(new RealDevice(gateway(n), address(n), new Listener(PORT, transport), false));
        }
        var bindings = new ArrayList<Placement.Binding>();
        Map.of("med.contoso.com", 101, "fe.contoso.com", 102, "alice", 103)
                .forEach((name, host) -> bindings.add(new Placement.Binding(name, address(host), OptionalInt.empty())));
        testbed = Testbed.start(
                "SIPp over " + transport.word(),
                deployment(),
                Compatibility.shipped(),
                Testbed.World.LIVE,
                new Placement(devices, bindings, Set.of(), false),
                OptionalLong.empty(),
                entry -> {});
    }

    private String address(int host) {
        return network + host;
    }

    private static String gateway(int n) {
        return "gw%d.contoso.com".formatted(n);
    }

    private static Deployment deployment() {
        var gateways = new StringBuilder();
        var trunks = new StringBuilder();
        var routes = new StringBuilder();
        for (int n = 1; n <= GATEWAYS; n++) {
            gateways.append("  - { gateway: %s, site: seattle, certified-for: lync-2013 }%n".formatted(gateway(n)));
            trunks.append("  - { mediation-server: med.contoso.com, gateway: %s, mediation-port: 5068/tcp }%n"
                    .formatted(gateway(n)));
            var next = n < GATEWAYS ? ", " + gateway(n + 1) : "";
            routes.append("    - { name: By %d, pattern: '^\\+1425555900%d$', usages: PSTN, trunks: [%s] }%n"
                    .formatted(n, n, gateway(n)));
            routes.append(
                    "    - { name: By %d or the next, pattern: '^\\+1425555800%d$', usages: PSTN, trunks: [%s%s] }%n"
                            .formatted(n, n, gateway(n), next));
        }
        var text = """
                version: 1
                deployment: An estate among real devices
                domain: contoso.com
                sites: [seattle]
                pools:
                  - { pool: fe.contoso.com, release: lync-2013, site: seattle }
                mediation-servers:
                  - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: fe.contoso.com }
                gateways:
                %strunks:
                %slync-voice:
                  trunk-choice: as-listed
                  pstn-usages: [PSTN]
                  voice-policies:
                    - { name: Global, scope: global, usages: [PSTN] }
                  voice-routes:
                %susers:
                  - { name: alice, pool: fe.contoso.com, line: +14255550101 }
                """.formatted(gateways, trunks, routes);
        return DeploymentFile.read(new SourceText("sipp.yaml", text, none -> Optional.empty()), Releases.shipped());
    }

    Testbed testbed() {
        return testbed;
    }

    Sipp.Device device(int gateway) {
        return new Sipp.Device(address(gateway), PORT, transport.word());
    }

    /** Where the Mediation Server takes calls from gateways. */
    String mediationServer() {
        return address(101) + ":5068";
    }

    /** The ladder of a call. */
    String ladder(PlacedCall call) {
        return ladder(call.callId());
    }

    /** The ladder of everything so far. */
    String ladder() {
        return LadderDiagram.of(testbed.journal().entries());
    }

    private String ladder(String callId) {
        return LadderDiagram.of(entries(callId));
    }

    /** What the journal has of a call and the legs that are joined to it. */
    List<JournalEntry> entries(String callId) {
        var legs = new ArrayList<>(List.of(callId));
        var all = testbed.journal().entries();
        for (var entry : all) {
            if (entry.event() instanceof JournalEvent.Joined joined && legs.contains(joined.callId())) {
                legs.add(joined.otherCallId());
            }
        }
        return all.stream()
                .filter(entry ->
                        !(entry.event() instanceof JournalEvent.Message message) || legs.contains(message.callId()))
                .toList();
    }

    @Override
    public void close() {
        testbed.close();
    }
}
