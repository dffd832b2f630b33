package org.cutover.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a node writes into the journal about the faults of its peers: so many at a stretch, then a last word. Used on the node's loop. */
final class Complaints {

    /** A stretch is over after so long without a fault, or with fewer than the bound in it. */
    private static final Duration STRETCH = Duration.ofMinutes(1);

    private static final int PEERS_TOGETHER = 10;

    /** Of all peers together. */
    private static final String ALL = "";

    private final World world;
    private final Map<String, Stretch> ofPeers = new LinkedHashMap<>();
    private final Stretch ofAll = new Stretch();

    private static final class Stretch {
        private Instant begun = Instant.MIN;
        private Instant last = Instant.MIN;
        private int count;

        boolean isOver(Instant now, int bound) {
            return last.isBefore(now.minus(STRETCH)) || count <= bound && begun.isBefore(now.minus(STRETCH));
        }

        /** @return how many there have been in this stretch */
        int one(Instant now, int bound) {
            if (isOver(now, bound)) {
                begun = now;
                count = 0;
            }
            last = now;
            return ++count;
        }
    }

    Complaints(World world) {
        this.world = world;
    }

    /** Whether nothing more is written down of this address for now. */
    boolean areEnough(String host) {
        int bound = world.bounds().faults();
        var now = world.instant();
        var of = ofPeers.get(host);
        return of != null && of.count >= bound && !of.isOver(now, bound)
                || ofAll.count >= bound * PEERS_TOGETHER && !ofAll.isOver(now, bound * PEERS_TOGETHER);
    }

    /**
     * One more fault of an address.
     *
     * @return what the journal has to say of it; empty if no more than it has said already
     */
    Optional<String> word(String host, String why) {
        int bound = world.bounds().faults();
        var now = world.instant();
        int together = bound * PEERS_TOGETHER;
        int ofPeer = ofPeer(host).one(now, bound);
        int all = ofAll.one(now, together);
        if (ofPeer <= bound && all <= together) {
            return Optional.of(why);
        }
        return ofPeer == bound + 1
                ? Optional.of(last(bound, host))
                : all == together + 1 ? Optional.of(last(together, ALL)) : Optional.empty();
    }

    private static String last(int bound, String host) {
        return "More than %d faults%s within %d s: no more are written down, nor answered, until it has been quiet for as long."
                .formatted(bound, host.isEmpty() ? "" : " of " + host, STRETCH.toSeconds());
    }

    private Stretch ofPeer(String host) {
        var known = ofPeers.get(host);
        if (known == null) {
            known = new Stretch();
            ofPeers.put(host, known);
            if (ofPeers.size() > world.bounds().peers()) {
                var eldest = ofPeers.entrySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
        return known;
    }
}
