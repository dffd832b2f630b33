package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cutover.journal.JournalEvent;
import org.cutover.junit.Testbed;
import org.cutover.junit.TestbedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on request. */
@TestbedTest(rehearsal = "migration/ocs-2007-r2-to-lync-2013")
class FaultTest {

    @Test
    void aStoppedGatewayTakesNoCallsUntilItIsStartedAgain(Testbed testbed) {
        testbed.stop("sea-gw.contoso.com");
        assertThat(testbed.user("alice").dial("9 555 0123")).wasNotAnswered();

        testbed.restart("sea-gw.contoso.com");
        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
    }

    @Test
    void usersOfAFrontEndThatWasStoppedSignInAgain(Testbed testbed) {
        var alice = testbed.user("alice");
        testbed.stop("ocs-fe1.contoso.com");
        assertThat(alice.dial("0102")).wasNotAnswered();

        testbed.restart("ocs-fe1.contoso.com");
        assertThat(alice.dial("0102")).wasAnswered();
    }

    @Test
    void aPhoneWhoseFrontEndStopsWhileItRingsIsFreeAgain(Testbed testbed) {
        testbed.user("alice").willRing();
        assertThat(testbed.number("+14255550199").dial("+14255550101")).rang();

        testbed.stop("ocs-fe1.contoso.com");
        testbed.restart("ocs-fe1.contoso.com");

        assertThat(testbed.user("alice").dial("0102")).wasAnswered();
    }

    @Test
    void aPhoneWhoseFrontEndStopsWhileItRingsIsCalledAgain(Testbed testbed) {
        testbed.user("alice").willRing();
        assertThat(testbed.number("+14255550199").dial("+14255550101")).rang();

        testbed.stop("ocs-fe1.contoso.com");
        testbed.restart("ocs-fe1.contoso.com");

        assertThat(testbed.user("bob").dial("0101")).rang();
    }

    @Test
    void aCallUnderWhichAServerStopsIsOverWhenTheCallerHangsUp(Testbed testbed) {
        var standing = testbed.user("alice").dial("9 555 0123");
        assertThat(standing).wasAnswered();
        var ringing = testbed.user("bob").dial("9 555 0177");
        assertThat(ringing).rang();

        testbed.stop("ocs-med.contoso.com");
        standing.hangUp();
        ringing.hangUp();

        assertThat(standing).isOver();
        assertThat(ringing).isOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9 555 0123", "9 555 0177"})
    void aTelephoneWhoseGatewayStopsUnderTheCallIsFreeAgain(String number, Testbed testbed) {
        var lost = testbed.user("alice").dial(number);
        assertThat(lost).rang();
        testbed.stop("sea-gw.contoso.com");
        lost.hangUp();
        assertThat(lost).isOver();

        testbed.restart("sea-gw.contoso.com");

        assertThat(testbed.user("alice").dial(number)).rang();
    }

    @Test
    void aCallerOnThePstnHearsThatTheGatewayIsGone(Testbed testbed) {
        testbed.user("alice").willRing();
        var call = testbed.number("+14255550199").dial("+14255550101");
        assertThat(call).rang();

        testbed.stop("sea-gw.contoso.com");

        assertThat(call).isOver();
    }

    @Test
    void whatWasStoppedStaysSoWhileTheEstateChanges(Testbed testbed) {
        testbed.stop("sea-gw.contoso.com");

        testbed.takeStepsUntil("move-pilot-users");

        assertThat(testbed.user("bob").dial("9 555 0123")).wasNotAnswered().wentThrough("sea-gw");
    }

    @Test
    void aGatewayRefusesWithTheStatusAndCauseItIsTold(Testbed testbed) {
        testbed.gateway("sea-gw.contoso.com").willRefuse(486, 34);

        assertThat(testbed.user("alice").dial("9 555 0123"))
                .isOver()
                .leg("ocs-med", "sea-gw")
                .hasStatus(486)
                .response()
                .hasHeaderContaining("Reason", "Q.850;cause=34;");
    }

    @Test
    void aGatewayThatRingsLateIsWaitedFor(Testbed testbed) {
        testbed.gateway("sea-gw.contoso.com").willRingAfter(Duration.ofSeconds(12));

        assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered().wentThrough("sea-gw");
    }

    @Test
    void whatIsMarkedIsInTheJournalOnce(Testbed testbed) {
        var trunk = testbed.deployment().topology().trunks().get(0).name();

        testbed.markDown(trunk);
        testbed.markDown(trunk);
        testbed.markUp(trunk);

        assertThat(testbed.journal())
                .extracting(entry -> entry.event())
                .filteredOn(event -> event instanceof JournalEvent.StateChanged changed
                        && changed.state().startsWith("trunk "))
                .extracting(event -> ((JournalEvent.StateChanged) event).state())
                .containsExactly("trunk %s marked down".formatted(trunk), "trunk %s marked up".formatted(trunk));
    }

    @Test
    void aNameThatIsNotThereIsSaidWithThoseThatAre(Testbed testbed) {
        assertThatThrownBy(() -> testbed.stop("sea-gv.contoso.com")).hasMessageContaining("sea-gw.contoso.com");
        assertThatThrownBy(() -> testbed.gateway("sea-gv")).hasMessageContaining("sea-gw.contoso.com");
        assertThatThrownBy(() -> testbed.markDown("nothing"))
                .hasMessage("There is no trunk \"nothing\". There are: MediationServer:ocs-med.contoso.com, "
                        + "MediationServer:dal-ocs-med.contoso.com.");
    }
}
