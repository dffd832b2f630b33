package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import org.cutover.topology.Release;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.Test;

/** What another reading of the documents changes, and what it does not. */
class ProfileTest {

    private static final String POOL_TO_MEDIATION_SERVER = "simulator/compatibility/pool-to-mediation-server.yaml";

    private final Compatibility compatibility = Compatibility.shipped();
    private final Release r2 = Releases.shipped().find("ocs-2007-r2").orElseThrow();
    private final Release lync2010 = Releases.shipped().find("lync-2010").orElseThrow();
    private final Release lync2013 = Releases.shipped().find("lync-2013").orElseThrow();

    @Test
    void underTheProfilePermissiveAnOcs2007R2PoolMayUseTheDefaultGatewayAlone() {
        var ruling = compatibility.under("permissive").poolToMediationServer(r2, lync2013);

        assertThat(ruling.forCall(true).allows()).isTrue();
        assertThat(ruling.forCall(true).isDisputed()).isTrue();
        assertThat(ruling.forCall(false).refuses()).isTrue();
        assertThat(ruling.rule().id()).isEqualTo("legacy-pool-default-gateway");
        assertThat(compatibility
                        .under("strict")
                        .poolToMediationServer(r2, lync2013)
                        .forCall(true)
                        .refuses())
                .isTrue();
    }

    @Test
    void aProfileAnswersAsTheFilesDoWhereItSaysNothing() {
        var permissive = compatibility.under("permissive");

        assertThat(permissive.poolToMediationServer(r2, lync2010))
                .isEqualTo(compatibility.poolToMediationServer(r2, lync2010));
        assertThat(permissive.refusingUnknown().profile().id()).isEqualTo("permissive");
        assertThat(permissive
                        .refusingUnknown()
                        .poolToMediationServer(lync2010, lync2013)
                        .refuses())
                .isTrue();
    }

    @Test
    void aProfileSaysWhatTheDocumentsDisagreeAbout() {
        assertThat(compatibility.profiles()).containsExactly("strict", "permissive");
        assertThat(compatibility.profile().note()).isEmpty();
        assertThat(compatibility.under("permissive").profile().note())
                .startsWith("Profile permissive: The documents disagree whether an OCS 2007 R2 pool")
                .contains("JJ205173", "Set-CsPstnGateway");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compatibility.under("lax"))
                .withMessage("There is no profile \"lax\". There are: strict, permissive.");
    }

    @Test
    void onlyAYesForMediationServersIsBoundToTheDefaultGateway() {
        var text = Shipped.find(POOL_TO_MEDIATION_SERVER).orElseThrow();
        var broken = catchThrowableOfType(
                InvalidFileException.class,
                () -> with(
                        POOL_TO_MEDIATION_SERVER,
                        text.replaceFirst("answer: no\n", "answer: no\n    only: default-gateway\n")));

        assertThat(broken).hasMessageContaining("only a yes of pool-to-mediation-server can be bound");
    }

    @Test
    void theStrictProfileIsNoFile() {
        var permissive = "simulator/compatibility/permissive.yaml";
        var text = Shipped.find(permissive).orElseThrow();

        assertThat(catchThrowableOfType(
                        InvalidFileException.class,
                        () -> with(permissive, text.replace("id: permissive", "id: strict"))))
                .hasMessageContaining("strict is the matrices without a profile.");
    }

    @Test
    void aProfileWithoutAnIdIsAFaultOfTheFile() {
        var permissive = "simulator/compatibility/permissive.yaml";
        var text = Shipped.find(permissive).orElseThrow().replace("  id: permissive\n", "");

        assertThat(catchThrowableOfType(InvalidFileException.class, () -> with(permissive, text)))
                .hasMessageEndingWith("\"id\" is missing here.");
    }

    @Test
    void aProfileOfSeveralFilesSaysOneThing() {
        var permissive = Shipped.find("simulator/compatibility/permissive.yaml").orElseThrow();
        var second = permissive
                .replace("matrix: pool-to-mediation-server", "matrix: pool-to-pool")
                .replace("    only: default-gateway\n", "")
                .replace("rule: legacy-pool-default-gateway", "rule: another-rule");

        assertThat(with("simulator/compatibility/second.yaml", second).profiles())
                .containsExactly("strict", "permissive");
        assertThat(catchThrowableOfType(
                        InvalidFileException.class,
                        () -> with(
                                "simulator/compatibility/second.yaml",
                                second.replace("The documents disagree", "They agree"))))
                .hasMessageContaining("another file says something else of the profile \"permissive\".");
    }

    private static Compatibility with(String path, String text) {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.put(path, text);
        return Compatibility.read(Releases.shipped(), texts);
    }
}
