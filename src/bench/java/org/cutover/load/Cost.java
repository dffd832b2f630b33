package org.cutover.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a program has used so far.
 *
 * @param processor nanoseconds, in the program and in the kernel for it
 * @param allocated bytes, by the threads that are there; 0 of programs that are not ours
 */
record Cost(long processor, long allocated) {

    static final Cost NONE = new Cost(0, 0);

    /** Of what {@code /proc} tells times in: 100 a second on every Linux (USER_HZ). */
    private static final long TICK = 10_000_000;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of this program: of all its threads, the compiler's and the collector's too. */
    static Cost soFar() {
        long allocated = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            allocated += Math.max(bytes, 0);
        }
        return new Cost(SYSTEM.getProcessCpuTime(), allocated);
    }

    /** Of a program that runs, and of all that it has started: to 10 ms for each. */
    static Cost of(Process program) {
        var processor = Stream.concat(Stream.of(program.toHandle()), program.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
        return new Cost(processor, 0);
    }

    /** Of all programs together that this one had started and that have ended. */
    static Cost ofEnded() throws IOException {
        // proc(5): the name, in brackets, may have spaces; cutime and cstime are fields 16 and 17, the state behind the
        // name is field 3.
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Cost((Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK, 0);
    }

    /** Nanoseconds that Java's compiler has worked in this program. */
    static long compiled() {
        return TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    Cost since(Cost before) {
        return new Cost(processor - before.processor, allocated - before.allocated);
    }

    Cost and(Cost other) {
        return new Cost(processor + other.processor, allocated + other.allocated);
    }

    /** Bytes that are in use once the collector has been. */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
