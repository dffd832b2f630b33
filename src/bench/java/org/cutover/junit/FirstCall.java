package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a routing test costs: from the start of Java to a first answered call, then a further testbed with a call, then a call.
 *
 * <p>Goes the way of a test, without JUnit's own part: the extension's starting point, its testbed, its assertions. With the argument
 * {@code once} it ends after the first call, to be started again and again.
 */
final class FirstCall {

    private static final int TESTBEDS = 20;
    private static final int CALLS = 10_000;
    private static final int WARM = 1_000;
    private static final int CALLS_A_TESTBED = 100;

    private FirstCall() {}

    public static void main(String[] arguments) {
        var settings = new Settings(
                new Settings.Choice("", "migration/ocs-2007-r2-to-lync-2013", "move-pilot-users", "", false),
                Optional.empty(),
                false,
                OptionalLong.empty());
        var begin = StartingPoint.of(settings.estate());
        call(start(begin, settings), true);
        var first = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf(Locale.ROOT, "start of Java to the first answered call  %,6d ms%n", first);
        if (List.of(arguments).contains("once")) {
            return;
        }

        var further = new double[TESTBEDS];
        for (var i = 0; i < TESTBEDS; i++) {
            var began = System.nanoTime();
            call(start(begin, settings), true);
            further[i] = (System.nanoTime() - began) / 1e6;
        }
        System.out.printf(Locale.ROOT, "a further testbed with a call, the next   %8.1f ms%n", further[0]);
        System.out.printf(Locale.ROOT, "a further testbed with a call, median     %8.1f ms%n", median(further));

        var calls = new double[CALLS];
        var run = start(begin, settings);
        for (var i = 0; i < CALLS; i++) {
            if (i % CALLS_A_TESTBED == 0) {
                run.end(Optional.empty());
                run = start(begin, settings);
            }
            var began = System.nanoTime();
            call(run, false);
            calls[i] = (System.nanoTime() - began) / 1e6;
        }
        var warm = Arrays.copyOfRange(calls, CALLS - WARM, CALLS);
        System.out.printf(
                Locale.ROOT,
                "a call in virtual time, the first %,d     %8.2f ms on average%n",
                WARM,
                Arrays.stream(calls, 0, WARM).average().orElseThrow());
        System.out.printf(
                Locale.ROOT,
                "a call in virtual time, the last %,d of %,d  %8.2f ms on average, %.2f ms median%n",
                WARM,
                CALLS,
                Arrays.stream(warm).average().orElseThrow(),
                median(warm));
        run.end(Optional.empty());
    }

    private static TestRun start(StartingPoint begin, Settings settings) {
        return new TestRun("FirstCall", begin, settings, new KeptRun.Place(Path.of("target", "cutover"), "FirstCall"));
    }

    /** Placed, answered, asked for its way, hung up. */
    private static void call(TestRun run, boolean andEnd) {
        var testbed = new Testbed(run);
        var call = testbed.user("alice").dial("9 555 0123");
        assertThat(call).wasAnswered().wentBy("ocs-med.contoso.com");
        call.hangUp();
        assertThat(call).wasCompleted();
        if (andEnd) {
            run.end(Optional.empty());
        }
    }

    private static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
