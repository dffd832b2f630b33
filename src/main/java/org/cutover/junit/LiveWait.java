package org.cutover.junit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits in real time. Apart from the rest, so that tests in virtual time do without Awaitility. */
final class LiveWait {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private LiveWait() {}

    /** @return whether it came to hold within the bound */
    static boolean until(BooleanSupplier condition, Duration bound) {
        try {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .pollInSameThread()
                    .atMost(bound.plus(BETWEEN_LOOKS))
                    .until(condition::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException notYet) {
            return false;
        }
    }
}
