package org.cutover.endpoint;

import java.time.Duration;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;

/** What endpoints do, wherever they run: each test starts the estate it is about. */
abstract class EndpointContract {

    static final Duration SOON = Duration.ofSeconds(20);

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

    final Seen seen() {
        return Seen.in(testbed);
    }
}
