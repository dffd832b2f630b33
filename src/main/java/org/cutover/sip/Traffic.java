package org.cutover.sip;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The messages on their way over one connection, both directions together: each from when it is handed over, though the
 * connection may not stand yet, until the other end has handled it. The end of a connection is on its way too, until both ends
 * know of it.
 */
final class Traffic {

    private final AtomicLong everSent;
    private final AtomicLong total;
    private final Runnable atRest;
    private final boolean abroad;
    private long underWay;
    private int ends;
    private boolean closed;

    /**
     * @param everSent counts up only
     * @param total counts the messages of all connections
     * @param atRest is told when the total comes to zero
     * @param abroad whether the other end is no node of this world; what it handles cannot be seen, and a message counts until
     *     it is written
     */
    Traffic(AtomicLong everSent, AtomicLong total, Runnable atRest, boolean abroad) {
        this.everSent = everSent;
        this.total = total;
        this.atRest = atRest;
        this.abroad = abroad;
    }

    /** For connections that others open, and for worlds that can tell without. */
    static Traffic uncounted() {
        return new Traffic(new AtomicLong(), new AtomicLong(), () -> {}, true);
    }

    synchronized void sent() {
        if (!closed) {
            underWay++;
            everSent.incrementAndGet();
            total.incrementAndGet();
        }
    }

    /** A message has left. */
    void written() {
        if (abroad) {
            done();
        }
    }

    /** A message was handled at the other end. */
    void handled() {
        if (!abroad) {
            done();
        }
    }

    /** A message could not be sent. */
    void lost() {
        done();
    }

    private synchronized void done() {
        // What was sent after one end closed was never counted.
        if (!closed && underWay > 0) {
            underWay--;
            subtract(1);
        }
    }

    /** One end of the connection stands. */
    synchronized void opened() {
        ends++;
    }

    /** The connection is gone for one end, and what was on its way with it. */
    synchronized void close() {
        var left = !closed && ends == 2 ? 1 : 0;
        closed = true;
        var gone = underWay - left;
        underWay = left;
        if (gone < 0) {
            total.incrementAndGet();
        } else {
            subtract(gone);
        }
    }

    private void subtract(long messages) {
        if (messages > 0 && total.addAndGet(-messages) == 0) {
            atRest.run();
        }
    }
}
