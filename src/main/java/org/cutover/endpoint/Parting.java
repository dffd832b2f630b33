package org.cutover.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cutover.sip.Held;
import org.cutover.sip.World;

/**
 * The last act of a live estate: nobody at the other end of a call is to be left with a dead line. The telephones hang up, or give up, as
 * people do; then servers end what is left, such as a call between two real devices. Real time passes meanwhile, and not much of it.
 */
final class Parting {

    private static final Duration HANGING_UP = Duration.ofMillis(1_000);
    private static final Duration ENDING = Duration.ofMillis(2_500);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final World world;
    private final Phones phones;
    private final Servers servers;
    private volatile boolean begun;
    private boolean done;

    Parting(World world, Phones phones, Servers servers) {
        this.world = world;
        this.phones = phones;
        this.servers = servers;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Takes place once; who comes later waits for its end. */
    synchronized void take() {
        if (done) {
            return;
        }
        done = true;
        begun = true;
        phones.leave();
        if (!isSilentWithin(HANGING_UP)) {
            servers.leave();
            isSilentWithin(ENDING);
        }
    }

    /** Whether no call stands, or does not after a while. */
    private boolean isSilentWithin(Duration bound) {
        for (var left = bound; isCallUnderWay() && !left.isNegative(); left = left.minus(GLANCE)) {
            pass();
        }
        return !isCallUnderWay();
    }

    private void pass() {
        try {
            world.await(new CompletableFuture<Void>(), GLANCE);
        } catch (TimeoutException passed) {
            // That is what it was for.
        }
    }

    boolean isCallUnderWay() {
        return world.held().stream().anyMatch(held -> held.kind() == Held.Kind.DIALOGS);
    }
}
