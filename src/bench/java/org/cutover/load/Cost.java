package org.cutover.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this program has used so far.
 *
 * @param processor nanoseconds of all its threads, the compiler's and the collector's too
 * @param allocated bytes, by the threads that are there
 */
record Cost(long processor, long allocated) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Cost soFar() {
        long allocated = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            allocated += Math.max(bytes, 0);
        }
        return new Cost(SYSTEM.getProcessCpuTime(), allocated);
    }

    Cost since(Cost before) {
        return new Cost(processor - before.processor, allocated - before.allocated);
    }

    /** Bytes that are in use once the collector has been. */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
