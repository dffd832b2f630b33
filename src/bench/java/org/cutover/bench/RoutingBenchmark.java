package org.cutover.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.User;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to decide where a call goes, on one core: callers and numbers take turns, so that nothing is decided twice in a row.
 *
 * <p>What is to hold: 200,000 decisions and 20,000 traces a second in the middling estate; a decision below 100 µs in the large one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {

    private static final int CALLS = 10_007;

    /** Size of the estate. */
    public enum Size {
        /** 200 routes, 40 policies, 100 rules a plan. */
        MIDDLING(new LargeEstate(4, 8, 200, 40, 100, 1_000)),
        /** 5,000 routes, and 100,000 users. */
        LARGE(new LargeEstate(20, 40, 5_000, 40, 100, 100_000));

        private final LargeEstate estate;

        Size(LargeEstate estate) {
            this.estate = estate;
        }
    }

    @Param({"MIDDLING", "LARGE"})
    public Size size;

    private CallRouting routing;
    private List<User> callers;
    private List<String> dialled;
    private int next;

    @Setup
    public void read() {
        var deployment = size.estate.read();
        routing = CallRouting.of(deployment);
        callers = deployment.users().stream().limit(CALLS).toList();
        dialled = size.estate.dialled(CALLS);
    }

    @Benchmark
    public RouteDecision decision() {
        next = (next + 1) % CALLS;
        return routing.decide(callers.get(next % callers.size()), dialled.get(next), Conditions.QUIET);
    }

    @Benchmark
    public RouteTrace trace() {
        next = (next + 1) % CALLS;
        return routing.outbound(callers.get(next % callers.size()), dialled.get(next), Conditions.QUIET);
    }
}
