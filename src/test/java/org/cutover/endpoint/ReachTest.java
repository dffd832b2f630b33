package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cutover.deployment.CallRouting;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.VoiceRoute;
import org.junit.jupiter.api.Test;

/** Where a call rings, and what of it reaches the gateway. */
@InBothWorlds
class ReachTest extends EndpointContract {

    private static final String GW1 = "gw1.fabrikam.com";
    private static final String GW2 = "gw2.fabrikam.com";

    private PlacedCall aliceCalls(String to) {
        return testbed.user("alice").dial(to);
    }

    private void end(PlacedCall call) {
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        testbed.settle();
    }

    @Test
    void aForwardedCallGoesOutOnBehalfOfTheOneCalledAndShowsTheCaller() {
        start(Fabrikam.withBob("forward-to: 95550123"));

        var call = aliceCalls("bob");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        end(call);

        var seen = seen();
        assertThat(seen.gateways()).containsExactly(GW1);
        assertThat(seen.invitesSentTo("bob")).isEmpty();
        assertThat(seen.invitesSentTo("med1.fabrikam.com"))
                .singleElement()
                .asString()
                .contains("History-Info: <sip:bob@fabrikam.com>;index=1")
                .contains("P-Asserted-Identity: <tel:+12535550101>");
        assertThat(seen.invitesSentTo(GW1))
                .singleElement()
                .asString()
                .contains("From: <sip:+12535550101@")
                .doesNotContain("History-Info")
                .doesNotContain("P-Asserted-Identity");
    }

    @Test
    void aForwardThatThePolicyForbidsRingsThePhoneAndTheJournalSaysWhy() {
        start(Fabrikam.withBob("policy: Quiet, forward-to: 95550123"));

        assertThat(aliceCalls("bob").awaitAnswered(SOON)).isTrue();

        assertThat(seen().gateways()).isEmpty();
        assertThat(decisions()).anyMatch(said -> said.contains("does not allow call forwarding"));
    }

    @Test
    void forwardsThatGoInACircleComeToAnEnd() {
        start(Fabrikam.withUsers("""
                - { name: alice, pool: pool.fabrikam.com, line: +12535550101 }
                - { name: bob, pool: pool.fabrikam.com, line: +12535550102, forward-to: carol }
                - { name: carol, pool: pool.fabrikam.com, line: +12535550103, forward-to: dora }
                - { name: dora, pool: pool.fabrikam.com, line: +12535550104, forward-to: bob }
                """));

        assertThat(aliceCalls("bob").awaitOver(SOON)).isTrue();

        assertThat(seen().finalTo("alice")).startsWith("SIP/2.0 480 ").contains("ms-diagnostics: 13000;");
    }

