package org.cutover.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.compatibility.Releases;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.CertificateState;
import org.cutover.identity.Given;
import org.cutover.identity.TlsVersion;
import org.cutover.identity.Trust;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that a deployment names: what is taken, and what is said of the rest before anything starts. */
class GivenCertificatesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("Contoso CA", NOW);
    private static final String ESTATE = """
            version: 1
            deployment: An estate with certificates of its own
            domain: contoso.com
            authorities: ca.pem
            sites: [seattle]
            pools:
              - pool: pool.contoso.com
                release: lync-2013
                site: seattle
                servers: [fe1.contoso.com, fe2.contoso.com]
                certificate: POOL
            mediation-servers:
              - mediation-server: med.contoso.com
                release: lync-2013
                site: seattle
                next-hop: pool.contoso.com
                certificate: MED
                gateway-side: [5067/tls]
            gateways:
              - { gateway: gw.contoso.com, site: seattle, certified-for: lync-2013, listens: 5067/tls, certificate: GATEWAY }
            trunks:
              - { mediation-server: med.contoso.com, gateway: gw.contoso.com, mediation-port: 5067/tls }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Given.authorities(folder.resolve("ca.pem"), AUTHORITY.trust());
        Given.pem(folder.resolve("gw.pem"), AUTHORITY.issue(List.of("gw.contoso.com")));
        Given.pem(folder.resolve("pool.pem"), AUTHORITY.issue(List.of("pool.contoso.com")));
        Given.pkcs12(folder.resolve("med.p12"), AUTHORITY.issue(List.of("med.contoso.com")), "correct horse");
        Files.writeString(folder.resolve("med.password"), "correct horse\n");
    }

    private Deployment read(String pool, String med, String gateway) {
        return read(ESTATE.replace("POOL", pool).replace("MED", med).replace("GATEWAY", gateway));
    }

    private Deployment read(String text) {
        try {
            var file = Files.writeString(folder.resolve("estate.yaml"), text);
            return DeploymentFile.read(SourceText.ofFile(file), Releases.shipped());
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private Deployment good() {
        return read(
                "{ chain: pool.pem }",
                "{ pkcs12: med.p12, password-from: { file: med.password } }",
                "{ chain: gw.pem, key: gw.pem }");
    }

    @Test
    void pemAndPkcs12AreRead() {
        var tls = good().tls();

        assertThat(tls.given().keySet())
                .containsExactlyInAnyOrder("fe1.contoso.com", "fe2.contoso.com", "med.contoso.com", "gw.contoso.com");
        assertThat(tls.given("MED.contoso.com").orElseThrow().identity().names())
                .containsExactly("med.contoso.com");
        assertThat(tls.given("gw.contoso.com").orElseThrow().file()).isEqualTo("gw.pem");
        assertThat(tls.trusted()).isEqualTo(AUTHORITY.trust());
        assertThat(tls.isSpoken()).isTrue();
    }

    @Test
    void oneThatIsMadeMayBeFlawedFromTheStart() {
        var tls = read(
                        "{ made: expired }",
                        "{ pkcs12: med.p12, password-from: { file: med.password } }",
                        "{ made: missing }")
                .tls();

        assertThat(tls.flawOf("fe2.contoso.com")).contains(CertificateState.EXPIRED);
        assertThat(tls.flawOf("GW.contoso.com")).contains(CertificateState.MISSING);
        assertThat(tls.flawOf("med.contoso.com")).isEmpty();
        assertThat(tls.isSpoken()).isTrue();
        assertThatThrownBy(() -> read("{ made: good }", "{ made: expired, chain: pool.pem }", "{ chain: gw.pem }"))
                .hasMessageContaining("\"made\" must be one of wrong-name, expired")
                .hasMessageContaining("a certificate that is made comes from no file. Keep one of the two.");
    }

    @Test
    void eachServerOfAPoolMayHaveItsOwn() {
        Given.pem(folder.resolve("fe2.pem"), AUTHORITY.issue(List.of("fe2.contoso.com")));

        var tls = read(ESTATE.replace("POOL", "[{ server: fe2.contoso.com, chain: fe2.pem }]")
                        .replaceAll(", certificate: GATEWAY|\\s+certificate: MED", ""))
                .tls();

        assertThat(tls.given().keySet()).containsExactly("fe2.contoso.com");
    }

    @Test
    void whatIsWrongIsSaidAllAtOnceWithFileAndWhatToDo() throws IOException {
        Given.pem(folder.resolve("other.pem"), AUTHORITY.issue(List.of("other.contoso.com")));
        Files.writeString(folder.resolve("noise.pem"), "no certificate at all");
        var estate = ESTATE.replace("POOL", "{ chain: other.pem }")
                .replace("MED", "{ pkcs12: med.p12 }")
                .replace("GATEWAY", "{ chain: gw.pem, key: other.pem }")
                .replace("authorities: ca.pem", "authorities: [ca.pem, noise.pem, missing.pem]");

        assertThatThrownBy(() -> read(estate))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContainingAll(
                        "estate.yaml:4:23: " + folder.resolve("noise.pem") + " holds no certificate",
                        "estate.yaml:4:34: " + folder.resolve("missing.pem") + ": there is no such file.",
                        "estate.yaml:11:18: other.pem is for other.contoso.com, not for fe1.contoso.com or pool.contoso.com:"
                                + " every peer would refuse it. Give the certificate that was made for this machine.",
                        "estate.yaml:17:18: " + folder.resolve("med.p12") + " is encrypted. Give its password.",
                        "The key in " + folder.resolve("other.pem") + " does not belong to the certificate in "
                                + folder.resolve("gw.pem"));
    }

    @Test
    void passwordsComeFromElsewhere() {
        assertThatThrownBy(() -> read(
                        "{ chain: pool.pem }",
                        "{ pkcs12: med.p12, password-from: { environment: NO_SUCH_VARIABLE_HERE } }",
                        "{ chain: gw.pem, password: secret }"))
                .hasMessageContainingAll(
                        "the environment variable NO_SUCH_VARIABLE_HERE is not set. Set it to the password before you start.",
                        "a password does not stand in a deployment. Put it into an environment variable or a file of its own")
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> read(
                        "{ chain: pool.pem }",
                        "{ pkcs12: med.p12, password-from: { file: gone.password } }",
                        "{ pkcs12: med.p12, key: gw.pem }"))
                .hasMessageContainingAll(
                        "the password cannot be read from " + folder.resolve("gone.password"),
                        "a certificate is given as PEM");
        assertThatThrownBy(() -> read(
                        "{ chain: pool.pem }",
                        "{ pkcs12: med.p12, password-from: { file: ca.pem } }",
                        "{ chain: gw.pem }"))
                .hasMessageContaining("med.p12 cannot be opened with the password given.");
    }

    @Test
    void aMachineHasOneCertificate() {
        assertThatThrownBy(() -> read(ESTATE.replace(
                                "POOL",
                                "[{ server: fe2.contoso.com, chain: pool.pem }, { server: fe2.contoso.com, chain: pool.pem },"
                                        + " { server: fe3.contoso.com, chain: pool.pem }]")
                        .replaceAll(", certificate: GATEWAY|\\s+certificate: MED", "")))
                .hasMessageContainingAll(
                        "fe2.contoso.com has a certificate already. Keep one.",
                        "server \"fe3.contoso.com\" is not defined. Did you mean \"fe1.contoso.com\"?");
    }

    @Test
    void aShippedDeploymentHasNoFilesBesideIt() {
        var text = ESTATE.replace("authorities: ca.pem\n", "")
                .replace("POOL", "{ chain: pool.pem }")
                .replaceAll(", certificate: GATEWAY|\\s+certificate: MED", "");
        var shipped =
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow();

        assertThatThrownBy(() ->
                        DeploymentFile.read(new SourceText(shipped.name(), text, shipped.folder()), Releases.shipped()))
                .hasMessageContaining("a deployment that comes with the program has no files beside it.");
    }

    @Test
    void versionsOfTlsAreAGatewaysOwn() {
        var estate = good();
        var old = read(ESTATE.replace("POOL", "{ chain: pool.pem }")
                .replaceAll("\\s+certificate: MED", "")
                .replace("certificate: GATEWAY", "tls-versions: [1.0, 1.2]"));

        assertThat(estate.tls().versions("gw.contoso.com")).isEmpty();
        assertThat(old.tls().versions("GW.contoso.com")).contains(Set.of(TlsVersion.TLS_1_0, TlsVersion.TLS_1_2));
        assertThat(findings(old))
                .filteredOn(finding -> finding.contains("[outdated-tls]"))
                .singleElement()
                .asString()
                .startsWith("gateway gw.contoso.com, which speaks TLS 1.0: ");
        assertThatThrownBy(() -> read(ESTATE.replace("POOL", "{ chain: pool.pem }")
                        .replaceAll("\\s+certificate: MED", "")
                        .replace("certificate: GATEWAY", "tls-versions: [1.4]")))
                .hasMessageContaining("\"1.4\" is no version of TLS. Write one of 1.0, 1.1, 1.2, 1.3.");
    }

    @Test
    void whatPeersWouldRefuseIsAFinding() {
        var estate = good();
        var untrusted = estate.withTls(new Tls(
                estate.tls().given(), Map.of(), Trust.NOBODY, estate.tls().versions(), false));

        assertThat(certificates(estate, NOW)).isEmpty();
        assertThat(certificates(estate, NOW.plus(Duration.ofDays(4000))))
                .hasSize(4)
                .allMatch(message -> message.contains("valid until 2036-"));
        assertThat(certificates(estate, NOW.minus(Duration.ofDays(4000))))
                .allMatch(message -> message.contains("valid from 2026-05-31"));
        assertThat(certificates(untrusted, NOW))
                .contains(
                        "gw.contoso.com, certificate in gw.pem: issued by CN=Contoso CA, which the deployment does not trust:"
                                + " the other servers of the estate would refuse this certificate, and calls would fail. Renew it, or add"
                                + " the certificate of its authority to the authorities of the deployment. [certificate-not-taken]");
    }

    @Test
    void aGatewayThatIsReachedOverTcpShowsNoCertificate() {
        var estate = read(ESTATE.replace("POOL", "{ chain: pool.pem }")
                .replace("MED", "{ pkcs12: med.p12, password-from: { file: med.password } }")
                .replace("GATEWAY", "{ chain: gw.pem, key: gw.pem }")
                .replace("listens: 5067/tls", "listens: 5068/tcp")
                .replace("[5067/tls]", "[5068/tcp]")
                .replace("mediation-port: 5067/tls", "mediation-port: 5068/tcp"));
        var untrusted = estate.withTls(new Tls(estate.tls().given(), Map.of(), Trust.NOBODY, Map.of(), false));

        assertThat(certificates(untrusted, NOW))
                .isNotEmpty()
                .noneMatch(message -> message.startsWith("gw.contoso.com"));
    }

    @Test
    void aTrunkOverUdpAndAGatewayWithoutFqdnAreFindings() {
        var plain = ESTATE.replaceAll("authorities: ca.pem\\n|\\s+certificate: (MED|POOL)|, certificate: GATEWAY", "");

        assertThat(findings(read(plain))).isEmpty();
        assertThat(findings(read(plain.replace("gw.contoso.com", "192.0.2.7"))))
                .singleElement()
                .asString()
                .endsWith("[gateway-by-address]");
        assertThat(findings(read(plain.replace("gw.contoso.com", "192.0.2.7").replace("5067/tls", "5068/tcp"))))
                .as("over TCP an address will do")
                .isEmpty();
        assertThat(findings(read(plain.replace("5067/tls", "5060/udp"))))
                .singleElement()
                .asString()
                .endsWith("[udp-trunk]");
    }

    private static List<String> findings(Deployment deployment) {
        return DeploymentCheck.findings(deployment, Compatibility.shipped()).stream()
                .map(Finding::message)
                .toList();
    }

    private static List<String> certificates(Deployment deployment, Instant now) {
        return CertificateCheck.findings(deployment, Compatibility.shipped(), now).stream()
                .map(Finding::message)
                .toList();
    }
}
