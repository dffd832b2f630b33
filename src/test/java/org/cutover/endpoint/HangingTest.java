package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.deployment.Deployment;
import org.cutover.topology.MediationServer;
import org.cutover.topology.Polling;
import org.junit.jupiter.api.Test;

/** A server hangs: connections to it stand, and it says nothing, not even 100 Trying. */
@InVirtualTime
class HangingTest extends EndpointContract {

    private static final String FIRST = "med1.fabrikam.com";
    private static final String SECOND = "med2.fabrikam.com";

    private Duration untilAnswered(PlacedCall call) {
        var began = testbed.now();
        assertThat(call.awaitAnswered(Duration.ofSeconds(40))).isTrue();
        return Duration.between(began, testbed.now());
    }

    @Test
    void aFrontEndPassesOverAMemberThatHangsAfterTheTenSecondsOfFastFailover() {
        start(Fabrikam.plain());
        testbed.server(FIRST).hang();

        assertThat(untilAnswered(testbed.user("alice").dial("9 555 0123"))).isEqualTo(Duration.ofSeconds(10));

        assertThat(seen().gateways()).containsExactly("gw1.fabrikam.com");
        assertThat(seen().sentBy(SECOND, "INVITE")).hasSize(1);
    }

    @Test
    void aGatewayPassesOverAMemberThatHangsWhenTheFourthInviteWouldBeDue() {
        start(Fabrikam.plain());
        testbed.server(FIRST).hang();

        assertThat(untilAnswered(testbed.number("+12535550199").dial("+12535550101")))
                .isEqualTo(Duration.ofMillis(7500));

        assertThat(seen().sentBy(SECOND, "INVITE")).hasSize(1);
        assertThat(seen().timersOf("for the first response, 7.5 s,")).isEqualTo(1);
    }

    @Test
    void aMediationServerPassesOverAFrontEndThatHangs() {
        start(Fabrikam.plain());
        testbed.user("bob");
        testbed.server("fe1.fabrikam.com").hang();

        assertThat(untilAnswered(testbed.number("+12535550199").dial("+12535550102")))
                .as("bob is signed in to the other one")
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aMemberThatIsStartedAgainHasNothingOfTheCallThatLeftIt() {
        start(Fabrikam.plain());
        testbed.server(FIRST).hang();
        var call = testbed.number("+12535550199").dial("+12535550101");
        untilAnswered(call);

        testbed.server(FIRST).restart();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().faults()).isZero();
    }

    @Test
    void aMemberThatHangsAsksNoGatewayAndItsOpinionCountsNoMore() {
        start(polling(Fabrikam.plain()));
        testbed.advance(Duration.ofSeconds(25));
        var before = seen().sentBy(FIRST, "OPTIONS").size();
        assertThat(before).isPositive();

        testbed.server(FIRST).hang();
        testbed.gateway("gw1.fabrikam.com").behave(GatewayManner.SILENT);
        testbed.advance(Duration.ofMinutes(2));

        assertThat(seen().sentBy(FIRST, "OPTIONS")).hasSize(before);
        assertThat(testbed.trunks().down())
                .as("the other member has found it so")
                .containsExactly("gw1.fabrikam.com");
        testbed.apply(where.trunksOf(Fabrikam.plain()));
    }

    private static Deployment polling(Deployment deployment) {
        var server =
                deployment.topology().findMediationServer("med.fabrikam.com").orElseThrow();
        var polling = new Polling(Duration.ofSeconds(10), 3, Duration.ofSeconds(5), true);
        return deployment.withTopology(deployment
                .topology()
                .withMediationServer(new MediationServer(
                        server.name(),
                        server.release(),
                        server.site(),
                        server.servers(),
                        server.collocated(),
                        server.nextHop(),
                        server.poolSide(),
                        server.gatewaySide(),
                        Optional.of(polling))));
    }
}
