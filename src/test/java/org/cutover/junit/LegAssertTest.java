package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

@TestbedTest(deployment = "contoso/before")
class LegAssertTest {

    @Test
    void laterRequestsAndTheirResponsesAreAskedForByNumber(Testbed testbed) {
        var alice = testbed.user("alice");
        var call = alice.dial("9 555 0123");
        assertThat(call).wasAnswered();
        alice.hold();

        var leg = assertThat(call).leg("alice", "ocs-pool");
        leg.request("INVITE", 1).hasSdpLine("a=sendrecv");
        leg.request("INVITE", 2).hasSdpLine("a=sendonly");
        leg.response(2).hasSdpLine("a=recvonly");

        call.hangUp();
        assertThat(call).wasCompleted();
        assertThatThrownBy(() -> leg.request("INVITE", 3))
                .hasMessageContaining("Expected: INVITE number 3")
                .hasMessageContaining("But:      there passed INVITE, ");
        assertThatThrownBy(() -> leg.request("INVITE", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Messages are counted from 1, not from 0.");
    }

    @Test
    void provisionalResponsesAreAskedForByStatus(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call).leg("ocs-med", "sea-gw").provisional(180).hasHeader("CSeq", "1 INVITE");
        assertThatThrownBy(() -> assertThat(call).leg("ocs-med", "sea-gw").provisional(200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("provisional takes 101 to 199, not 200.");
    }

    @Test
    void numbersAreReadAsTheyAreDialled(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call).hasCalledNumber("+1 (425) 555-0123").hasCallingNumber("+1 425 555 0101");
        assertThat(call)
                .leg("alice", "ocs-pool")
                .invite()
                .hasCalledNumber("9 555 0123")
                .hasCallingNumber("alice");
    }
}
