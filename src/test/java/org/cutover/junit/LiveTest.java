package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same assertions on sockets. */
@TestbedTest(deployment = "contoso/before", live = true)
class LiveTest {

    @Test
    void aCallIsAnsweredAndCompleted(Testbed testbed) {
        var call = testbed.user("alice").dial("9 555 0123");

        assertThat(call).rang().wasAnswered().wentBy("ocs-med").hasCalledNumber("+14255550123");
        call.hangUp();
        assertThat(call)
                .wasCompleted()
                .leg("alice", "ocs-pool")
                .sentInOrder("INVITE", "180", "200", "ACK", "BYE", "200 BYE");
        assertThat(testbed.isLive()).isTrue();
    }

    @Test
    void anyThreadMayUseIt(Testbed testbed) {
        var call = CompletableFuture.supplyAsync(() -> testbed.user("bob").dial("9 555 0186"))
                .join();

        assertThat(call).wasBusy();
    }
}
