package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two phones answer at once; in virtual time the second answer is always under way when the first arrives. */
@InVirtualTime
class SecondAnswerTest extends EndpointContract {

    @Test
    void aSecondAnswerIsAcknowledgedAndEndedByTheFrontEnd() {
        start(Fabrikam.withUsers("""
                - { name: alice, pool: pool.fabrikam.com, line: +12535550101 }
                - { name: bob, pool: pool.fabrikam.com, line: +12535550102, ring-also: carol }
                - { name: carol, pool: pool.fabrikam.com, line: +12535550103 }
                """));

        assertThat(testbed.user("alice").dial("bob").awaitAnswered(SOON)).isTrue();

        assertThat(seen().sentByHop("BYE"))
                .as("alice is still talking")
                .first()
                .asString()
                .startsWith("fe > ");
        assertThat(seen().sentByHop("ACK")).hasSizeGreaterThan(2);
        testbed.advance(SOON);
        assertThat(seen().timersOf("ACK of the 2xx")).isZero();
    }
}