    @Test
    void whatRingsInTwoPlacesIsAnsweredInOne() {
        start(Fabrikam.withBob("ring-also: 95550177"));

        var call = aliceCalls("bob");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();

        assertThat(seen().gateways()).containsExactly(GW1);
        assertThat(seen().answered()).as("by the phone").isEmpty();
        end(call);
        assertThat(testbed.user("bob").dial("alice").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void theOtherTelephoneMayAnswerAndThePhoneStops() {
        start(Fabrikam.withBob("ring-also: 95550123"));
        testbed.user("bob").behave(Telephone.Manner.RINGS, Duration.ZERO);

        var call = aliceCalls("bob");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.settle();

        assertThat(seen().answered()).isEqualTo(GW1);
        end(call);
        testbed.user("bob").behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        assertThat(testbed.user("alice").dial("0102").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void ofTwoThatAnswerAtOnceOneIsHungUpOn() {
        start(Fabrikam.withUsers("""
                - { name: alice, pool: pool.fabrikam.com, line: +12535550101 }
                - { name: bob, pool: pool.fabrikam.com, line: +12535550102, ring-also: carol }
                - { name: carol, pool: pool.fabrikam.com, line: +12535550103 }
                """));

        var call = aliceCalls("bob");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        end(call);

        assertThat(testbed.user("alice").dial("carol").awaitAnswered(SOON))
                .as("carol is idle again")
                .isTrue();
        assertThat(seen().faults()).isZero();
    }

    @Test
    void whenAllPlacesFailTheBestResponseIsTheCallers() {
        start(Fabrikam.withBob("ring-also: 95550186"));
        testbed.user("bob").behave(Telephone.Manner.BUSY, Duration.ZERO);

        assertThat(aliceCalls("bob").awaitOver(SOON)).isTrue();

        assertThat(seen().finalTo("alice")).startsWith("SIP/2.0 486 ");
    }

    @Test
    void aCallerWhoGivesUpStopsAllThatRings() {
        start(Fabrikam.withBob("ring-also: 95550177"));
        testbed.user("bob").behave(Telephone.Manner.RINGS, Duration.ZERO);

        var call = aliceCalls("bob");
        assertThat(call.awaitRinging(SOON)).isTrue();
        end(call);

        assertThat(seen().finalTo("alice")).startsWith("SIP/2.0 487 ");
        assertThat(seen().count("RELEASE")).isEqualTo(1);
    }

    @Test
    void theNumbersReachTheGatewayAsTheTrunkHasThem() {
        start(Fabrikam.withVoice("""
                trunk-configurations:
                  - scope: global
                    remove-plus: true
                    forward-pai: true
                    forward-call-history: true
                    called-number-rules:
                      - { name: local, pattern: '^\\+1253(\\d{7})$', translation: '+53$1' }
                    calling-number-rules:
                      - { name: switchboard, pattern: '^\\+1253555\\d{4}$', translation: '+12535550000' }
                """));
        var user = testbed.deployment().users().find("alice").orElseThrow();
        var routed =
                (RouteDecision.ToPstn) CallRouting.of(testbed.deployment()).decide(user, "95550123", Conditions.QUIET);
        var outward = routed.candidates().get(0).outward();

        var call = aliceCalls("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        end(call);

        assertThat(outward.called()).isEqualTo("535550123");
        assertThat(seen().invitesSentTo(GW1))
                .singleElement()
                .asString()
                .contains("INVITE sip:%s@gw1".formatted(outward.called()))
                .contains("To: <sip:%s@gw1".formatted(outward.called()))
                .contains("From: <sip:%s@med1".formatted(outward.calling()))
                .contains("P-Asserted-Identity: <tel:+12535550101>");
    }

    @Test
    void theAlternateCallerIdHidesTheCaller() {
        var deployment = Fabrikam.plain();
        var route = deployment.lyncVoice().routes().get(0);
        start(deployment.withLyncVoice(deployment
                .lyncVoice()
                .withRoute(new VoiceRoute(
                        route.name(), route.pattern(), route.usages(), route.targets(), "+12535550000"))));

        assertThat(aliceCalls("9 555 0123").awaitAnswered(SOON)).isTrue();

        assertThat(seen().invitesSentTo("med1.fabrikam.com"))
                .singleElement()
                .asString()
                .contains("P-Asserted-Identity: <tel:+12535550000>")
                .doesNotContain("P-Asserted-Identity: <sip:alice");
        assertThat(seen().invitesSentTo(GW1)).singleElement().asString().contains("From: <sip:+12535550000@");
    }

    @Test
    void anEmergencyCallSaysSoAllTheWay() {
        start(Fabrikam.withVoice("""
                location-policies:
                  - { name: Global, scope: global, emergency-number: '12535550123', usage: Other }
                """));
        var voice = testbed.deployment().lyncVoice();
        var local = voice.routes().get(0);
        testbed.apply(testbed.deployment()
                .withLyncVoice(voice.withRoute(
                        new VoiceRoute(local.name(), local.pattern(), List.of("Other"), local.targets()))));

        assertThat(aliceCalls("12535550123").awaitAnswered(SOON)).isTrue();

        assertThat(seen().invitesSentTo("med1.fabrikam.com"))
                .singleElement()
                .asString()
                .contains("Priority: emergency");
        assertThat(seen().invitesSentTo(GW1)).singleElement().asString().contains("Priority: emergency");
    }

    @Test
    void aCallFromThePbxGoesOnByTheUsagesOfItsTrunk() {
        start(Fabrikam.withVoice("trunk-configurations: [{ scope: 'trunk:pbx.fabrikam.com', usages: [Onward] }]"));

        var call = testbed.number("+12535550199").dialAs("5550199", "+12535550200");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        end(call);

        var seen = seen();
        assertThat(seen.gateways()).containsExactly(GW2);
        assertThat(seen.invitesSentTo("fe1.fabrikam.com"))
                .singleElement()
                .asString()
                .contains("From: <sip:+12535550199@med1.fabrikam.com")
                .contains("Cutover-Trunk: pbx.fabrikam.com");
        assertThat(seen.invitesSentTo(GW2)).singleElement().asString().doesNotContain("Cutover-Trunk");
        assertThat(seen.faults()).isZero();
    }

    @Test
    void aCallFromAnotherTrunkToNobodysLineIsNotFound() {
        start(Fabrikam.plain());

        assertThat(testbed.number("+12535550199").dial("+12535550109").awaitOver(SOON))
                .isTrue();

        assertThat(seen().finalTo(GW1))
                .startsWith("SIP/2.0 404 ")
                .containsSubsequence("ms-diagnostics: 1003;", "ms-diagnostics: 10003;source=\"med1.fabrikam.com\"");
    }

    private List<String> decisions() {
        testbed.settle();
        return testbed.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(JournalEvent.Routed.class::isInstance)
                .map(event -> ((JournalEvent.Routed) event).decision())
                .toList();
    }
}
