package org.cutover.sip;

import java.time.Duration;

/**
 * How much of anything a node takes from its peers. At a bound the peer is told so or its connection ends, the journal has one entry,
 * and the node goes on.
 *
 * <p>The journal is bounded on its way in: a peer that does nothing but wrong things is written down so often, then once more, and not
 * again before it has been quiet for a minute; requests that are turned away for want of room are written down once, until there is
 * room again. The text beside a fault is cut. A message is kept whole, for captures and ladders want its bytes: it is no longer than
 * {@link SipFrameDecoder#MAX_HEAD} and {@link SipFrameDecoder#MAX_BODY} together. What is in memory of all that came,
 * {@link org.cutover.journal.Journal} bounds.
 *
 * @param connections that peers have opened, in all
 * @param connectionsOfPeer that one address has opened
 * @param peers over UDP, and places that answers have been asked for at; the one heard of longest ago is forgotten
 * @param transactions that requests have begun and that are remembered, of one node; an accepted INVITE whose ACK has come counts as an
 *     eighth of one
 * @param unread bytes written to a connection that its other end has not read
 * @param patience how long the rest of a message may take, or the first one on a connection
 * @param idle how long a connection that a peer from elsewhere has opened may stand without a word of it
 * @param faults of one address in the journal, at a stretch; of all addresses ten times as many
 */
record Bounds(
        int connections,
        int connectionsOfPeer,
        int peers,
        int transactions,
        long unread,
        Duration patience,
        Duration idle,
        int faults) {

    /** RFC 3261 section 20.43: long enough for the reason of a bound to be gone. */
    static final int RETRY_AFTER_SECONDS = 32;

    /** Characters of what came that stand beside a fault. */
    static final int SHOWN = 4_000;

    /**
     * For how long connections may be idle in the products no source says (assumed). A registration lasts two hours here, and a phone
     * may be found by the connection it registered over alone (RFC 5626): that has to live as long.
     */
    private static final Duration IDLE = Duration.ofMinutes(150);

    private static final int MOST_TRANSACTIONS = 200_000;

    /** Bytes of memory for each transaction of one node: twice what one takes that was refused over UDP, with its part of the journal. */
    private static final int ROOM = 16 * 1024;

    static final Bounds USUAL = within(Runtime.getRuntime().maxMemory());

    /**
     * What a program with so much memory takes.
     *
     * @param memory bytes
     */
    static Bounds within(long memory) {
        int transactions = (int) Math.min(MOST_TRANSACTIONS, memory / ROOM);
        return new Bounds(10_000, 1_000, 10_000, transactions, 16 * 1024 * 1024, Duration.ofSeconds(32), IDLE, 100);
    }
}
