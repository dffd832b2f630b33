package org.cutover.sip;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A loop on a Netty event loop. */
final class NettyLoop implements Loop {

    private final World world;
    private final EventLoop eventLoop;
    private final Set<Pending> scheduled = ConcurrentHashMap.newKeySet();

    NettyLoop(World world, EventLoop eventLoop) {
        this.world = world;
        this.eventLoop = eventLoop;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** The world was closed. */
    boolean isOver() {
        return eventLoop.isShuttingDown();
    }

    @Override
    public void execute(Runnable task) {
        if (!eventLoop.isShuttingDown()) {
            world.taskWaits();
            var guarded = guarded(task);
            eventLoop.execute(() -> {
                guarded.run();
                world.taskRan();
            });
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        if (eventLoop.isShuttingDown()) {
            return () -> {};
        }
        var pending = new Pending(task);
        scheduled.add(pending);
        pending.timer = eventLoop.schedule(guarded(pending), delay.toNanos(), TimeUnit.NANOSECONDS);
        return pending;
    }

    /** A task that has been scheduled, and has neither run nor been cancelled. */
    private final class Pending implements Runnable, Timer {
        private final Runnable task;
        private volatile Future<?> timer;

        Pending(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            scheduled.remove(this);
            task.run();
        }

        @Override
        public void cancel() {
            var given = timer;
            if (scheduled.remove(this) && given != null) {
                given.cancel(false);
            }
        }
    }

    /** As {@link #schedule}, for one who keeps its timers itself, and cancels them. */
    Timer scheduleKept(Duration delay, Runnable task) {
        if (eventLoop.isShuttingDown()) {
            return () -> {};
        }
        var timer = eventLoop.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public void forget() {
        List.copyOf(scheduled).forEach(Pending::cancel);
    }

    @Override
    public Instant now() {
        return world.instant();
    }

    /** Runs the task on the loop and returns when it has run: at once, if this is the loop. */
    void callAndWait(Runnable task) {
        if (eventLoop.inEventLoop()) {
            task.run();
            return;
        }
        var done = new CompletableFuture<Void>();
        eventLoop.execute(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        Outcome.of(done);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                world.failed(e);
            }
        };
    }
}
