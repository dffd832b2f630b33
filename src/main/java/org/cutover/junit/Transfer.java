package org.cutover.junit;

import java.time.Duration;
import org.assertj.core.api.AssertProvider;
import org.cutover.endpoint.PlacedTransfer;

/**
 * A transfer that a user asked for. {@code assertThat(transfer)} says how it went; how the call went that was transferred, its {@link
 * Call} says.
 *
 * <p>May be used from any thread in a live test, and by the thread of the test in virtual time.
 */
public final class Transfer implements AssertProvider<TransferAssert> {

    private final TestRun run;
    private final PlacedTransfer placed;
    private final String by;
    private final String to;

    Transfer(TestRun run, PlacedTransfer placed, String by, String to) {
        this.run = run;
        this.placed = placed;
        this.by = by;
        this.to = to;
    }

    @Override
    public TransferAssert assertThat() {
        return new TransferAssert(this);
    }

    TestRun run() {
        return run;
    }

    /** 0 if that is not known yet. */
    int status() {
        return placed.await(Duration.ZERO);
    }

    String describe() {
        return "%s transfers to %s".formatted(by, to);
    }

    @Override
    public String toString() {
        return describe();
    }
}
