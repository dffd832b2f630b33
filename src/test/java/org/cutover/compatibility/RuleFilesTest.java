package org.cutover.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cutover.yaml.InvalidFileException;
import org.cutover.yaml.Shipped;
import org.junit.jupiter.api.Test;

/** What is said of files of rules and releases that are not as they must be. */
class RuleFilesTest {

    private static final String POOL_TO_MEDIATION_SERVER = "simulator/compatibility/pool-to-mediation-server.yaml";

    @Test
    void itIsTwoThatAreKeptApart() {
        var path = "simulator/compatibility/coexistence.yaml";
        var text = Shipped.find(path).orElseThrow();

        assertThat(catchThrowableOfType(
                        InvalidFileException.class,
                        () -> with(
                                path,
                                text.replace(
                                        "releases: [ocs-2007, skype-2019]",
                                        "releases: [ocs-2007, lync-2010, skype-2019]"))))
                .hasMessageContaining("name two releases here");
    }

    @Test
    void aBrokenFileIsShownWithAllItsFaults() {
        var broken = catchThrowableOfType(InvalidFileException.class, () -> with(POOL_TO_MEDIATION_SERVER, """
                        version: 1
                        matrix: pool-to-mediation-server
                        cells:
                          - from: ocs-2007-r3
                            to: lync-2013
                            answer: maybe
                            rule: legacy-pool-new-mediation
                            says: it cannot.
                            remedy: Wait.
                            sourc: a document
                            confidence: stated
                        """));

        assertThat(broken).hasMessage("""
                        FILE:4:5: "source" is missing here.
                        FILE:4:11: release "ocs-2007-r3" is not defined. Did you mean "ocs-2007-r2"?
                        FILE:6:13: "answer" must be one of yes, no, unknown, not "maybe".
                        FILE:10:5: unknown key "sourc". Did you mean "source"?""".replace("FILE", POOL_TO_MEDIATION_SERVER));
    }

    @Test
    void faultsOfSeveralFilesAreShownTogether() {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.put("simulator/compatibility/a.yaml", "rules: [");
        texts.put("simulator/compatibility/b.yaml", "version: 2\nrules: []\n");

        var broken =
                catchThrowableOfType(InvalidFileException.class, () -> Compatibility.read(Releases.shipped(), texts));

        assertThat(broken.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("simulator/compatibility/a.yaml:1:9", "simulator/compatibility/b.yaml:1:10");
    }

    @Test
    void twoFilesMayNotHaveTheSameRule() {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.put("simulator/compatibility/zz.yaml", """
                version: 1
                rules:
                  - id: root-trunk
                    says: something else.
                    remedy: Do it.
                    source: nowhere
                    confidence: assumed
                """);

        var broken =
                catchThrowableOfType(InvalidFileException.class, () -> Compatibility.read(Releases.shipped(), texts));

        assertThat(broken)
                .hasMessage("simulator/compatibility/zz.yaml:3:9: rule \"root-trunk\" stands in"
                        + " simulator/compatibility/procedure.yaml already. Keep one.");
    }

    @Test
    void aMissingMatrixIsAFault() {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.remove(POOL_TO_MEDIATION_SERVER);

        var broken =
                catchThrowableOfType(InvalidFileException.class, () -> Compatibility.read(Releases.shipped(), texts));

        assertThat(broken)
                .hasMessage("simulator/compatibility: no file here has the matrix \"pool-to-mediation-server\".");
    }

    @Test
    void aBrokenReleaseIsShownWithAllItsFaults() {
        var text = Shipped.find("simulator/releases/lync-2013.yaml")
                .orElseThrow()
                .replace("value: 5070/tls", "value: 5070")
                .replace("value: unlimited", "value: many")
                .replace("configuration: central-management-store\n", "");

        var broken =
                catchThrowableOfType(InvalidFileException.class, () -> Releases.read(Map.of("lync-2013.yaml", text)));

        assertThat(broken.problems())
                .extracting(problem -> problem.message().split("\\. ")[0])
                .containsExactly(
                        "\"configuration\" is missing here.",
                        "\"5070\" is no port with its transport",
                        "\"value\" must be a whole number from 1 to 1000, not \"many\".",
                        "\"value\" must be a whole number from 1 to 1000, not \"many\".");
    }

    private static Compatibility with(String path, String text) {
        var texts = new LinkedHashMap<>(Shipped.texts("simulator/compatibility", ".yaml"));
        texts.put(path, text);
        return Compatibility.read(Releases.shipped(), texts);
    }
}
