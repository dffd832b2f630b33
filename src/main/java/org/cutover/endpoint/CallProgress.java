package org.cutover.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cutover.sip.World;

/** How far a placed call has come: set on the caller's loop, waited for outside. */
final class CallProgress implements PlacedCall {

    private final World world;
    private final String callId;
    private final Runnable hangUp;
    private final CompletableFuture<Void> ringing = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** @param hangUp hangs up or gives up; run from outside the loops */
    CallProgress(World world, String callId, Runnable hangUp) {
        this.world = world;
        this.callId = callId;
        this.hangUp = hangUp;
    }

    void isRinging() {
        ringing.complete(null);
    }

    void isAnswered() {
        answered.complete(null);
    }

    void isOver() {
        over.complete(null);
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public boolean awaitRinging(Duration bound) {
        return await(CompletableFuture.anyOf(ringing, answered, over), bound) && ringing.isDone();
    }

    @Override
    public boolean awaitAnswered(Duration bound) {
        return await(CompletableFuture.anyOf(answered, over), bound) && answered.isDone();
    }

    @Override
    public boolean awaitOver(Duration bound) {
        return await(over, bound);
    }

    private boolean await(CompletableFuture<?> event, Duration bound) {
        try {
            world.await(event, bound);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    @Override
    public void hangUp() {
        hangUp.run();
    }
}
