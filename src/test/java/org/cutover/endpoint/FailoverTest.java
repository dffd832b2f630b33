package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.TrunkChoice;
import org.cutover.routing.VoiceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which way a call takes when the first does not do, second by second. */
class FailoverTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GW1 = "gw1.fabrikam.com";
    private static final String GW2 = "gw2.fabrikam.com";

    private Testbed testbed;

    @AfterEach
    void stop() {
        if (testbed != null) {
            testbed.close();
        }
    }

    private void start(Deployment deployment) {
        testbed = Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL);
    }

    private PlacedCall dial() {
        return testbed.user("alice").dial("9 555 0123");
    }

    @Test
    void aServerFailureLeadsToTheNextTrunkAndTheCallerIsTold() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(GatewayManner.refusing(503));

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW2);
        assertThat(Seen.in(testbed).provisionalsTo("alice"))
                .anyMatch(text -> text.startsWith("SIP/2.0 101 ") && text.contains("ms-diagnostics: 12006;"));
        assertThat(Seen.in(testbed).answered()).isEqualTo(GW2);
    }

    @Test
    void aBusyNumberIsNotTriedElsewhere() {
        start(Fabrikam.plain());

        testbed.user("alice").dial("9 555 0186").awaitOver(SOON);

        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1);
    }

    /** The example of the New-CsSipResponseCodeTranslationRule reference. */
    @Test
    void aCauseThatIsTakenForAFailureLeadsToTheNextTrunk() {
        start(Fabrikam.withVoice("""
                trunk-configurations:
                  - scope: global
                    response-rules:
                      - { name: no circuit, status: 486, cause: 34, becomes: 503 }
                """));
        testbed.gateway(GW1).behave(GatewayManner.refusing(486, 34));

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).finalBy("med1.fabrikam.com"))
                .startsWith("SIP/2.0 503 ")
                .contains("Reason: Q.850;cause=34;")
                .contains(
                        "ms-diagnostics: 10486;source=\"med1.fabrikam.com\";reason=\"Gateway responded with 486 Busy Here\"")
                .contains("SipResponseCode=\"486\";SipResponseText=\"Busy Here\";GatewayFqdn=\"gw1.fabrikam.com\"");
    }

    @Test
    void whenAllWaysFailTheLastErrorIsTheCallers() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(GatewayManner.refusing(503));
        testbed.gateway(GW2).behave(GatewayManner.refusing(502));

        dial().awaitOver(SOON);

        assertThat(Seen.in(testbed).finalTo("alice")).startsWith("SIP/2.0 502 ");
    }

    @Test
    void aMemberThatIsGoneGivesWayToTheOtherOnTheSameTrunk() {
        start(Fabrikam.plain());
        testbed.server("med1.fabrikam.com").stop();

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1);
        assertThat(Seen.in(testbed).provisionalsTo("alice")).noneMatch(text -> text.startsWith("SIP/2.0 101 "));
    }

    @Test
    void aGatewayThatIsSilentForTenSecondsIsLeftForTheNext() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(GatewayManner.SILENT);
        var began = testbed.now();

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Duration.between(began, testbed.now())).isEqualTo(Duration.ofSeconds(10));
        testbed.advance(SOON);
        assertThat(Seen.in(testbed).cancels())
                .as("the gateway said nothing at all, and so gets no CANCEL")
                .containsExactly("fe > med1.fabrikam.com");
    }

    @Test
    void aGatewayThatRingsAfterNineSecondsKeepsTheCall() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(9)));

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1);
    }

    @Test
    void aGatewayThatRingsAfterElevenSecondsIsCancelledMeanwhile() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(11)));

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        testbed.advance(SOON);
        assertThat(Seen.in(testbed).cancels())
                .containsExactly("fe > med1.fabrikam.com", "med1.fabrikam.com > gw1.fabrikam.com");
        assertThat(Seen.in(testbed).faults()).isZero();
    }

    @Test
    void withoutTheTimerASlowCarrierHasItsTime() {
        start(Fabrikam.withVoice("trunk-configurations: [{ scope: global, fast-failover: false }]"));
        testbed.gateway(GW1).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(25)));

        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1);
    }

    @Test
    void whenTheLastWayIsSilentTooTheCallIsDropped() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(GatewayManner.SILENT);
        testbed.gateway(GW2).behave(GatewayManner.SILENT);
        var began = testbed.now();

        assertThat(dial().awaitOver(SOON)).isTrue();
        assertThat(Duration.between(began, testbed.now())).isEqualTo(Duration.ofSeconds(20));
        assertThat(Seen.in(testbed).finalTo("alice")).startsWith("SIP/2.0 504 ");
    }

    @Test
    void theAnswerOfAnAbandonedWayLeavesNobodyOnTheLine() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(10)));
        testbed.number("+12535550123").behave(Telephone.Manner.ANSWERS, Duration.ZERO);

        var call = dial();
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.advance(SOON);

        var seen = Seen.in(testbed);
        assertThat(seen.sentByHop("BYE"))
                .as("it crossed the CANCEL")
                .containsExactly("med1.fabrikam.com > gw1.fabrikam.com");
        assertThat(seen.answered()).isEqualTo(GW2);
        assertThat(seen.faults()).isZero();
        assertThat(seen.timersOf("ACK of the 2xx")).isZero();
    }

    @Test
    void aCallerWhoGivesUpDuringFailoverEndsItEverywhere() {
        start(Fabrikam.plain());
        testbed.gateway(GW1).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(30)));
        testbed.gateway(GW2).behave(new GatewayManner.RingsAfter(Duration.ofSeconds(9)));

        var call = dial();
        testbed.advance(Duration.ofSeconds(12));
        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        testbed.advance(SOON);
        var seen = Seen.in(testbed);
        assertThat(seen.finalTo("alice")).startsWith("SIP/2.0 487 ");
        assertThat(seen.gateways()).containsExactly(GW1, GW2);
        assertThat(seen.count("DISCONNECT")).as("both circuits are cleared").isEqualTo(2);
    }

    @Test
    void aTrunkThatIsMarkedDownIsPassedOverUntilItIsUp() {
        start(Fabrikam.plain());

        testbed.trunks().markDown(GW1);
        assertThat(dial().awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW2);
    }

    @Test
    void whenEveryTrunkIsMarkedDownWindowsHearsOfIt() {
        start(Fabrikam.plain());
        testbed.trunks().markDown(GW1);
        testbed.trunks().markDown(GW2);

        dial().awaitOver(SOON);

        assertThat(Seen.in(testbed).finalTo("alice")).startsWith("SIP/2.0 503 ").contains("ms-diagnostics: 12000;");
        assertThat(testbed.journal().entries())
                .extracting(entry -> entry.event())
                .filteredOn(JournalEvent.WindowsEvent.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    var windows = (JournalEvent.WindowsEvent) event;
                    assertThat(windows.id()).isEqualTo(46046);
                    assertThat(windows.source()).isEqualTo("LS Outbound Routing");
                    assertThat(windows.text())
                            .contains("+12535550123")
                            .contains("usage Local")
                            .contains("route Local");
                });
    }

    @Test
    void theTrunksOfARouteTakeTurns() {
        start(Fabrikam.plain());
        var deployment = testbed.deployment();
        var voice = deployment.lyncVoice();
        testbed.apply(deployment.withLyncVoice(voice.withTrunking(new VoiceConfiguration.Trunking(
                TrunkChoice.ROUND_ROBIN,
                voice.trunking().configurations(),
                voice.trunking().locationPolicies()))));

        for (int i = 0; i < 3; i++) {
            dialAndHangUp();
        }

        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW2, GW1);

        testbed.server("pbx.fabrikam.com").stop();
        testbed.server("pbx.fabrikam.com").restart();
        dialAndHangUp();
        assertThat(Seen.in(testbed).gateways()).endsWith(GW1, GW2);
    }

    @Test
    void afterAStepTurnsBeginAnew() {
        var deployment = Fabrikam.plain();
        var voice = deployment.lyncVoice();
        start(deployment.withLyncVoice(voice.withTrunking(new VoiceConfiguration.Trunking(
                TrunkChoice.ROUND_ROBIN,
                voice.trunking().configurations(),
                voice.trunking().locationPolicies()))));
        dialAndHangUp();

        testbed.apply(testbed.deployment());
        dialAndHangUp();

        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW1);
        assertThat(Seen.in(testbed).invitesTo("med1.fabrikam.com")).isEqualTo(2);
    }

    private void dialAndHangUp() {
        var call = dial();
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.hangUp();
        call.awaitOver(SOON);
    }

    @Test
    void anOcsPoolLeavesAMediationServerAloneAfterTenFailures() {
        start(Contoso.before());
        testbed.gateway("sea-gw.contoso.com").behave(GatewayManner.refusing(503));
        for (int i = 0; i < 10; i++) {
            dial().awaitOver(SOON);
        }
        assertThat(Seen.in(testbed).invitesTo("ocs-med.contoso.com")).isEqualTo(10);

        // It is the only way, and so it is tried nevertheless.
        dial().awaitOver(SOON);

        assertThat(testbed.journal().entries())
                .extracting(entry -> entry.event())
                .filteredOn(JournalEvent.Routed.class::isInstance)
                .last()
                .satisfies(event -> assertThat(((JournalEvent.Routed) event).steps())
                        .anyMatch(step -> step.contains("is the only way")));
    }
}
