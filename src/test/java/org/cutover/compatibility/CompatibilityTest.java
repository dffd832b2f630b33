package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import org.cutover.topology.Release;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.Test;

/** What the rules answer of two releases. */
class CompatibilityTest {

    private static final String POOL_TO_MEDIATION_SERVER = "simulator/compatibility/pool-to-mediation-server.yaml";

    private final Compatibility compatibility = Compatibility.shipped();
    private final Release ocs2007 = Releases.shipped().find("ocs-2007").orElseThrow();
    private final Release r2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    private final Release lync2010 = Releases.shipped().find("lync-2010").orElseThrow();
    private final Release lync2013 = Releases.shipped().find("lync-2013").orElseThrow();

    @Test
    void anOcs2007R2PoolMayNotUseALync2013MediationServer() {
        var ruling = compatibility.poolToMediationServer(r2, lync2013);

        assertThat(ruling.refuses()).isTrue();
        assertThat(ruling.finding("pool ocs-pool.contoso.com -> Mediation Server lync-pool.contoso.com"))
                .map(Finding::message)
                .hasValue("pool ocs-pool.contoso.com -> Mediation Server lync-pool.contoso.com: an OCS 2007 R2 pool"
                        + " cannot communicate with a Lync Server 2013 Mediation Server. Leave its users on the OCS 2007"
                        + " R2 Mediation Server until all of them are moved. [legacy-pool-new-mediation]");
    }

    @Test
    void aLync2013PoolUsesTheOcs2007R2MediationServerDuringCoexistence() {
        assertThat(compatibility.poolToMediationServer(lync2013, r2).allows()).isTrue();
    }

    @Test
    void aGatewayCertifiedForOcs2007R2DoesNotGoWithALync2013MediationServer() {
        var ruling = compatibility.mediationServerToGateway(lync2013, r2);

        assertThat(ruling.refuses()).isTrue();
        assertThat(ruling.rule().id()).isEqualTo("legacy-gateway-new-mediation");
    }

    @Test
    void poolsOfBothReleasesReachEachOtherOnceMerged() {
        assertThat(compatibility.poolToPool(r2, lync2013).allows()).isTrue();
        assertThat(compatibility.poolToPool(lync2013, r2).allows()).isTrue();
    }

    @Test
    void whatNoSourceStatesIsUnknown() {
        assertThat(compatibility.poolToMediationServer(lync2010, lync2013).isUnknown())
                .isTrue();
        assertThat(compatibility.mediationServerToGateway(r2, lync2013).isUnknown())
                .isTrue();
    }

    @Test
    void theUnknownIsRefusedOnRequest() {
        var ruling = compatibility.refusingUnknown().poolToMediationServer(lync2010, lync2013);

        assertThat(ruling.refuses()).isTrue();
        assertThat(ruling.rule().id()).isEqualTo("lync-2010-pool-new-mediation");
    }

    @Test
    void aPairThatNoFileAnswersIsUnknown() {
        var ruling = compatibility.poolToMediationServer(lync2013, AddedRelease.like(lync2013));

        assertThat(ruling.isUnknown()).isTrue();
        assertThat(ruling.rule().id()).isEqualTo("unstated-pair");
    }

    @Test
    void releasesThatMayNotBeInUseAtOnceRefuseEachOtherWithoutACell() {
        var ruling = compatibility.poolToMediationServer(ocs2007, lync2013);

        assertThat(ruling.refuses()).isTrue();
        assertThat(ruling.rule().id()).isEqualTo("no-coexistence");
        assertThat(ruling.rule().source())
                .isEqualTo(
                        "Lync Server 2013 documentation, Supported server migration paths and coexistence scenarios");
        assertThat(compatibility.poolToPool(lync2013, ocs2007).refuses()).isTrue();
    }

    @Test
    void aGatewayDoesNotBringTheReleaseItIsCertifiedForIntoTheEstate() {
        assertThat(compatibility.mediationServerToGateway(lync2013, ocs2007).isUnknown())
                .isTrue();
    }

    @Test
    void aFlippedCellChangesTheAnswer() {
        var text = Shipped.find(POOL_TO_MEDIATION_SERVER).orElseThrow();
        var flipped = with(POOL_TO_MEDIATION_SERVER, text.replaceFirst("(to: lync-2013\\s+answer:) no", "$1 yes"));

        assertThat(flipped.poolToMediationServer(r2, lync2013).allows()).isTrue();
        assertThat(flipped.poolToMediationServer(r2, lync2010).refuses()).isTrue();
    }

    @Test
    void aRuleThatIsNotThereIsABug() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compatibility.rule("no-such-rule"))
                .withMessageContaining("no-such-rule");
    }

    @Test
    void aRuleTellsWhatItSaysWhereItIsStatedAndHowSureWeAre() {
        assertThat(compatibility.rule("root-trunk").describe())
                .startsWith("a gateway is added with its root trunk")
                .endsWith("[root-trunk; Lync Server 2013 documentation, Define a gateway in Topology Builder; stated]");
    }

    private static Compatibility with(String path, String text) {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.put(path, text);
        return Compatibility.read(Releases.shipped(), texts);
    }
}
