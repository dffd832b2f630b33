package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.journal.JournalEvent.Refused;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** OCS 2007 side by side with a later release: what the documents forbid is refused on the wire, the rest goes. */
class OlderReleasesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Two pools; alice on the older, bob on the newer, and one route in each table. */
    private static final String ESTATE = """
            version: 1
            deployment: Side by side
            domain: contoso.com
            sites: [seattle]
            pools:
              - { pool: old-pool.contoso.com, release: ocs-2007, site: seattle }
              - { pool: new-pool.contoso.com, release: lync-2010, site: seattle }
            mediation-servers:
              - { mediation-server: old-med.contoso.com, release: ocs-2007, site: seattle, next-hop: old-pool.contoso.com }
              - { mediation-server: new-med.contoso.com, release: lync-2010, site: seattle, next-hop: new-pool.contoso.com }
            gateways:
              - { gateway: old-gw.contoso.com, site: seattle, certified-for: ocs-2007 }
              - { gateway: new-gw.contoso.com, site: seattle, certified-for: lync-2010 }
            trunks:
              - { mediation-server: old-med.contoso.com, gateway: old-gw.contoso.com }
              - { mediation-server: new-med.contoso.com, gateway: new-gw.contoso.com, trunk: new }
            back-compat-site: [old-pool.contoso.com, old-med.contoso.com]
            ocs-voice:
              phone-usages: [Local]
              policies: [{ name: Default, scope: global, usages: [Local] }]
              phone-routes: [{ name: PSTN, pattern: '^\\+', usages: [Local], mediation-servers: [old-med.contoso.com] }]
            lync-voice:
              pstn-usages: [Local]
              voice-policies: [{ name: Global, scope: global, usages: [Local] }]
              voice-routes: [{ name: PSTN, pattern: '^\\+', usages: [Local], trunks: [new] }]
            users:
              - { name: alice, pool: old-pool.contoso.com, line: +14255550101 }
              - { name: bob, pool: new-pool.contoso.com, line: +14255550102 }
            carrier:
              numbers: [{ number: +14255550123, does: answers }]
            """;

    @Test
    void besideLync2010EachCallsOutByItsOwnMediationServer() {
        assertThat(call(ESTATE, "alice", "+14255550123").finals()).contains("200 by old-gw.contoso.com");
        assertThat(call(ESTATE, "bob", "+14255550123").finals()).contains("200 by new-gw.contoso.com");
        assertThat(call(ESTATE, "alice", "bob").finals()).contains("200 by bob");
    }

    @Test
    void aLync2010PoolUsesTheOcs2007MediationServer() {
        var estate = ESTATE.replace("trunks: [new]", "trunks: ['MediationServer:old-med.contoso.com']");

        assertThat(call(estate, "bob", "+14255550123").finals()).contains("200 by old-gw.contoso.com");
    }

    @Test
    void anOcs2007PoolIsRefusedByALync2010MediationServer() {
        var estate =
                ESTATE.replace("mediation-servers: [old-med.contoso.com]", "mediation-servers: [new-med.contoso.com]");

        var seen = call(estate, "alice", "+14255550123");

        assertThat(seen.refusals()).extracting(Refused::rule).containsExactly("legacy-pool-new-mediation");
        assertThat(seen.finals()).containsExactly("403 by new-med.contoso.com", "403 by old-pool.contoso.com");
    }

    @Test
    void aLync2010MediationServerIsRefusedByAnOcs2007Gateway() {
        var estate =
                ESTATE.replace("site: seattle, certified-for: lync-2010", "site: seattle, certified-for: ocs-2007");

        var seen = call(estate, "bob", "+14255550123");

        assertThat(seen.refusals()).extracting(Refused::rule).containsExactly("legacy-gateway-new-mediation");
        assertThat(seen.finals()).startsWith("403 by new-gw.contoso.com");
    }

    @Test
    void besideLync2013WhichNoMigrationJoinsWithOcs2007NobodyReachesTheOther() {
        var estate = ESTATE.replace("lync-2010", "lync-2013");

        assertThat(call(estate, "alice", "bob").refusals())
                .extracting(Refused::rule)
                .containsExactly("no-coexistence");
        assertThat(call(
                                estate.replace("trunks: [new]", "trunks: ['MediationServer:old-med.contoso.com']"),
                                "bob",
                                "+14255550123")
                        .refusals())
                .extracting(Refused::rule)
                .containsExactly("no-coexistence");
    }

    @Test
    void anOcs2007R2MediationServerServesAnOcs2007Pool() {
        var estate = ESTATE.replace(
                "mediation-server: old-med.contoso.com, release: ocs-2007,",
                "mediation-server: old-med.contoso.com, release: ocs-2007-r2,");

        assertThat(call(estate, "alice", "+14255550123").refusals()).isEmpty();
    }

    /** New-CsTrunkConfiguration has the timer of fast failover; nothing of OCS does. */
    @Test
    void aCallerOnOcsWaitsForAGatewayThatRingsLate() {
        try (var testbed = Testbed.start(read(ESTATE), Compatibility.shipped(), Testbed.World.VIRTUAL)) {
            testbed.gateway("old-gw.contoso.com").behave(new GatewayManner.RingsAfter(Duration.ofSeconds(12)));
            testbed.gateway("new-gw.contoso.com").behave(new GatewayManner.RingsAfter(Duration.ofSeconds(12)));

            assertThat(testbed.user("alice").dial("+14255550123").awaitAnswered(SOON))
                    .isTrue();
            assertThat(testbed.user("bob").dial("+14255550123").awaitAnswered(SOON))
                    .isFalse();
        }
    }

    private static Seen call(String estate, String from, String to) {
        try (var testbed = Testbed.start(read(estate), Compatibility.shipped(), Testbed.World.VIRTUAL)) {
            var placed = testbed.user(from).dial(to);
            placed.awaitAnswered(SOON);
            placed.hangUp();
            placed.awaitOver(SOON);
            return Seen.in(testbed);
        }
    }

    private static Deployment read(String estate) {
        return DeploymentFile.read(
                new SourceText("estate.yaml", estate, relative -> Optional.empty()), Releases.shipped());
    }
}
