package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.GatewaySessions;
import org.cutover.topology.Reliability;
import org.cutover.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What one leg of a Mediation Server says that the other is to hear, and what neither is to show. */
@InBothWorlds
class AcrossTheMediationServerTest extends EndpointContract {

    private static final String MEDIATION = "ocs-med.contoso.com";
    private static final String GATEWAY = "sea-gw.contoso.com";

    @Test
    void theCauseWithWhichTheNetworkEndsACallReachesThePhone() {
        start(Contoso.before());
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();

        testbed.number("+14255550123").clear(41);

        assertThat(call.awaitOver(SOON)).isTrue();
        untilNobodyTalks();
        assertThat(seen().sentBy(GATEWAY, "BYE"))
                .singleElement()
                .asString()
                .contains("Reason: Q.850;cause=41;text=\"Temporary failure\"");
        assertThat(seen().sentBy(MEDIATION, "BYE")).singleElement().asString().contains("Reason: Q.850;cause=41");
    }

    @Test
    void whyACallerGivesUpReachesThePhone() {
        start(Contoso.before());
        testbed.user("alice").behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call.awaitRinging(SOON)).isTrue();

        call.hangUp();

        assertThat(call.awaitOver(SOON)).isTrue();
        until("the CANCEL is everywhere", () -> seen().count("CANCEL") == 3);
        assertThat(seen().sentBy(MEDIATION, "CANCEL"))
                .singleElement()
                .asString()
                .contains("Reason: Q.850;cause=16");
        assertThat(seen().sentBy("ocs-fe1.contoso.com", "CANCEL"))
                .singleElement()
                .asString()
                .contains("Reason: Q.850;cause=16");
    }

    @Test
    void aNumberThatAUserWithholdsIsNotSeenByTheGateway() {
        start(Contoso.before());
        testbed.user("alice").withholds(true);
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();

        assertThat(seen().invitesSentTo(GATEWAY))
                .singleElement()
                .asString()
                .contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>", "Privacy: id")
                .doesNotContain("alice", "4255550101");
    }

    @Test
    void aNumberThatACallerFromThePstnWithholdsIsNotSeenByThePhone() {
        start(Contoso.before());
        testbed.number("+14255550199").withholds(true);
        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();

        assertThat(seen().invitesSentTo("alice"))
                .singleElement()
                .asString()
                .contains("From: \"Anonymous\"")
                .doesNotContain("4255550199");
    }

    @Test
    void anUpdateOfTheGatewayWaitsUntilThePhoneHasAcknowledgedTheSessionBefore() {
        start(DeploymentFile.read(
                SourceText.shipped("simulator/deployments/mediation/devices.yaml")
                        .orElseThrow(),
                Releases.shipped()));
        var usual = GatewaySessions.USUAL;
        testbed.gateway("prack.contoso.com")
                .behave(new GatewayManner.HasSessions(new GatewaySessions(
                        true,
                        1,
                        Reliability.SUPPORTED,
                        false,
                        usual.sessionTimer(),
                        usual.leastTimer(),
                        true,
                        false,
                        true,
                        false)));
        testbed.number("+14255550150").behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.user("alice").dial("9 555 0150");

        until(
                "the UPDATE is answered",
                () -> seen().statusesTo("prack.contoso.com", "UPDATE").contains(200));

        assertThat(testbed.journal().entries().stream()
                        .map(JournalEntry::event)
                        .filter(JournalEvent.Message.class::isInstance)
                        .map(JournalEvent.Message.class::cast)
                        .filter(message -> message.direction() == JournalEvent.Direction.SENT)
                        .filter(message -> message.endpoint().equals("med.contoso.com"))
                        .filter(message -> message.peer().startsWith("fe1"))
                        .map(message -> message.method() + " " + message.status()))
                .containsSubsequence("INVITE 183", "PRACK 200", "UPDATE 0");
        call.hangUp();
        assertThat(call.awaitOver(SOON)).isTrue();
        assertThat(seen().faults()).isZero();
    }
}
