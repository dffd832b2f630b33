package org.cutover.junit;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;

/**
 * An assertion that looks back at what happened, and waits for what has not happened yet: up to 40 s of virtual time, which cost
 * milliseconds, or up to 10 s in a live test. It fails at once when what it states can come true no more.
 *
 * <p>The {@link AssertionError} says what was expected, what is so in its place, shows the ladder, and names the seed and the folder
 * in which the run is kept.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class WaitingAssert<S extends WaitingAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final TestRun run;
    private Duration bound;

    WaitingAssert(A actual, Class<S> self, TestRun run) {
        super(actual, self);
        this.run = run;
        this.bound = run.usualBound();
    }

    /**
     * Waits so long for each of the assertions that follow, and no longer.
     *
     * @param time zero or more, in the time of the testbed
     * @return this assertion
     * @throws IllegalArgumentException if it is negative
     */
    public S within(Duration time) {
        bound = InRange.time("within", time);
        return myself;
    }

    final TestRun run() {
        return run;
    }

    /** What the failure is about, as a heading. */
    abstract String subject();

    /** The calls whose ladders a failure shows. */
    abstract List<Call> shown();

    final S expect(String expected, Supplier<Sight> look) {
        var sight = run.await(look, bound);
        if (!sight.holds()) {
            throw failure(expected, sight.isSettled() ? sight.instead() : waited() + sight.instead());
        }
        return myself;
    }

    /** For what is not there as long as the testbed does nothing: it need not hold for ever, but it must hold now. */
    final S expectNow(String expected, Supplier<Sight> look) {
        run.estate();
        run.settle();
        var sight = look.get();
        if (!sight.holds()) {
            throw failure(expected, sight.instead());
        }
        return myself;
    }

    final AssertionError failure(String expected, String instead) {
        var description = info.descriptionText();
        return run.failure(
                description.isEmpty() ? subject() : "[%s] %s".formatted(description, subject()),
                actual instanceof Call call ? call.callId() : "",
                expected,
                instead,
                shown());
    }

    private String waited() {
        return "after %s of %s ".formatted(InRange.inWords(bound), run.isLive() ? "waiting" : "virtual time");
    }
}
