package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.journal.JournalEvent;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trunk over each transport, in both worlds: calls out and in. */
class TrunkTransportTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "tcp, VIRTUAL", "tls, VIRTUAL_WITH_TLS", "udp, VIRTUAL",
        "tcp, LIVE_ON_FREE_PORTS", "tls, LIVE_ON_FREE_PORTS", "udp, LIVE_ON_FREE_PORTS"
    })
    void callsGoOutAndComeInOverATrunk(String transport, Testbed.World world) {
        try (var testbed = Testbed.start(contosoWithTrunkOver(transport), Compatibility.shipped(), world)) {
            var out = testbed.user("alice").dial("9 555 0123");
            assertThat(out.awaitAnswered(SOON)).as("out").isTrue();
            out.hangUp();
            assertThat(out.awaitOver(SOON)).isTrue();
            var in = testbed.number("+14255550199").dial("+14255550101");
            assertThat(in.awaitAnswered(SOON)).as("in").isTrue();
            in.hangUp();
            assertThat(in.awaitOver(SOON)).isTrue();

            var seen = Seen.in(testbed);
            assertThat(seen.faults()).isZero();
            assertThat(transportsOf(seen, "sea-gw.contoso.com")).containsExactly(transport);
        }
    }

    private static Set<String> transportsOf(Seen seen, String endpoint) {
        return seen.entries().stream()
                .map(entry -> entry.event())
                .filter(event -> event instanceof JournalEvent.Message message
                        && message.endpoint().equals(endpoint))
                .map(event -> ((JournalEvent.Message) event).transport())
                .collect(Collectors.toSet());
    }

    private static Deployment contosoWithTrunkOver(String transport) {
        var shipped =
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow();
        var text = shipped.text()
                .replace(
                        "{ gateway: sea-gw.contoso.com, site:",
                        "{ gateway: sea-gw.contoso.com, listens: 5065/" + transport + ", site:")
                .replace(
                        "gateway: sea-gw.contoso.com }\n  - { mediation",
                        "gateway: sea-gw.contoso.com, mediation-port: 5066/" + transport + " }\n  - { mediation");
        return DeploymentFile.read(new SourceText(shipped.name(), text, shipped.folder()), Releases.shipped());
    }
}
