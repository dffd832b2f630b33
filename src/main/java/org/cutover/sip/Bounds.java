package org.cutover.sip;

import java.time.Duration;

/**
 * How much of anything a node takes from its peers. At a bound the peer is told so or its connection ends, the journal has one entry,
 * and the node goes on.
 *
 * @param connections that peers have opened, in all
 * @param connectionsOfPeer that one address has opened
 * @param peers over UDP, and places that answers have been asked for at; the one heard of longest ago is forgotten
 * @param transactions that requests have begun and that are remembered
 * @param unread bytes written to a connection that its other end has not read
 * @param patience how long the rest of a message may take, or the first one on a connection
 */
record Bounds(int connections, int connectionsOfPeer, int peers, int transactions, long unread, Duration patience) {

    /** RFC 3261 section 20.43: long enough for the reason of a bound to be gone. */
    static final int RETRY_AFTER_SECONDS = 32;

    static final Bounds USUAL = new Bounds(10_000, 1_000, 10_000, 200_000, 16 * 1024 * 1024, Duration.ofSeconds(32));
}
