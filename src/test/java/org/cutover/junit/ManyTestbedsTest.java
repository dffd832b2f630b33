package org.cutover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests with a testbed each leave no thread, socket or memory behind. A few of them are run with every build; {@code mvn -q test
 * -Dtest=ManyTestbedsTest -Dtestbeds=1000} runs a thousand.
 */
@Isolated("looks at all threads and files of the process")
class ManyTestbedsTest {

    private static final int TESTBEDS = Integer.getInteger("testbeds", 40);
    private static final int LIVE = Math.max(2, TESTBEDS / 20);

    /** JUnit keeps what the last test has until the next one. */
    private static final int STILL_HELD = 2;

    /** JUnit's, Maven's, Awaitility's, and Netty's for the whole process, which ends by itself after a second of rest. */
    private static final List<String> NOT_OURS =
            List.of("ForkJoinPool", "surefire", "awaitility", "globalEventExecutor");

    private static final Queue<WeakReference<Object>> STARTED = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path results;

    @TestbedTest(deployment = "contoso/before")
    static class Virtual {
        static IntStream testbeds() {
            return IntStream.range(0, TESTBEDS);
        }

        @ParameterizedTest
        @MethodSource("testbeds")
        void placesACall(int number, Testbed testbed) {
            STARTED.add(new WeakReference<>(testbed.run().estate()));
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
        }
    }

    @TestbedTest(deployment = "contoso/before", live = true)
    static class Live {
        static IntStream testbeds() {
            return IntStream.range(0, LIVE);
        }

        @ParameterizedTest
        @MethodSource("testbeds")
        void placesACall(int number, Testbed testbed) {
            STARTED.add(new WeakReference<>(testbed.run().estate()));
            assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered();
        }
    }

    @Test
    void leaveNothingBehind() throws Exception {
        run(Live.class, LIVE);
        STARTED.clear();
        var threads = threads();
        var files = openFiles();

        run(Virtual.class, TESTBEDS);
        run(Live.class, LIVE);

        assertThat(STARTED).hasSize(TESTBEDS + LIVE);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            System.gc();
            assertThat(STARTED.stream().filter(one -> one.get() != null).count())
                    .as("testbeds still in memory")
                    .isLessThanOrEqualTo(STILL_HELD);
            assertThat(threads()).as("threads").isSubsetOf(threads);
            assertThat(openFiles()).as("open sockets and files").isLessThanOrEqualTo(files);
        });
        assertThat(results).isEmptyDirectory();
    }

    private void run(Class<?> tests, int expected) {
        var sample = Sample.of(tests, results);
        assertThat(sample.thrown()).isEmpty();
        assertThat(sample.names()).hasSize(expected);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> NOT_OURS.stream().noneMatch(name::startsWith))
                .toList();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
