package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.journal.JournalEvent.Refused;
import org.junit.jupiter.api.Test;

/** What the rules forbid is refused on the wire, and the refusal names the rule. */
class RefusalTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aLegacyPoolIsRefusedByANewMediationServer() {
        var seen = call("alice", """
                plan:
                  - define-gateway:
                      force: true
                      gateway: w15-gw.contoso.com
                      certified-for: lync-2013
                      site: seattle
                      root-trunk: { mediation-server: lync-pool.contoso.com }
                  - change-phone-route: { force: true, route: Seattle PSTN, mediation-servers: [lync-pool.contoso.com] }
                """);

        assertThat(seen.refusals()).extracting(Refused::rule).containsExactly("legacy-pool-new-mediation");
        assertThat(seen.finalBy("mediation@lync-fe1.contoso.com"))
                .startsWith("SIP/2.0 403 ")
                .contains("Cutover-Rule: legacy-pool-new-mediation");
        assertThat(seen.finals())
                .containsExactly("403 by mediation@lync-fe1.contoso.com", "403 by ocs-fe1.contoso.com");
    }

    @Test
    void aNewMediationServerIsRefusedByALegacyGateway() {
        var seen = call("bob", """
                plan:
                  - configure-mediation-server:
                      force: true
                      mediation-server: lync-pool.contoso.com
                      trunks: [{ gateway: sea-gw.contoso.com }]
                  - add-voice-route: { route: New, usages: [Seattle], trunks: [sea-gw.contoso.com], at: top }
                """);

        assertThat(seen.refusals()).extracting(Refused::rule).containsExactly("legacy-gateway-new-mediation");
        assertThat(seen.finals())
                .containsExactly(
                        "403 by sea-gw.contoso.com",
                        "403 by mediation@lync-fe1.contoso.com",
                        "403 by lync-fe1.contoso.com");
    }

    private static Seen call(String caller, String plan) {
        try (var testbed = Testbed.start(forced(plan), Compatibility.shipped(), Testbed.World.VIRTUAL)) {
            assertThat(testbed.user(caller).dial("9 555 0123").awaitOver(SOON)).isTrue();
            return Seen.in(testbed);
        }
    }

    private static Deployment forced(String plan) {
        return Contoso.after(Contoso.PILOT, plan);
    }
}
