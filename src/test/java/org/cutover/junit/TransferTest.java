package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Transfers in the words of a test: over the trunk to gw1 by the gateway, over that to gw2 by the Mediation Server. */
@TestbedTest(deployment = "mediation/transfers")
class TransferTest {

    private static final String AT_GW1 = "9 555 0123";
    private static final String AT_GW2 = "9 1 214 555 0123";

    @Test
    void aBlindTransferGivesTheCallToAnotherUser(Testbed testbed) {
        var call = testbed.user("alice").dial(AT_GW1);
        assertThat(call).wasAnswered();

        assertThat(testbed.user("alice").transfer("bob")).wasDone();

        assertThat(call).wasCompleted();
        assertThat(testbed.user("bob")).wasCalled(1);
    }

    @Test
    void anAttendedTransferIsToSomebodyWhoHasAnswered(Testbed testbed) {
        var call = testbed.user("alice").dial(AT_GW2);
        assertThat(call).wasAnswered();
        testbed.user("bob").willRing();

        var transfer = testbed.user("alice").transferAttended("bob");
        assertThat(testbed.user("bob")).wasCalled(1);
        testbed.user("bob").answer();

        assertThat(transfer).wasDone();
        assertThat(call).wasCompleted();
    }

    @Test
    void aTransferToABusyNumberFailsAndTheCallGoesOn(Testbed testbed) {
        var call = testbed.user("alice").dial(AT_GW2);
        assertThat(call).wasAnswered();

        assertThat(testbed.user("alice").transfer("9 555 0177")).failedWith(486);

        call.hangUp();
        assertThat(call).wasCompleted();
    }

    @Test
    void aFailedAssertionSaysWhatBecameOfTheTransfer(Testbed testbed) {
        var transfer = testbed.user("alice").transfer("bob");

        assertThat(transfer).failedWith(481);
        assertThatThrownBy(() -> assertThat(transfer).wasDone())
                .hasMessageContaining("Transfer: alice transfers to bob")
                .hasMessageContaining("Expected: it was done")
                .hasMessageContaining("But:      it failed with status 481: no call stands that could be transferred");
    }

    @Test
    void onlyAUserTransfers(Testbed testbed) {
        assertThatThrownBy(() -> testbed.number("+14255550123").transfer("bob"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "+14255550123 is a telephone on the public network, and only a user's phone transfers. Say testbed.user(…).transfer(\"bob\").");
    }
}
