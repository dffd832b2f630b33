package org.cutover.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.sip.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;

/** What endpoints do, wherever they run: each test starts the estate it is about. */
abstract class EndpointContract {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(5);

    @Parameter
    Where where;

    Testbed testbed;

    final void start(Deployment deployment) {
        testbed = Testbed.start(where.trunksOf(deployment), Compatibility.shipped(), where.world());
    }

    @AfterEach
    void stop() {
        if (testbed != null) {
            testbed.close();
        }
    }

    /** Lets time pass until it is so. */
    final void until(String what, BooleanSupplier so) {
        if (testbed.isVirtual()) {
            assertThat(testbed.advanceUntil(so, SOON)).as(what).isTrue();
        } else {
            await(what).atMost(SOON).pollDelay(POLL).pollInterval(POLL).until(so::getAsBoolean);
        }
    }

    /** Waits until no server and no telephone is in a call any more. */
    final void untilNobodyTalks() {
        until(
                "every dialog and every circuit is over",
                () -> testbed.remains().stream().noneMatch(left -> left.kind() == Held.Kind.DIALOGS)
                        && seen().count("RELEASE") == seen().count("SETUP"));
    }

    final Seen seen() {
        return Seen.in(testbed);
    }
}
