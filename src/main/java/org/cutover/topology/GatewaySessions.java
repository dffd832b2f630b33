package org.cutover.topology;

import java.time.Duration;
import java.util.Optional;

/**
 * How a gateway deals with sessions: what it says before the answer, who offers, and for how long.
 *
 * @param earlyMedia whether it says 183 with a session where others say 180: the caller hears the public network
 * @param earlyDialogs how many early dialogs it makes of an INVITE, as one does that calls several devices; 1 or more
 * @param reliability of its provisional responses, and of those to its own calls
 * @param delayedOffer whether its own INVITEs come without an offer, and leave it to the Mediation Server
 * @param sessionTimer for how long it asks (RFC 4028); empty if it does not ask
 * @param leastTimer its Min-SE
 * @param comfortNoise whether it offers and takes comfort noise
 * @param requiresSrtp whether it refuses an offer of media in the clear
 * @param earlyUpdate whether its early media is one-way at first, and an UPDATE makes it two-way before the answer (RFC 3311)
 * @param overtaken whether its 180 comes after its answer: one has overtaken the other
 */
public record GatewaySessions(
        boolean earlyMedia,
        int earlyDialogs,
        Reliability reliability,
        boolean delayedOffer,
        Optional<Duration> sessionTimer,
        Duration leastTimer,
        boolean comfortNoise,
        boolean requiresSrtp,
        boolean earlyUpdate,
        boolean overtaken) {

    private static final Duration LEAST_TIMER = Duration.ofSeconds(90);

    /** Of a gateway of which nothing is said. */
    public static final GatewaySessions USUAL = new GatewaySessions(
            false, 1, Reliability.NO, false, Optional.empty(), LEAST_TIMER, true, false, false, false);

    /** These with other reliability. */
    public GatewaySessions with(Reliability changed) {
        return new GatewaySessions(
                earlyMedia,
                earlyDialogs,
                changed,
                delayedOffer,
                sessionTimer,
                leastTimer,
                comfortNoise,
                requiresSrtp,
                earlyUpdate,
                overtaken);
    }
}
