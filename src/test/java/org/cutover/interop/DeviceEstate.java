package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.cutover.identity.Identity;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.report.LadderDiagram;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.cutover.yaml.SourceText;

/**
 * An estate whose gateways are real devices: alice, bob, carol, their pool, a Mediation Server, and gateways gw1 to gw9 in the hands of
 * tests, of which gw3 is said to take no REFER, and gw4 no SRTP. It has a loopback network of its own, so that several run side by side with the ports of the products.
 */
final class DeviceEstate implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    private static final int GATEWAYS = 9;
    /** Away from 127.0.0.0/16, which estates have that are not told otherwise. */
    private static final AtomicInteger NETWORK =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 100) + 100);

    private final Transport transport;
    private final String network = "127." + (NETWORK.getAndIncrement() % 200 + 20) + ".0.";
    private final Testbed testbed;
    private long heard;

    DeviceEstate(Transport transport) {
        this(transport, List.of());
    }

    /** @param more devices beside the gateways */
    DeviceEstate(Transport transport, List<RealDevice> more) {
        this.transport = transport;
        var devices = new ArrayList<>(more);
        for (int n = 1; n <= GATEWAYS; n++) {
            devices.add(new RealDevice(gateway(n), address(n), new Listener(port(), transport), false));
        }
        var bindings = new ArrayList<Placement.Binding>();
        Map.of("med.contoso.com", 101, "fe.contoso.com", 102, "alice", 103, "bob", 104)
                .forEach((name, host) -> bindings.add(new Placement.Binding(name, address(host), OptionalInt.empty())));
        testbed = Testbed.start(
                "real devices over " + transport.word(),
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

    private int port() {
        return transport == Transport.TLS ? 5061 : 5060;
    }

    /** Where the Mediation Server listens for gateways; by UDP, which no trunk of these releases has, at the port for TCP. */
    private String listener() {
        return transport == Transport.TLS ? "5067/tls" : "5068/tcp";
    }

    private Deployment deployment() {
        var gateways = new StringBuilder();
        var trunks = new StringBuilder();
        var routes = new StringBuilder();
        for (int n = 1; n <= GATEWAYS; n++) {
            gateways.append("  - { gateway: %s, site: seattle, certified-for: lync-2013 }%n".formatted(gateway(n)));
            trunks.append("  - { mediation-server: med.contoso.com, gateway: %s, mediation-port: %s }%n"
                    .formatted(gateway(n), listener()));
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
                %s  trunk-configurations:
                    - { scope: trunk:gw3.contoso.com, refer: false }
                    - { scope: trunk:gw4.contoso.com, srtp: not-supported }
                users:
                  - { name: alice, pool: fe.contoso.com, line: +14255550101 }
                  - { name: bob, pool: fe.contoso.com, line: +14255550102 }
                  - { name: carol, pool: fe.contoso.com, line: +14255550103 }
                """.formatted(gateways, trunks, routes);
        return DeploymentFile.read(new SourceText("devices.yaml", text, none -> Optional.empty()), Releases.shipped());
    }

    Testbed testbed() {
        return testbed;
    }

    Sipp.Device device(int gateway) {
        return new Sipp.Device(address(gateway), port(), transport.word());
    }

    /** A gateway by UDP that the estate knows nothing of, at a free address of its network. */
    Sipp.Device behind(int host) {
        return new Sipp.Device(address(host), 5060, "udp");
    }

    /** A certificate of the estate's authority, for a device in place of a gateway. */
    Identity certificate(int gateway) {
        return testbed.authority().issue(List.of(gateway(gateway)));
    }

    /** Where the Mediation Server takes calls from gateways. */
    String mediationServer() {
        return "%s:%s"
                .formatted(address(101), listener().substring(0, listener().indexOf('/')));
    }

    /** Where users sign in. */
    String frontEnd() {
        return address(102) + ":5061";
    }

    /** By which a device calls a number at the Mediation Server. */
    String uriOf(String number) {
        return "sip:%s@%s".formatted(number, mediationServer());
    }

    /** Waits until an endpoint gets a message that has these words in it, later than the one it waited for before. */
    void hears(String endpoint, String words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(next(endpoint, words))
                        .as(() -> "%s gets \"%s\"%n%s".formatted(endpoint, words, ladder()))
                        .isPresent());
        heard = next(endpoint, words).orElseThrow().number();
    }

    private Optional<JournalEntry> next(String endpoint, String words) {
        return testbed.journal().entries().stream()
                .filter(entry -> entry.number() > heard
                        && entry.event() instanceof JournalEvent.Message message
                        && message.direction() == JournalEvent.Direction.RECEIVED
                        && message.endpoint().equals(endpoint)
                        && message.text().contains(words))
                .findFirst();
    }

    /** Which connections were refused, by whom, and why. */
    List<String> refusedLinks() {
        return testbed.journal().entries().stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.LinkRefused.class::isInstance)
                .map(JournalEvent.LinkRefused.class::cast)
                .map(refused -> "%s -> %s: %s".formatted(refused.endpoint(), refused.peer(), refused.reason()))
                .toList();
    }

    /** With which status the INVITE of a call came to its end at an endpoint; 0 if it did not. */
    int finalStatus(PlacedCall call, String endpoint) {
        return entries(call.callId()).stream()
                .map(JournalEntry::event)
                .filter(event -> event instanceof JournalEvent.Message message
                        && message.endpoint().equals(endpoint)
                        && message.method().equals("INVITE")
                        && message.status() >= 200)
                .mapToInt(event -> ((JournalEvent.Message) event).status())
                .findFirst()
                .orElse(0);
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
