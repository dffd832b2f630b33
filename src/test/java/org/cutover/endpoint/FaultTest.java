package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.journal.JournalEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on request. */
class FaultTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Testbed testbed = Testbed.start(Contoso.before(), Compatibility.shipped(), Testbed.World.VIRTUAL);

    @AfterEach
    void stop() {
        testbed.close();
    }

    @Test
    void aStoppedGatewayTakesNoCallsUntilItIsStartedAgain() {
        testbed.stop("sea-gw.contoso.com");
        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isFalse();

        testbed.restart("sea-gw.contoso.com");
        assertThat(testbed.user("alice").dial("9 555 0123").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void usersOfAFrontEndThatWasStoppedSignInAgain() {
        var alice = testbed.user("alice");
        testbed.stop("ocs-fe1.contoso.com");
        assertThat(alice.dial("0102").awaitAnswered(SOON)).isFalse();

        testbed.restart("ocs-fe1.contoso.com");
        assertThat(alice.dial("0102").awaitAnswered(SOON)).isTrue();
    }

    @Test
    void aCallUnderWhichAServerStopsIsOverWhenTheCallerHangsUp() {
        var standing = testbed.user("alice").dial("9 555 0123");
        standing.awaitAnswered(SOON);
        var ringing = testbed.user("bob").dial("9 555 0177");
        ringing.awaitRinging(SOON);

        testbed.stop("ocs-med.contoso.com");
        standing.hangUp();
        ringing.hangUp();

        assertThat(standing.awaitOver(SOON)).isTrue();
        assertThat(ringing.awaitOver(SOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9 555 0123", "9 555 0177"})
    void aTelephoneWhoseGatewayStopsUnderTheCallIsFreeAgain(String number) {
        var lost = testbed.user("alice").dial(number);
        lost.awaitRinging(SOON);
        testbed.stop("sea-gw.contoso.com");
        lost.hangUp();
        assertThat(lost.awaitOver(SOON)).isTrue();

        testbed.restart("sea-gw.contoso.com");

        assertThat(testbed.user("alice").dial(number).awaitRinging(SOON)).isTrue();
    }

    @Test
    void aCallerOnThePstnHearsThatTheGatewayIsGone() {
        testbed.user("alice").behave(Telephone.Manner.RINGS, Duration.ZERO);
        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call.awaitRinging(SOON)).isTrue();

        testbed.stop("sea-gw.contoso.com");

        assertThat(call.awaitOver(SOON)).isTrue();
    }

    @Test
    void whatWasStoppedStaysSoWhileTheEstateChanges() {
        testbed.stop("sea-gw.contoso.com");

        testbed.apply(Contoso.after(Contoso.PILOT));

        assertThat(testbed.user("bob").dial("9 555 0123").awaitAnswered(SOON)).isFalse();
    }

    @Test
    void aGatewayRefusesWithTheStatusAndCauseItIsTold() {
        testbed.gateway("sea-gw.contoso.com").behave(GatewayManner.refusing(486, 34));

        assertThat(testbed.user("alice").dial("9 555 0123").awaitOver(SOON)).isTrue();
        assertThat(Seen.in(testbed).finalBy("sea-gw.contoso.com"))
                .startsWith("SIP/2.0 486 ")
                .contains("Reason: Q.850;cause=34;");
    }

    @Test
    void whatIsMarkedIsInTheJournalOnce() {
        var trunk = testbed.deployment().topology().trunks().get(0).name();

        testbed.markDown(trunk);
        testbed.markDown(trunk);
        testbed.markUp(trunk);

        assertThat(testbed.journal().entries())
                .extracting(entry -> entry.event())
                .filteredOn(event -> event instanceof JournalEvent.StateChanged changed
                        && changed.state().startsWith("trunk "))
                .extracting(event -> ((JournalEvent.StateChanged) event).state())
                .containsExactly("trunk %s marked down".formatted(trunk), "trunk %s marked up".formatted(trunk));
    }

    @Test
    void aNameThatIsNotThereIsSaidWithThoseThatAre() {
        assertThatThrownBy(() -> testbed.stop("sea-gv.contoso.com")).hasMessageContaining("sea-gw.contoso.com");
        assertThatThrownBy(() -> testbed.gateway("sea-gv")).hasMessageContaining("sea-gw.contoso.com");
        assertThatThrownBy(() -> testbed.markDown("nothing")).hasMessageContaining("Its trunks are:");
    }
}
