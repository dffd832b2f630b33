package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.scenario.RunListener;
import org.cutover.scenario.ScenarioFile;
import org.cutover.scenario.ScenarioRunner;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What is said of a call that was tried by several ways: who said no, on which of them, and why. */
class WhoSaidNoTest {

    private static final String ONE = "routing/as-listed";

    /** The estate with two Mediation Servers, which are taken in turn, and take busy for out of order. */
    private static final String TWO = SourceText.shipped("simulator/deployments/routing/as-listed.yaml")
            .orElseThrow()
            .text()
            .replace("""
                              - { mediation-server: lync-pool.contoso.com, release: lync-2013, site: seattle, collocated: true }
                            """, """
                              - mediation-server: lync-med.contoso.com
                                release: lync-2013
                                site: seattle
                                servers: [lync-med1.contoso.com, lync-med2.contoso.com]
                                next-hop: lync-pool.contoso.com
                            """)
            .replace(
                    "mediation-server: lync-pool.contoso.com, gateway",
                    "mediation-server: lync-med.contoso.com, gateway")
            .replace("lync-voice:\n", """
                            lync-voice:
                              trunk-configurations:
                                - scope: global
                                  response-rules:
                                    - { name: no circuit, status: 486, becomes: 503 }
                            """);

    @Test
    void theGatewayThatRefusedNotTheMediationServerThatAbandonedTheOneBefore() {
        assertThat(saidOf(ONE, "first-ringing-after: 20s", "refuses: { status: 404 }"))
                .contains("rejected by gw2: 404 Not Found")
                .contains("+14255550123 by route Everywhere over gw2")
                .contains("GatewayFqdn=\"gw2\"")
                .doesNotContain("over gw1");
    }

    @Test
    void theRouteAndTrunkAreThoseOfTheLastAttemptWithoutTheTimerToo() {
        assertThat(saidOf(ONE, "refuses: { status: 503 }", "refuses: { status: 404 }"))
                .contains("rejected by gw2: 404 Not Found")
                .contains("+14255550123 by route Everywhere over gw2")
                .doesNotContain("over gw1");
    }

    @Test
    void aGatewayBehindAnotherMemberOfTheMediationPool() {
        assertThat(saidOf("two", "first-ringing-after: 20s", "refuses: { status: 404 }"))
                .contains("rejected by gw2: 404 Not Found")
                .contains("+14255550123 by route Everywhere over gw2");
    }

    @Test
    void theCauseThatAnotherGatewayGotFromTheCarrierIsNotWhyTheCallFailed() {
        assertThat(saidOf("two", "puts-through: true", "refuses: { status: 404 }", "9 555 0186"))
                .contains("rejected by gw2: 404 Not Found")
                .contains("+14255550186 by route Everywhere over gw2")
                .doesNotContain("cause 17");
    }

    @Test
    void theFrontEndThatGaveUpWhereNoGatewaySaidAnything() {
        assertThat(saidOf(ONE, "silent: true", "silent: true"))
                .contains("rejected by lync-pool: 504 Server Time-out")
                .contains("+14255550123 by route Everywhere over gw3");
    }

    private static String saidOf(String estate, String gw1, String gw2) {
        return saidOf(estate, gw1, gw2, "9 555 0123");
    }

    private static String saidOf(String estate, String gw1, String gw2, String to) {
        var scenario = new SourceText(
                "calls.yaml",
                """
                version: 1
                scenario: Who said no
                deployment: %s
                steps:
                  - gateway: { name: gw1, %s }
                  - gateway: { name: gw2, %s }
                  - gateway: { name: gw3, silent: true }
                  - dial: { from: alice, to: %s }
                expect: completed
                """.formatted(estate, gw1, gw2, to),
                name -> name.startsWith("two")
                        ? Optional.of(new SourceText("two.yaml", TWO, none -> Optional.empty()))
                        : Optional.empty());
        var run = ScenarioRunner.virtual(Compatibility.shipped(), RunListener.SILENT)
                .run(ScenarioFile.shipped().read(scenario));
        return String.join(" ", Explanation.of(run)).replaceAll("\\s+", " ");
    }
}
