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

    @Test
    void underTheProfilePermissiveALegacyPoolGetsToTheDefaultGatewayAndNoFurther() {
        var permissive = Compatibility.shipped().under("permissive");

        var byDefault = call("alice", TWO_GATEWAYS.formatted("second"), permissive);
        assertThat(byDefault.refusals()).isEmpty();
        assertThat(byDefault.invites()).contains("mediation@lync-fe1.contoso.com > w15-gw.contoso.com");
        assertThat(byDefault.disputes())
                .singleElement()
                .satisfies(disputed -> assertThat(disputed.why()).contains("The documents disagree"));

        // A trunk that goes by the name that the route has for the Mediation Server is the one that the call asks for.
        var another = call("alice", TWO_GATEWAYS.formatted("MediationServer:lync-pool.contoso.com"), permissive);
        assertThat(another.refusals()).extracting(Refused::rule).containsExactly("legacy-pool-default-gateway");
        assertThat(another.finals())
                .containsExactly("403 by mediation@lync-fe1.contoso.com", "403 by ocs-fe1.contoso.com");
    }

    private static final String TWO_GATEWAYS = """
            plan:
              - define-gateway:
                  force: true
                  gateway: w15-gw.contoso.com
                  certified-for: lync-2013
                  site: seattle
                  root-trunk: { mediation-server: lync-pool.contoso.com }
              - define-gateway:
                  force: true
                  gateway: second-gw.contoso.com
                  certified-for: lync-2013
                  site: seattle
                  root-trunk: { mediation-server: lync-pool.contoso.com, trunk: '%s' }
              - change-phone-route: { force: true, route: Seattle PSTN, mediation-servers: [lync-pool.contoso.com] }
            """;

    private static Seen call(String caller, String plan) {
        return call(caller, plan, Compatibility.shipped());
    }

    private static Seen call(String caller, String plan, Compatibility rules) {
        try (var testbed = Testbed.start(forced(plan), rules, Testbed.World.VIRTUAL)) {
            var placed = testbed.user(caller).dial("9 555 0123");
            if (placed.awaitAnswered(SOON)) {
                placed.hangUp();
            }
            assertThat(placed.awaitOver(SOON)).isTrue();
            return Seen.in(testbed);
        }
    }

    private static Deployment forced(String plan) {
        return Contoso.after(Contoso.PILOT, plan);
    }
}
