package org.cutover.endpoint;

import java.time.Duration;
import org.cutover.sip.Loop;

/**
 * A response that is sent again and again until the other end says that it has it, for no transaction does so: the 2xx of an
 * INVITE until its ACK (RFC 3261 section 13.3.1.4), a reliable provisional response until its PRACK (RFC 3262 section 3). Over
 * every transport, for a proxy on the way may have another one.
 */
final class Repetition {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);
    private static final Duration PATIENCE = T1.multipliedBy(64);

    private final Loop loop;
    private final Duration most;
    private final Runnable again;
    private final Runnable never;
    private Loop.Timer timer = () -> {};
    private Duration waited = Duration.ZERO;

    private Repetition(Loop loop, Duration most, Runnable again, Runnable never) {
        this.loop = loop;
        this.most = most;
        this.again = again;
        this.never = never;
        next(T1);
    }

    /**
     * Begins to repeat a 2xx: after 0.5 s, then at intervals that double up to 4 s.
     *
     * @param never called after 32 s
     */
    static Repetition ofAnswer(Loop loop, Runnable again, Runnable never) {
        return new Repetition(loop, T2, again, never);
    }

    /**
     * Begins to repeat a provisional response: after 0.5 s, then at intervals that double without bound.
     *
     * @param never called after 32 s
     */
    static Repetition ofProvisional(Loop loop, Runnable again, Runnable never) {
        return new Repetition(loop, PATIENCE, again, never);
    }

    private void next(Duration interval) {
        timer = loop.schedule(interval, () -> {
            waited = waited.plus(interval);
            if (waited.compareTo(PATIENCE) >= 0) {
                never.run();
                return;
            }
            again.run();
            var left = PATIENCE.minus(waited);
            next(shortest(interval.multipliedBy(2), most, left));
        });
    }

    private static Duration shortest(Duration doubled, Duration most, Duration left) {
        var interval = doubled.compareTo(most) > 0 ? most : doubled;
        return interval.compareTo(left) > 0 ? left : interval;
    }

    void end() {
        timer.cancel();
    }
}
