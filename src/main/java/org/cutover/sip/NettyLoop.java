package org.cutover.sip;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A loop on a Netty event loop. */
final class NettyLoop implements Loop {

    private final World world;
    private final EventLoop eventLoop;

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
        var scheduled = eventLoop.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
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
