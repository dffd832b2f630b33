package org.cutover.sip;

import java.util.concurrent.atomic.AtomicLong;

/** The messages on their way between two nodes over one connection, both directions together. */
final class Traffic {

    private final AtomicLong everSent;
    private final AtomicLong total;
    private final Runnable atRest;
    private long underWay;
    private boolean closed;

    /**
     * @param everSent counts up only
     * @param total counts the messages of all connections
     * @param atRest is told when the total comes to zero
     */
    Traffic(AtomicLong everSent, AtomicLong total, Runnable atRest) {
        this.everSent = everSent;
        this.total = total;
        this.atRest = atRest;
    }

    /** For connections whose other end is no node of this world. */
    static Traffic uncounted() {
        return new Traffic(new AtomicLong(), new AtomicLong(), () -> {});
    }

    synchronized void sent() {
        if (!closed) {
            underWay++;
            everSent.incrementAndGet();
            total.incrementAndGet();
        }
    }

    /** A message was handled at the other end, or could not be sent. */
    synchronized void done() {
        // What was sent after one end closed was never counted.
        if (!closed && underWay > 0) {
            underWay--;
            subtract(1);
        }
    }

    /** The connection is gone, and what was on its way with it. */
    synchronized void close() {
        closed = true;
        subtract(underWay);
        underWay = 0;
    }

    private void subtract(long messages) {
        if (messages > 0 && total.addAndGet(-messages) == 0) {
            atRest.run();
        }
    }
}
