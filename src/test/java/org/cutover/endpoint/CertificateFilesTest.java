package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.cutover.journal.JournalEvent.Joined;
import org.cutover.journal.JournalEvent.LinkRefused;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates from files, in every world that speaks TLS. */
class CertificateFilesTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final CertificateAuthority MAKER = CertificateAuthority.named("Maker of gateways", Instant.now());
    private static final String GATEWAY = "tls-gw.contoso.com";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Testbed.World.class,
            names = {"VIRTUAL_WITH_TLS", "LIVE_ON_FREE_PORTS"})
    void aGatewayWithACertificateOfItsMakerIsTakenWhereThatIsTrusted(Testbed.World world) throws IOException {
        try (var testbed = Testbed.start(estate("authorities: maker.pem"), Compatibility.shipped(), world)) {
            var call = testbed.user("alice").dial("9 555 0123");

            assertThat(call.awaitAnswered(SOON)).isTrue();
            call.hangUp();
            assertThat(call.awaitOver(SOON)).isTrue();
            assertThat(refusals(testbed)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Testbed.World.class,
            names = {"VIRTUAL_WITH_TLS", "LIVE_ON_FREE_PORTS"})
    void elsewhereItIsRefusedAndTheRefusalBelongsToTheCall(Testbed.World world) throws IOException {
        try (var testbed = Testbed.start(estate(""), Compatibility.shipped(), world)) {
            assertThat(testbed.user("alice").dial("9 555 0123").awaitOver(SOON)).isTrue();

            var seen = Seen.in(testbed);
            assertThat(refusals(testbed)).first().satisfies(refused -> {
                assertThat(refused.peer()).isEqualTo(GATEWAY);
                assertThat(refused.reason()).isEqualTo("unknown-issuer");
                assertThat(seen.entries())
                        .anySatisfy(entry -> assertThat(entry.event())
                                .asInstanceOf(type(Joined.class))
                                .extracting(Joined::endpoint, Joined::otherCallId)
                                .containsExactly(refused.endpoint(), refused.callId()));
            });
        }
    }

    private Deployment estate(String authorities) throws IOException {
        Given.pem(folder.resolve("gw.pem"), MAKER.issue(List.of(GATEWAY)));
        Given.authorities(folder.resolve("maker.pem"), MAKER.trust());
        var shipped = SourceText.shipped("simulator/deployments/tls/secured-trunk.yaml")
                .orElseThrow()
                .text();
        var text = shipped.replace("domain:", authorities + "\ndomain:")
                .replace(
                        "gateway: " + GATEWAY + ", site",
                        "gateway: " + GATEWAY + ", certificate: { chain: gw.pem }, site");
        var file = Files.writeString(folder.resolve("estate.yaml"), text);
        return DeploymentFile.read(SourceText.ofFile(file), Releases.shipped());
    }

    private static List<LinkRefused> refusals(Testbed testbed) {
        return Seen.in(testbed).entries().stream()
                .map(entry -> entry.event())
                .filter(LinkRefused.class::isInstance)
                .map(LinkRefused.class::cast)
                .filter(refused -> !refused.reason().equals("handshake-failed"))
                .toList();
    }
}
