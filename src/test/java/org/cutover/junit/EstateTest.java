package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EstateTest {

    private static final String FILE = """
            version: 1
            deployment: Two gateways
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: pool.contoso.com, release: lync-2013, site: seattle, servers: [fe1.contoso.com, fe2.contoso.com] }
            mediation-servers:
              - { mediation-server: pool.contoso.com, release: lync-2013, site: seattle, collocated: true }
            gateways:
              - { gateway: one-gw.contoso.com, site: seattle, certified-for: lync-2013 }
              - { gateway: two-gw.contoso.com, site: seattle, certified-for: lync-2013 }
            trunks:
              - { mediation-server: pool.contoso.com, gateway: one-gw.contoso.com }
              - { trunk: second, mediation-server: pool.contoso.com, gateway: two-gw.contoso.com }
            lync-voice:
              trunk-choice: as-listed
              pstn-usages: [PSTN]
              dial-plans:
                - { name: Everybody, scope: global, rules: [{ name: Rule 1, pattern: '^9(\\d{7})$', translation: +1425$1 }] }
              voice-policies: [{ name: Everybody, scope: global, usages: [PSTN] }]
              voice-routes:
                - { name: Out, pattern: '^\\+', usages: [PSTN], trunks: [one-gw.contoso.com, second] }
            users:
              - { name: alice, pool: pool.contoso.com, line: +14255550101 }
            carrier:
              numbers: [{ number: +14255550123, does: answers }]
              deliveries: [{ beginning: +142555501, gateway: one-gw.contoso.com }]
            """;

    private static Estate estate() {
        return Estate.of("contoso.com")
                .named("Two gateways")
                .site("seattle")
                .pool("pool.contoso.com", "lync-2013", "fe1.contoso.com", "fe2.contoso.com")
                .collocatedMediation("pool.contoso.com")
                .gateway("one-gw.contoso.com", "lync-2013")
                .gateway("two-gw.contoso.com", "lync-2013")
                .trunk("pool.contoso.com", "one-gw.contoso.com")
                .trunk("second", "pool.contoso.com", "two-gw.contoso.com")
                .normalize("^9(\\d{7})$", "+1425$1")
                .voiceRoute("Out", "^\\+", "one-gw.contoso.com", "second")
                .user("alice", "pool.contoso.com", "+14255550101")
                .number("+14255550123", "answers")
                .deliver("+142555501", "one-gw.contoso.com")
                .with("lync-voice: { trunk-choice: as-listed }");
    }

    @RegisterExtension
    private static final TestbedExtension ESTATE = TestbedExtension.running(estate());

    @Test
    void isTheDeploymentThatItsFileGives() {
        var read = DeploymentFile.read(
                new SourceText("estate.yaml", FILE, beside -> Optional.empty()), Releases.shipped());

        assertThat(estate().build()).isEqualTo(read);
    }

    @Test
    void runsAndFailsOver(Testbed testbed) {
        testbed.gateway("one-gw.contoso.com").willRefuse(503);

        assertThat(testbed.user("alice").dial("9 555 0123"))
                .wasAnswered()
                .tried("one-gw.contoso.com", "second")
                .wentThrough("two-gw");
    }

    @Test
    void mayBeOfTheOlderGeneration() {
        var old = Estate.of("contoso.com")
                .pool("pool.contoso.com", "ocs-2007-r2")
                .mediationServer("med.contoso.com", "ocs-2007-r2", "pool.contoso.com")
                .gateway("gw.contoso.com", "ocs-2007-r2")
                .trunk("med.contoso.com", "gw.contoso.com")
                .phoneRoute("Out", "^\\+", "med.contoso.com")
                .user("alice", "pool.contoso.com");

        assertThat(old.build().ocsVoice().findRoute("Out")).isPresent();
        assertThat(old.build().topology().trunksTo("gw.contoso.com")).hasSize(1);
    }

    @Test
    void allItsFaultsAreSaidAtOnce() {
        var faulty = Estate.of("contoso.com")
                .pool("pool.contoso.com", "lync-2031")
                .gateway("gw.contoso.com", "lync-2013")
                .trunk("pol.contoso.com", "gw.contoso.com");

        assertThatThrownBy(faulty::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The estate of this test cannot be used. ")
                .hasMessageContaining("Did you mean \"lync-2013\"?")
                .hasMessageContaining("Mediation Server \"pol.contoso.com\" is not defined.");
        assertThatThrownBy(() -> estate().with("as-listed"))
                .hasMessageStartingWith("\"as-listed\" is no part of a deployment file.");
        assertThatThrownBy(() -> Estate.of("contoso.com").collocatedMediation("pool.contoso.com"))
                .hasMessage("There is no pool pool.contoso.com yet. Add it before its Mediation Server.");
    }
}
