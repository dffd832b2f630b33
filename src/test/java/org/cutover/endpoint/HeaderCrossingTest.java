package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.sip.Hop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a stranger's header fields comes out at the other side of a Mediation Server, and what does not. */
class HeaderCrossingTest {

    private static final String GATEWAY = "gw1.fabrikam.com";
    private static final String FRONT_END = "fe1.fabrikam.com";
    private static final String MEDIATION = "med1.fabrikam.com";

    /** Each would be of use to somebody on the other side, or do harm there. */
    private static final Map<String, String> STRANGE = new TreeMap<>(Map.ofEntries(
            Map.entry("P-Asserted-Identity", "<tel:+12535550199>"),
            Map.entry("P-Preferred-Identity", "<tel:+12535550199>"),
            Map.entry("Remote-Party-ID", "<sip:+12535550199@inside.fabrikam.com>"),
            Map.entry("History-Info", "<sip:+12535550198@fabrikam.com>;index=1"),
            Map.entry("Diversion", "<tel:+12535550198>;reason=unconditional"),
            Map.entry("Geolocation", "<cid:here@fabrikam.com>"),
            Map.entry("ms-application-via", "fe1.fabrikam.com_0;ms-server=fe1.fabrikam.com"),
            Map.entry("ms-split-domain", "info"),
            Map.entry("ms-edge-proxy-message-trust", "ms-source-type=AutoFederation"),
            Map.entry("ms-diagnostics", "1003;reason=\"nobody\""),
            Map.entry("ms-telephony-id", "abc"),
            Map.entry("Subject", "a secret"),
            Map.entry("Organization", "Fabrikam"),
            Map.entry("Alert-Info", "<http://fabrikam.com/ring.wav>"),
            Map.entry("X-Inside", "10.0.0.7"),
            Map.entry("Authorization", "NTLM realm=\"inside\""),
            Map.entry("Call-Info", "<http://fabrikam.com/alice>;purpose=info"),
            Map.entry("User-to-User", "56a390f3d2b7310023a2;encoding=hex"),
            Map.entry("Cutover-Rule", "none")));

    private Testbed testbed;
    private RawPeer peer;

    private void start(Deployment deployment, String as) {
        testbed = Testbed.start(deployment, Compatibility.shipped(), Testbed.World.VIRTUAL);
        testbed.server(as).stop();
        var addresses = testbed.environment().addresses();
        var at = deployment
                .topology()
                .findGateway(as)
                .map(found -> addresses.hop(as, found.listener()))
                .orElseGet(() -> addresses.hop(
                        as,
                        deployment.topology().pools().get(0).release().ports().frontEnd()));
        peer = new RawPeer(testbed.environment(), as, at);
    }

    @AfterEach
    void stop() {
        peer.node.close();
        testbed.close();
    }

    private Hop gatewaySide() {
        return testbed.environment()
                .addresses()
                .hop(
                        MEDIATION,
                        testbed.deployment()
                                .topology()
                                .findTrunk(GATEWAY)
                                .orElseThrow()
                                .mediationListener());
    }

    private Hop poolSide() {
        return testbed.environment()
                .addresses()
                .hop(
                        MEDIATION,
                        testbed.deployment()
                                .topology()
                                .mediationServers()
                                .get(0)
                                .poolSide());
    }

    /** The INVITE that goes on for one with all that. */
    private String goesOn(Hop to, Map<String, String> more) {
        peer.invite(to, invite -> {
            var asked = invite.uri("sip:+12535550123@fabrikam.com;user=phone")
                    .set("From", "<sip:+12535550101@fabrikam.com>;tag=peer");
            STRANGE.forEach(asked::set);
            more.forEach(asked::set);
            return asked;
        });
        var sent = Seen.in(testbed).sentBy(MEDIATION, "INVITE");
        assertThat(sent).isNotEmpty();
        return sent.get(0);
    }

    private static List<String> strangeIn(String message) {
        return STRANGE.keySet().stream()
                .filter(name -> message.lines().anyMatch(line -> line.regionMatches(true, 0, name, 0, name.length())))
                .toList();
    }

    @Test
    void whatTheEstateSaysAmongItselfReachesNoGateway() {
        start(Fabrikam.plain(), FRONT_END);

        var out = goesOn(poolSide(), Map.of("Cutover-Trunk", GATEWAY));

        assertThat(strangeIn(out)).isEmpty();
        assertThat(out).doesNotContain("Cutover-Trunk").contains("INVITE sip:+12535550123@gw1.fabrikam.com");
    }

    @Test
    void whatAGatewaySaysReachesNoPool() {
        start(Fabrikam.plain(), GATEWAY);

        assertThat(strangeIn(goesOn(gatewaySide(), Map.of()))).isEmpty();
    }

    @Test
    void whoIsBehindACallGoesInAndOutWhereTheTrunkSaysSo() {
        var trusting = Fabrikam.withVoice("trunk-configurations:\n"
                + "  - { scope: trunk:gw1.fabrikam.com, forward-pai: true, forward-call-history: true }\n");
        start(trusting, GATEWAY);
        assertThat(strangeIn(goesOn(gatewaySide(), Map.of())))
                .containsExactly("Diversion", "History-Info", "P-Asserted-Identity");
        stop();

        start(trusting, FRONT_END);
        assertThat(strangeIn(goesOn(poolSide(), Map.of("Cutover-Trunk", GATEWAY))))
                .containsExactly("Diversion", "History-Info", "P-Asserted-Identity");
    }

    @Test
    void hopsAreCountedAndTheLastOneIsRefused() {
        start(Fabrikam.plain(), GATEWAY);

        assertThat(goesOn(gatewaySide(), Map.of("Max-Forwards", "7"))).contains("Max-Forwards: 6");

        peer.invite(gatewaySide(), invite -> invite.set("Max-Forwards", "0"));
        testbed.settle();
        assertThat(peer.statuses()).contains("483 INVITE");
        assertThat(Seen.in(testbed).sentBy(MEDIATION, "INVITE")).hasSize(1);
    }

    @Test
    void aCancelIsPassedOnWithItsReasonWhateverThatIs() {
        start(Fabrikam.plain(), GATEWAY);
        testbed.user("alice").behave(Telephone.Manner.RINGS, Duration.ZERO);
        peer.invite(
                gatewaySide(),
                one -> one.uri("sip:+12535550101@fabrikam.com").body("application/sdp", LegContract.AUDIO.text()));
        testbed.settle();

        peer.loop.execute(() -> peer.sent.cancel(List.of("Preemption;cause=1;text=\"UA Preemption\"")));
        testbed.settle();

        assertThat(Seen.in(testbed).sentBy(MEDIATION, "CANCEL"))
                .singleElement()
                .asString()
                .contains("Reason: Preemption;cause=1;text=\"UA Preemption\"");
    }
}
