package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cutover.topology.Carrier;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.Listener;
import org.cutover.topology.MediationServer;
import org.cutover.topology.PstnGateway;
import org.cutover.topology.Release;
import org.cutover.topology.Topology;
import org.cutover.topology.Trunk;
import org.junit.jupiter.api.Test;

/** What the rules find in a topology. */
class TopologyFindingsTest {

    private final Compatibility compatibility = Compatibility.shipped();
    private final Release ocs2007 = Releases.shipped().find("ocs-2007").orElseThrow();
    private final Release r2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    private final Release lync2010 = Releases.shipped().find("lync-2010").orElseThrow();
    private final Release lync2013 = Releases.shipped().find("lync-2013").orElseThrow();

    private final Topology nothing = new Topology(
            List.of("dallas"), List.of(), List.of(), List.of(), List.of(), new Carrier(List.of(), List.of()), Set.of());

    @Test
    void anEstateOnTheWayIsFreeOfFindings() {
        assertThat(compatibility.check(onTheWay())).isEmpty();
    }

    @Test
    void aTrunkToALegacyGatewayIsFound() {
        var topology = onTheWay().withGateway(gateway("new-gw", r2));

        assertThat(compatibility.check(topology)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BROKEN);
            assertThat(finding.message())
                    .startsWith("Mediation Server lync-pool.contoso.com -> gateway new-gw.contoso.com (trunk new-gw):"
                            + " a gateway certified for OCS 2007 R2 does not support a Lync Server 2013 Mediation"
                            + " Server.");
        });
    }

    @Test
    void aTrunkNoSourceSpeaksOfIsUnknown() {
        var topology = onTheWay().withGateway(gateway("old-gw", lync2013));

        assertThat(compatibility.check(topology)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(finding.rule().id()).isEqualTo("new-gateway-legacy-mediation");
        });
        assertThat(compatibility.refusingUnknown().check(topology))
                .extracting(Finding::severity)
                .containsExactly(Severity.BROKEN);
    }

    @Test
    void threeReleasesAreTooMany() {
        var topology = onTheWay().withPool(pool("third-pool", lync2010));

        assertThat(compatibility.check(topology))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("OCS 2007 R2, Lync Server 2013, Lync Server 2010: Lync Server 2013 may coexist with one"
                        + " earlier release only");
    }

    @Test
    void twoReleasesThatNoMigrationJoinsAreTooMany() {
        var topology = nothing.withPool(pool("a", ocs2007)).withPool(pool("b", lync2013));

        assertThat(compatibility.check(topology))
                .extracting(finding -> finding.severity() + " " + finding.message())
                .singleElement()
                .asString()
                .startsWith("BROKEN OCS 2007, Lync Server 2013: these two releases may not be in use at once");
    }

    @Test
    void theTwoLegacyReleasesStandSideBySideAndAThirdDoesNotJoinThem() {
        var legacy = nothing.withPool(pool("a", ocs2007)).withPool(pool("b", r2));

        assertThat(compatibility.check(legacy)).isEmpty();
        assertThat(compatibility.check(legacy.withPool(pool("c", lync2010))))
                .extracting(finding -> finding.rule().id())
                .containsExactly("three-releases");
    }

    @Test
    void aNextHopIsAskedAboutUnderTheStrictProfileOnly() {
        var topology = onTheWay().withMediationServer(mediationServer("lync-med", lync2013, false, "ocs-pool"));

        assertThat(compatibility.under("permissive").check(topology))
                .extracting(finding -> finding.rule().id())
                .containsExactly("legacy-pool-new-mediation");
    }

    @Test
    void twoReleasesNoSourceSpeaksOfAreUnknown() {
        var topology = nothing.withPool(pool("a", lync2013)).withPool(pool("b", AddedRelease.like(lync2013)));

        assertThat(compatibility.check(topology))
                .extracting(finding -> finding.severity() + " " + finding.rule().id())
                .containsExactly("UNKNOWN unstated-pair");
    }

    @Test
    void anOcs2007R2MediationServerHasOneGateway() {
        var topology = onTheWay()
                .withGateway(gateway("second-gw", r2))
                .withTrunk(trunk("second-gw", "ocs-med", r2, "second-gw"));

        assertThat(compatibility.check(topology))
                .extracting(finding -> finding.rule().id())
                .containsExactly("one-gateway-per-mediation-server");
    }

    @Test
    void aLync2013MediationServerMayHaveSeveralTrunksToAGateway() {
        var topology = onTheWay().withTrunk(trunk("second", "lync-pool", lync2013, "new-gw"));

        assertThat(compatibility.check(topology)).isEmpty();
    }

    @Test
    void aLync2010MediationServerMayNot() {
        var topology = nothing.withPool(pool("pool", lync2010))
                .withMediationServer(mediationServer("pool", lync2010, true, "pool"))
                .withGateway(gateway("gw", lync2010))
                .withTrunk(trunk("first", "pool", lync2010, "gw"))
                .withTrunk(trunk("second", "pool", lync2010, "gw"));

        assertThat(compatibility.check(topology))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("Mediation Server pool.contoso.com -> gateway gw.contoso.com (trunks first, second):")
                .endsWith("[one-trunk-per-pair]");
    }

    @Test
    void aTrunkAtAPortTheMediationServerDoesNotListenOnIsFound() {
        var topology = onTheWay()
                .withTrunk(
                        new Trunk("new-gw", "lync-pool.contoso.com", Listener.parse("5067/tls"), "new-gw.contoso.com"));

        assertThat(compatibility.check(topology))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("trunk new-gw at 5067/tls of Mediation Server lync-pool.contoso.com, which listens for"
                        + " gateways on 5068/tcp:")
                .endsWith("[root-trunk]");
    }

    @Test
    void twoPoolsMayNotHaveTheSameName() {
        var topology = new Topology(
                List.of("dallas"),
                List.of(pool("pool", r2), pool("POOL", lync2013)),
                List.of(),
                List.of(),
                List.of(),
                new Carrier(List.of(), List.of()),
                Set.of());

        assertThat(compatibility.check(topology))
                .extracting(finding -> finding.rule().id())
                .containsExactly("pool-name-new");
    }

    @Test
    void anOcs2007R2PoolDoesNotCollocateItsMediationServer() {
        var topology = nothing.withPool(pool("ocs-pool", r2))
                .withMediationServer(mediationServer("ocs-pool", r2, true, "ocs-pool"));

        assertThat(compatibility.check(topology))
                .extracting(finding -> finding.rule().id())
                .containsExactly("no-collocated-mediation");
    }

    @Test
    void aLync2013MediationServerMayNotHaveAnOcs2007R2PoolForItsNextHop() {
        var topology = onTheWay().withMediationServer(mediationServer("lync-med", lync2013, false, "ocs-pool"));

        assertThat(compatibility.check(topology))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("pool ocs-pool.contoso.com, next hop of Mediation Server lync-med.contoso.com: an OCS 2007"
                        + " R2 pool cannot communicate");
    }

    /** Both releases side by side, each with its Mediation Server and a gateway certified for it. */
    private Topology onTheWay() {
        return nothing.withPool(pool("ocs-pool", r2))
                .withMediationServer(mediationServer("ocs-med", r2, false, "ocs-pool"))
                .withGateway(gateway("old-gw", r2))
                .withTrunk(trunk("old-gw", "ocs-med", r2, "old-gw"))
                .withPool(pool("lync-pool", lync2013))
                .withMediationServer(mediationServer("lync-pool", lync2013, true, "lync-pool"))
                .withGateway(gateway("new-gw", lync2013))
                .withTrunk(trunk("new-gw", "lync-pool", lync2013, "new-gw"));
    }

    private static FrontEndPool pool(String name, Release release) {
        return new FrontEndPool(
                name + ".contoso.com",
                release,
                "dallas",
                List.of("fe1." + name.toLowerCase(Locale.ROOT) + ".contoso.com"));
    }

    private static MediationServer mediationServer(String name, Release release, boolean collocated, String nextHop) {
        return new MediationServer(
                name + ".contoso.com",
                release,
                "dallas",
                List.of(name + ".contoso.com"),
                collocated,
                nextHop + ".contoso.com",
                release.ports().mediationPoolSide(),
                List.of(release.ports().mediationGatewaySide()));
    }

    private static PstnGateway gateway(String name, Release certifiedFor) {
        return new PstnGateway(
                name + ".contoso.com",
                "dallas",
                certifiedFor,
                certifiedFor.ports().gateway(),
                "");
    }

    private static Trunk trunk(String name, String mediationServer, Release release, String gateway) {
        return new Trunk(
                name,
                mediationServer + ".contoso.com",
                release.ports().mediationGatewaySide(),
                gateway + ".contoso.com");
    }
}
