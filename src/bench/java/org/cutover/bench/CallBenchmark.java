package org.cutover.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.DeploymentFile;
import org.cutover.endpoint.Testbed;
import org.cutover.yaml.SourceText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs in virtual time: a user's phone, a Front End, a Mediation Server, a gateway and a number of the telephone network;
 * answered and hung up, 28 messages of SIP over nine hops. The clock goes on by a second a call, so that transactions end as they do
 * in a rehearsal.
 *
 * <p>What is to hold: below 1 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
public class CallBenchmark {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int KEPT = 10_000;

    private Testbed testbed;

    @Setup(Level.Iteration)
    public void start() {
        var before = DeploymentFile.read(
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow(), Releases.shipped());
        testbed = Testbed.start(before, Compatibility.shipped(), Testbed.World.VIRTUAL);
    }

    @TearDown(Level.Iteration)
    public void close() {
        testbed.close();
    }

    @Benchmark
    public boolean mediatedCall() {
        var call = testbed.user("alice").dial("9 555 0123");
        var answered = call.awaitAnswered(SOON);
        call.hangUp();
        if (!answered || !call.awaitOver(SOON)) {
            throw new IllegalStateException("The call was not answered, or did not end.");
        }
        testbed.pass(BETWEEN);
        testbed.journal().forget(testbed.journal().drain() - KEPT);
        return answered;
    }
}
