package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.GatewaySettings.OptionsAnswer;
import org.cutover.yaml.Shipped;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mediation Servers and gateways watch each other by OPTIONS, minute by minute. */
class PollingTest {

    private static final String GW1 = "gw1.contoso.com";
    private static final String GW = "gw.contoso.com";
    private static final Duration SOON = Duration.ofSeconds(20);

    private Testbed testbed;

    @AfterEach
    void stop() {
        testbed.close();
    }

    private void start(String deployment) {
        start(deployment, text -> text);
    }

    private void start(String name, UnaryOperator<String> changed) {
        testbed = Testbed.start(read(name, changed), Compatibility.shipped(), Testbed.World.VIRTUAL);
    }

    private static Deployment read(String name, UnaryOperator<String> changed) {
        var text =
                Shipped.find("simulator/deployments/gateway/" + name + ".yaml").orElseThrow();
        return DeploymentFile.read(
                new SourceText(name, changed.apply(text), relative -> java.util.Optional.empty()), Releases.shipped());
    }

    @Test
    void aGatewayIsDownAfterTheFifthOptionsWithoutAnAnswerAndNotBefore() {
        start("polling");
        testbed.gateway(GW1).behave(GatewayManner.SILENT);

        testbed.advance(Duration.ofSeconds(5 * 60 + 31));
        assertThat(testbed.trunks().down()).isEmpty();
        testbed.advance(Duration.ofSeconds(1));
        assertThat(testbed.trunks().down()).containsExactly(GW1);
        assertThat(events()).containsExactly(25_051, 25_051, 25_051, 25_051, 25_051, 25_061, 25_052);
    }

    @Test
    void callsPassItOverUntilItAnswersAgain() {
        start("polling");
        testbed.gateway(GW1).behave(GatewayManner.SILENT);
        testbed.advance(Duration.ofMinutes(6));
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly("gw2.contoso.com");
        call.hangUp();

        testbed.gateway(GW1).behave(GatewayManner.USUAL);
        testbed.advance(Duration.ofMinutes(1));
        assertThat(testbed.trunks().down()).isEmpty();
        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly("gw2.contoso.com", GW1);
    }

    @Test
    void whereOnlySuccessCountsA405TakesAGatewayDown() {
        start("polling", text -> text.replace("polling: true", "polling: { any-response: false, misses: 2 }"));
        testbed.gateway(GW1).behave(new GatewayManner.AnswersOptions(OptionsAnswer.NOT_ALLOWED));

        testbed.advance(Duration.ofMinutes(2));

        assertThat(testbed.trunks().down()).containsExactly(GW1);
    }

    @Test
    void aTrunkIsDownWhenEveryMemberThatRunsHasFoundItSo() {
        start("mediation-pool");
        testbed.gateway(GW).behave(new GatewayManner.AnswersOptions(OptionsAnswer.NO));
        testbed.advance(Duration.ofMinutes(3));
        testbed.server("med2.contoso.com").stop();
        testbed.server("med2.contoso.com").restart();

        testbed.advance(Duration.ofMinutes(3));
        assertThat(testbed.trunks().down())
                .as("med2 has not asked often enough since it started again")
                .isEmpty();
        testbed.advance(Duration.ofMinutes(3));
        assertThat(testbed.trunks().down()).containsExactly(GW);
    }

    @Test
    void aMediationServerThatIsGoneHoldsNoTrunkDown() {
        start("polling");
        testbed.gateway(GW1).behave(GatewayManner.SILENT);
        testbed.advance(Duration.ofMinutes(6));

        testbed.server("mediation@lync-pool.contoso.com").stop();
        testbed.settle();

        assertThat(testbed.trunks().down()).isEmpty();
    }

    @Test
    void aGatewayThatPollsHandsItsCallsToTheMemberThatAnswers() {
        start("mediation-pool");
        testbed.server("med1.contoso.com").stop();
        testbed.advance(Duration.ofSeconds(90));

        assertThat(testbed.number("+14255550199").dial("+14255550101").awaitAnswered(SOON))
                .isTrue();
        assertThat(Seen.in(testbed).invitesTo("med2.contoso.com")).isEqualTo(1);
    }

    @Test
    void aTrunkWithAnotherPortThanTheGatewaysFindsNobodyThere() {
        start(
                "polling",
                text -> text.replace(
                        "gateway: gw1.contoso.com }\n  - { mediation-server",
                        "gateway: gw1.contoso.com, gateway-port: 5067/tls }\n  - { mediation-server"));

        testbed.advance(Duration.ofMinutes(5));

        assertThat(testbed.trunks().down()).containsExactly(GW1);
    }

    @Test
    void nobodyPollsWhereTheDeploymentDoesNotSaySo() {
        start("polling", text -> text.replace(", polling: true", ""));

        testbed.advance(Duration.ofHours(1));

        assertThat(Seen.in(testbed).count("OPTIONS")).isZero();
    }

    @Test
    void twoRunsAreTheSameToTheByte() {
        assertThat(aQuarterOfAnHour()).isEqualTo(aQuarterOfAnHour()).isNotEmpty();
    }

    private List<JournalEntry> aQuarterOfAnHour() {
        if (testbed != null) {
            testbed.close();
        }
        start("mediation-pool");
        testbed.gateway(GW).behave(GatewayManner.SILENT);
        testbed.advance(Duration.ofMinutes(15));
        testbed.journal().drain();
        return testbed.journal().entries();
    }

    private List<Integer> events() {
        testbed.settle();
        testbed.journal().drain();
        return testbed.journal().entries().stream()
                .map(JournalEntry::event)
                .filter(JournalEvent.WindowsEvent.class::isInstance)
                .map(event -> ((JournalEvent.WindowsEvent) event).id())
                .toList();
    }
}
