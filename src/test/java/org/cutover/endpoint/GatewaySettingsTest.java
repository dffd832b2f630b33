package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.cutover.compatibility.Compatibility;
import org.cutover.topology.CallRefusal;
import org.cutover.topology.GatewaySettings;
import org.cutover.topology.PstnGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is set on a gateway, on the wire. */
class GatewaySettingsTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String GW1 = "gw1.fabrikam.com";
    private static final String GW2 = "gw2.fabrikam.com";

    private Testbed testbed;

    @AfterEach
    void stop() {
        testbed.close();
    }

    private void start(GatewaySettings ofGw1) {
        var plain = Fabrikam.plain();
        var gateway = plain.topology().findGateway(GW1).orElseThrow();
        var changed = plain.withTopology(plain.topology()
                .withGateway(new PstnGateway(
                        gateway.name(),
                        gateway.site(),
                        gateway.certifiedFor(),
                        gateway.listener(),
                        gateway.inboundTrunk(),
                        ofGw1)));
        testbed = Testbed.start(changed, Compatibility.shipped(), Testbed.World.VIRTUAL);
    }

    private static GatewaySettings settings(int channels, int fullCause, String onlyFrom, Duration ringing) {
        var usual = GatewaySettings.USUAL;
        return new GatewaySettings(
                usual.nextHop(),
                usual.options(),
                usual.polling(),
                usual.causes(),
                channels,
                fullCause,
                onlyFrom.isEmpty() ? Optional.empty() : Optional.of(onlyFrom),
                ringing,
                usual.sessions(),
                usual.abilities(),
                usual.onward(),
                usual.conduct());
    }

    @Test
    void theCallAfterTheLastChannelGoesOnToTheNextTrunk() {
        start(settings(1, 42, "", Duration.ZERO));
        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();

        assertThat(testbed.user("bob").dial("9 555 0199").awaitAnswered(SOON)).isTrue();

        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW1, GW2);
        assertThat(Seen.in(testbed).finals()).contains("503 by " + GW1);
        assertThat(Seen.in(testbed).entries().toString()).contains("Reason: Q.850;cause=42;");
    }

    @Test
    void aChannelIsFreeAgainWhenItsCallIsOver() {
        start(settings(1, 34, "", Duration.ZERO));
        for (var calls = 0; calls < 3; calls++) {
            var call = testbed.user("alice").dial("9 555 0123");
            assertThat(call.awaitAnswered(SOON)).isTrue();
            call.hangUp();
            call.awaitOver(SOON);
            testbed.settle();
        }

        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW1, GW1);
    }

    @Test
    void aCallThatNobodyAnsweredHoldsNoChannel() {
        start(settings(1, 34, "", Duration.ZERO));
        var call = testbed.user("alice").dial("9 555 0177");
        call.awaitRinging(SOON);
        call.hangUp();
        call.awaitOver(SOON);
        testbed.user("alice").dial("9 555 0186").awaitOver(SOON);

        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsOnly(GW1);
    }

    @Test
    void anotherMemberOfTheMediationPoolIsAStranger() {
        start(settings(0, 34, "med2.fabrikam.com", Duration.ZERO));

        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isFalse();
        assertThat(Seen.in(testbed).invitesTo(GW2)).isZero();
        assertThat(Seen.in(testbed).finals()).contains("403 by " + GW1);
    }

    @Test
    void aGatewaySetToRingLateIsLeftForTheNext() {
        start(settings(0, 34, "", Duration.ofSeconds(11)));

        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).gateways()).containsExactly(GW1, GW2);
    }

    @Test
    void aRefusalSaysWhenToComeBack() {
        start(GatewaySettings.USUAL);
        testbed.gateway(GW1).behave(new GatewayManner.Refuses(new CallRefusal(503, 34, Duration.ofSeconds(30))));

        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
        assertThat(Seen.in(testbed).finalBy(GW1)).contains("Retry-After: 30", "Reason: Q.850;cause=34;");
    }
}
