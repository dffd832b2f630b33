package org.cutover.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Telephone;
import org.cutover.journal.JournalEvent;
import org.cutover.topology.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A SIPp in place of a gateway, and as a caller from the PSTN behind one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SippContract {

    private DeviceEstate estate;
    private Telephone alice;

    @TempDir
    private Path folder;

    abstract Transport transport();

    @BeforeAll
    void start() {
        Installed.program("sipp", "sip-tester");
        estate = new DeviceEstate(transport());
        alice = estate.testbed().user("alice");
    }

    @AfterAll
    void stop() {
        if (estate != null) {
            estate.close();
        }
    }

    @Test
    void itAnswersAndAliceHangsUp() {
        try (var gateway = Sipp.waiting("answers", folder, estate.device(1))) {
            var call = dialled("+14255559001");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    /** Nobody here knows the name; who gives it is known. */
    @Test
    void itGivesANameOfItsOwnAsItsAddress() {
        try (var gateway = Sipp.waiting("answers-by-name", folder, estate.device(1))) {
            var call = dialled("+14255559001");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void itAnswersAndHangsUp() {
        try (var gateway = Sipp.waiting("answers-and-hangs-up", folder, estate.device(2))) {
            var call = dialled("+14255559002");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            assertThat(call.awaitOver(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();

            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void aliceHoldsAndTakesBack() {
        try (var gateway = Sipp.waiting("is-held", folder, estate.device(2))) {
            var call = dialled("+14255559002");
            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();

            alice.hold(Telephone.Hold.USUAL);
            estate.hears("alice", "a=recvonly");
            alice.resume(Telephone.Hold.USUAL);
            estate.hears("alice", "a=sendrecv");
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void itIsBusy() {
        try (var gateway = Sipp.waiting("busy", folder, estate.device(3))) {
            var call = dialled("+14255559003");

            assertThat(call.awaitOver(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            assertThat(estate.finalStatus(call, "alice"))
                    .as(estate.ladder(call))
                    .isEqualTo(486);
            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void nobodyAnswersAndAliceGivesUp() {
        try (var gateway = Sipp.waiting("rings-until-cancelled", folder, estate.device(4))) {
            var call = dialled("+14255559004");

            assertThat(call.awaitRinging(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
            assertThat(call.awaitOver(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            assertThat(estate.finalStatus(call, "alice")).isEqualTo(487);
        }
    }

    @Test
    void itPlaysAnAnnouncementBeforeTheAnswer() {
        try (var gateway = Sipp.waiting("early-media", folder, estate.device(5))) {
            var call = dialled("+14255559005");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
            assertThat(estate.entries(call.callId()))
                    .as(estate.ladder(call))
                    .anyMatch(entry -> entry.event() instanceof JournalEvent.Message message
                            && message.endpoint().equals("alice")
                            && message.status() == 183);
        }
    }

    @Test
    void itsAnnouncementIsAcknowledgedBeforeTheAnswer() {
        try (var gateway = Sipp.waiting("reliable-ringing", folder, estate.device(9))) {
            var call = dialled("+14255559009");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            gateway.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void itHasNoCircuitAndTheNextOneAnswers() {
        try (var full = Sipp.waiting("unavailable", folder, estate.device(6));
                var free = Sipp.waiting("answers", folder, estate.device(7))) {
            var call = dialled("+14255558006");

            assertThat(call.awaitAnswered(DeviceEstate.SOON))
                    .as(estate.ladder(call))
                    .isTrue();
            call.hangUp();

            full.hasPlayedIt(estate.ladder(call));
            free.hasPlayedIt(estate.ladder(call));
        }
    }

    @Test
    void itCallsAliceAndHangsUp() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ofMillis(100));
        try (var gateway = calling("calls")) {
            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @Test
    void itCallsAliceAndSheHangsUp() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        try (var gateway = calling("calls-and-is-hung-up-on")) {
            estate.hears("alice", "ACK sip:");
            alice.hangUp();

            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @Test
    void itCallsAliceAndHolds() {
        alice.behave(Telephone.Manner.ANSWERS, Duration.ZERO);
        try (var gateway = calling("holds")) {
            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @Test
    void itCallsAliceWhoIsBusy() {
        alice.behave(Telephone.Manner.BUSY, Duration.ZERO);
        try (var gateway = calling("calls-a-busy-user")) {
            gateway.hasPlayedIt(estate.ladder());
        }
    }

    @Test
    void itCallsAliceAndGivesUp() {
        alice.behave(Telephone.Manner.RINGS, Duration.ZERO);
        try (var gateway = calling("calls-and-gives-up")) {
            gateway.hasPlayedIt(estate.ladder());
        }
    }

    private Sipp calling(String scenario) {
        return Sipp.calling(scenario, folder, estate.device(8), estate.mediationServer(), "+14255550101");
    }

    private PlacedCall dialled(String number) {
        return alice.dial(number);
    }
}
