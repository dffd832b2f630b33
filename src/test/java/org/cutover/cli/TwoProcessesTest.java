package org.cutover.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cutover.identity.CertificateAuthority;
import org.cutover.identity.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One estate in two processes: the pool and its users in one, the Mediation Server and the gateway in the other. To each the servers of
 * the other are real devices; between them is mutual TLS with the certificates of the deployment.
 */
class TwoProcessesTest {

    private static final String ESTATE = """
            version: 1
            deployment: An estate in two parts
            domain: contoso.com
            authorities: [ca.pem]
            sites: [seattle]
            pools:
              - { pool: fe.contoso.com, release: lync-2013, site: seattle, certificate: { chain: fe.pem } }
            mediation-servers:
              - mediation-server: med.contoso.com
                release: lync-2013
                site: seattle
                next-hop: fe.contoso.com
                certificate: { chain: med.pem }
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
            carrier:
              numbers:
                - { number: +14255550123, does: answers }
              deliveries:
                - { beginning: +1425555010, gateway: gw.contoso.com }
            """;

    private static final Map<String, String> ADDRESSES =
            Map.of("gw", "127.77.5.1", "med", "127.77.5.2", "fe", "127.77.5.3", "alice", "127.77.5.4");

    @TempDir
    private Path folder;

    private OtherProcess pool;
    private OtherProcess mediation;

    @BeforeEach
    void start() throws IOException {
        var authority = CertificateAuthority.named("Contoso", Instant.now());
        Given.authorities(folder.resolve("ca.pem"), authority.trust());
        Given.pem(folder.resolve("fe.pem"), authority.issue(List.of("fe.contoso.com")));
        Given.pem(folder.resolve("med.pem"), authority.issue(List.of("med.contoso.com")));
        Files.writeString(folder.resolve("estate.yaml"), ESTATE);
        pool = serve("pool", List.of("fe", "alice"), "--replace", "med=127.77.5.2:5070/tls", "--unasked");
        mediation = serve("mediation", List.of("med", "gw"), "--replace", "fe=127.77.5.3:5061/tls");
    }

    @AfterEach
    void end() {
        if (pool != null) {
            pool.close();
        }
        if (mediation != null) {
            mediation.close();
        }
    }

    @Test
    void theyCallEachOther() {
        pool.type("call alice +14255550123");
        stands(pool, 1);
        pool.type("hang-up alice");
        pool.says("#1  alice -> +14255550123  by med > gw  completed");
        mediation.says("alice -> +14255550123");

        mediation.type("call +14255550123 +14255550101");
        stands(pool, 2);
        mediation.type("hang-up +14255550123");
        mediation.says("+14255550101  by gw > med  completed");
        pool.type("ladder 2");
        pool.says("|-- INVITE alice -->|");
    }

    /** A call stands: the ladder of it has an ACK. */
    private static void stands(OtherProcess serve, int number) {
        int before = serve.said().length();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            serve.type("ladder " + number);
            return serve.said().substring(before).contains("--- ACK ---");
        });
    }

    private OtherProcess serve(String name, List<String> only, String... more) {
        var arguments = new ArrayList<>(
                List.of("serve", folder.resolve("estate.yaml").toString(), "--only", String.join(",", only)));
        only.forEach(here -> arguments.addAll(List.of("--bind", here + "=" + ADDRESSES.get(here))));
        arguments.addAll(List.of(more));
        var serve = new OtherProcess(folder.resolve(name + ".txt"), arguments.toArray(String[]::new));
        serve.says("Running.");
        return serve;
    }
}
