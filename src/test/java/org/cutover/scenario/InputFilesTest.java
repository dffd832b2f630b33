package org.cutover.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of what a run was made from. */
class InputFilesTest {

    private static final String GATEWAY = "tls-gw.contoso.com";
    private static final CertificateAuthority MAKER = CertificateAuthority.named("Maker of gateways", Instant.now());

    @TempDir
    private Path folder;

    @Test
    void certificatesAreKeptAndTheirKeysAreNot() throws IOException, CertificateException {
        var identity = MAKER.issue(List.of(GATEWAY));
        Given.pem(folder.resolve("gw.pem"), identity);
        Given.authorities(folder.resolve("maker.pem"), MAKER.trust());
        assertThat(folder.resolve("gw.pem")).content().contains("PRIVATE KEY");

        var kept = InputFiles.certificates(estate());

        assertThat(kept).containsOnlyKeys("certificates/" + GATEWAY + ".pem", "certificates/authorities.pem");
        assertThat(kept.values()).noneMatch(text -> text.contains("PRIVATE"));
        var read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(
                        kept.get("certificates/" + GATEWAY + ".pem").getBytes(StandardCharsets.UTF_8)));
        assertThat(read).isEqualTo(identity.chain());
    }

    private Deployment estate() throws IOException {
        var shipped = SourceText.shipped("simulator/deployments/tls/secured-trunk.yaml")
                .orElseThrow()
                .text();
        var text = shipped.replace("domain:", "authorities: maker.pem\ndomain:")
                .replace(
                        "gateway: " + GATEWAY + ", site",
                        "gateway: " + GATEWAY + ", certificate: { chain: gw.pem }, site");
        var file = Files.writeString(folder.resolve("estate.yaml"), text);
        return DeploymentFile.read(SourceText.ofFile(file), Releases.shipped());
    }
}
