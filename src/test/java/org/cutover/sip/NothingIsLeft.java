package org.cutover.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every test class to leaving nothing behind: each world that begins in it ends in it, and when it ends, its nodes hold no dialog,
 * no transaction and no connection any more, and no timer is due in virtual time. At the end of the run Netty's leak detector, at
 * paranoid, has seen no buffer that nobody gave back.
 *
 * <p>It is registered by itself for all classes. What a class left is counted world by world, each being its that began on its
 * thread: what runs beside it does not count.
 */
public final class NothingIsLeft implements BeforeAllCallback, AfterAllCallback {

    private static final ThreadLocal<Deque<List<World>>> BEGUN = ThreadLocal.withInitial(ArrayDeque::new);
    private static final Map<World, List<String>> ENDED = new ConcurrentHashMap<>();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Leaks());
        World.watch = new Watch();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(NothingIsLeft.class))
                .getOrComputeIfAbsent("buffers", key -> (AutoCloseable) NothingIsLeft::checkBuffers);
        BEGUN.get().push(new ArrayList<>());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var left = new ArrayList<String>();
        for (var world : BEGUN.get().pop()) {
            var found = ENDED.remove(world);
            left.addAll(found == null ? List.of("a world that was not closed") : found);
        }
        assertThat(left).as("what %s leaves behind", context.getDisplayName()).isEmpty();
    }

    /** At the end of the run: a leak is seen when its garbage is collected and another buffer is asked for. */
    private static void checkBuffers() {
        System.gc();
        PooledByteBufAllocator.DEFAULT.buffer(1).release();
        assertThat(LEAKS).as("buffers that were not given back").isEmpty();
    }

    /** Looks at worlds as they end. */
    private static final class Watch implements WorldWatch {

        @Override
        public void begins(World world) {
            var classes = BEGUN.get();
            if (!classes.isEmpty()) {
                classes.peek().add(world);
            }
        }

        @Override
        public void ends(World world) {
            ENDED.computeIfAbsent(world, Watch::left);
        }

        private static List<String> left(World world) {
            var left = new ArrayList<String>();
            try {
                world.settle();
                if (!world.isVirtual()) {
                    await().atMost(Duration.ofSeconds(2))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> world.held().isEmpty());
                }
            } catch (ConditionTimeoutException held) {
                // That is said below.
            } catch (RuntimeException | Error bug) {
                left.add("an exception that nobody saw: " + bug);
            }
            world.held().forEach(held -> left.add(held.toString()));
            if (world.isVirtual() && world.hasTimers()) {
                left.add("a timer");
            }
            return left;
        }
    }

    /** Keeps in mind what Netty's detectors report, which they do when the garbage is collected. */
    private static final class Leaks extends ResourceLeakDetectorFactory {

        @Override
        @SuppressWarnings("deprecation") // the factory asks for it still
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long most) {
            return newResourceLeakDetector(resource, interval);
        }

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval) {
            return new ResourceLeakDetector<>(resource, interval) {
                @Override
                protected void reportTracedLeak(String type, String records) {
                    LEAKS.add(type + records);
                }

                @Override
                protected void reportUntracedLeak(String type) {
                    LEAKS.add(type);
                }
            };
        }
    }
}
