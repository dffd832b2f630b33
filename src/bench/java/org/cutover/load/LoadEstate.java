package org.cutover.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.RealDevice;
import org.cutover.endpoint.Testbed;
import org.cutover.identity.Given;
import org.cutover.load.SippRun.Place;
import org.cutover.load.Stunnel.Way;
import org.cutover.topology.Listener;
import org.cutover.topology.Transport;
import org.cutover.yaml.SourceText;

/**
 * A Lync Server 2013 pool, a Mediation Server of one machine or two, and a gateway, on a loopback network of their own. SIPp takes the
 * place of some of them. What the journal holds is dropped as it goes, as {@code serve} does.
 */
final class LoadEstate implements InThePath {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int KEPT = 10_000;

    private static final String FRONT_END = "fe.contoso.com";
    private static final String GATEWAY = "gw.contoso.com";
    private static final String ALICE = "alice";

    private final LoadNetwork network;
    private final List<String> machines;
    private final Testbed testbed;
    private final Path folder;
    private final Thread forgetting = new Thread(this::forget, "journal of a load");
    private volatile boolean over;

    /** Who of the estate is a SIPp: the Front End of the pool, or a user's phone; and the gateway. */
    enum Devices {
        FRONT_END_AND_GATEWAY,
        PHONE_AND_GATEWAY,
        PHONE
    }

    /** @param members of the mediation pool */
    LoadEstate(LoadNetwork network, int members, Devices devices, Path folder) {
        this.network = network;
        this.folder = folder;
        machines = members == 1
                ? List.of("med.contoso.com")
                : IntStream.rangeClosed(1, members)
                        .mapToObj("med%d.contoso.com"::formatted)
                        .toList();
        testbed = Testbed.start(
                "load over " + network.trunk().word(),
                deployment(),
                Compatibility.shipped(),
                Testbed.World.LIVE,
                placement(devices),
                OptionalLong.empty(),
                entry -> {});
        forgetting.setDaemon(true);
        forgetting.start();
    }

    private void forget() {
        while (!over) {
            testbed.journal().forget(testbed.journal().drain() - KEPT);
            try {
                Thread.sleep(GLANCE.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Placement placement(Devices devices) {
        var real = new ArrayList<RealDevice>();
        var bound = new ArrayList<Placement.Binding>();
        switch (devices) {
            case FRONT_END_AND_GATEWAY -> {
                real.add(new RealDevice(FRONT_END, network.host(1), new Listener(5061, Transport.TLS), true));
                real.add(gateway());
            }
            case PHONE_AND_GATEWAY -> {
                real.add(phone());
                real.add(gateway());
                bound.add(new Placement.Binding(FRONT_END, network.host(2), OptionalInt.empty()));
            }
            case PHONE -> {
                real.add(phone());
                bound.add(new Placement.Binding(FRONT_END, network.host(2), OptionalInt.empty()));
                bound.add(new Placement.Binding(GATEWAY, network.host(3), OptionalInt.empty()));
            }
        }
        for (int n = 0; n < machines.size(); n++) {
            bound.add(new Placement.Binding(machines.get(n), network.host(101 + n), OptionalInt.empty()));
        }
        return new Placement(real, bound, Set.of(), false);
    }

    private RealDevice gateway() {
        return new RealDevice(GATEWAY, network.host(3), new Listener(network.gatewayPort(), network.trunk()), false);
    }

    private RealDevice phone() {
        return new RealDevice(ALICE, network.host(1), new Listener(5061, Transport.TLS), false);
    }

    private Deployment deployment() {
        var trunk = network.trunk();
        var side = trunk == Transport.TLS ? "5067/tls" : "5068/tcp";
        var text = """
                version: 1
                deployment: An estate under load
                domain: contoso.com
                sites: [seattle]
                pools:
                  - { pool: %s, release: lync-2013, site: seattle }
                mediation-servers:
                  - { mediation-server: med.contoso.com, release: lync-2013, site: seattle, next-hop: %1$s, servers: [%s] }
                gateways:
                  - { gateway: %s, site: seattle, certified-for: lync-2013, listens: %d/%s, channels: 9999 }
                trunks:
                  - { mediation-server: med.contoso.com, gateway: %3$s, mediation-port: %s }
                lync-voice:
                  trunk-choice: as-listed
                  pstn-usages: [PSTN]
                  voice-policies:
                    - { name: Global, scope: global, usages: [PSTN] }
                  voice-routes:
                    - { name: All, pattern: '^\\+', usages: PSTN, trunks: [%3$s] }
                  trunk-configurations:
                    - { scope: global, srtp: not-supported }
                users:
                  - { name: alice, pool: %1$s, line: +14255550101 }
                carrier:
                  numbers:
                %s""".formatted(
                FRONT_END,
                String.join(", ", machines),
                GATEWAY,
                network.gatewayPort(),
                trunk == Transport.UDP ? "tcp" : trunk.word(),
                side,
                numbers().stream().map("    - { number: %s }\n"::formatted).collect(Collectors.joining()));
        return DeploymentFile.read(new SourceText("load.yaml", text, none -> Optional.empty()), Releases.shipped());
    }

    /** So many that none is called again before its last call is over. */
    static List<String> numbers() {
        return IntStream.range(0, 1_000).mapToObj("+1425556%04d"::formatted).toList();
    }

    @Override
    public Place caller(int number) {
        return network.caller(number);
    }

    @Override
    public Place callee(int number) {
        return network.callee(number);
    }

    /** The members of the mediation pool, or the Front End. */
    @Override
    public int callees() {
        return servers().size();
    }

    @Override
    public Optional<Place> answering() {
        return testbed.placement().isReal(GATEWAY) ? Optional.of(network.gatewayPlace()) : Optional.empty();
    }

    @Override
    public Stunnel secured() throws IOException {
        var ways = new ArrayList<Way>();
        var servers = servers();
        // Phones show no certificate.
        var shown = testbed.placement().isReal(FRONT_END) ? Optional.of(pem(FRONT_END)) : Optional.<Path>empty();
        for (int n = 0; n < servers.size(); n++) {
            ways.add(network.callerSecured(n, servers.get(n), shown));
        }
        if (testbed.placement().isReal(GATEWAY)) {
            ways.addAll(network.gatewaySecured(pem(GATEWAY)));
        }
        return Stunnel.of(folder.resolve("stunnel"), ways);
    }

    @Override
    public Cost used() {
        return Cost.soFar();
    }

    private Path pem(String name) {
        return Given.pem(folder.resolve(name + ".pem"), testbed.authority().issue(List.of(name)));
    }

    private List<String> servers() {
        if (!testbed.placement().isReal(FRONT_END)) {
            return List.of(network.host(2) + ":5061");
        }
        return testbed.listening().stream()
                .filter(point -> point.role().equals("Mediation Server"))
                .filter(point -> point.peers().contains("Front End"))
                .map(point -> point.address() + ":" + point.listener().port())
                .toList();
    }

    @Override
    public void close() {
        over = true;
        forgetting.interrupt();
        testbed.close();
    }
}
