package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Offers before the answer, from a phone by Front End and Mediation Server to a gateway that says 183 reliably, with a session. */
@InBothWorlds
class EarlyDialogTest extends EndpointContract {

    private static final Telephone.Hold BY_UPDATE = new Telephone.Hold(false, true);
    private static final String GATEWAY = "prack.contoso.com";

    /** Alice hears the public network of a number that rings. */
    private PlacedCall ringing() {
        start(DeploymentFile.read(
                SourceText.shipped("simulator/deployments/mediation/devices.yaml")
                        .orElseThrow(),
                Releases.shipped()));
        testbed.number("+14255550150").behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.user("alice").dial("9 555 0150");
        until("the 183 has its PRACK", () -> seen().statusesTo("alice", "PRACK").contains(200));
        testbed.settle();
        return call;
    }

    @Test
    void anUpdateGoesAllTheWayAndItsAnswerComesBack() {
        var call = ringing();

        testbed.user("alice").hold(BY_UPDATE);
        until("the answer is back", () -> seen().statusesTo("alice", "UPDATE").contains(200));

        assertThat(seen().sentByHop("UPDATE"))
                .containsExactly("alice > fe1.contoso.com", "fe > med.contoso.com", "med.contoso.com > " + GATEWAY);
        assertThat(seen().sentBy("med.contoso.com", "UPDATE"))
                .singleElement()
                .asString()
                .contains("a=sendonly");
        testbed.number("+14255550150").answer();
        assertThat(call.awaitAnswered(SOON)).isTrue();
        testbed.user("alice").resume(Telephone.Hold.USUAL);
        testbed.settle();
        call.hangUp();
        untilNobodyTalks();
        assertThat(seen().faults()).isZero();
    }

    @Test
    void beforeTheFirstOfferHasItsAnswerNothingIsSent() {
        start(Contoso.before());
        testbed.number("+14255550123").behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitRinging(SOON)).isTrue();

        testbed.user("alice").hold(BY_UPDATE);
        testbed.settle();

        assertThat(seen().count("UPDATE")).isZero();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
    }
}
