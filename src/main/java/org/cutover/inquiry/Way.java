package org.cutover.inquiry;

import java.util.List;
import java.util.Optional;
import org.cutover.routing.Candidate;

/**
 * One way out to the PSTN, in the order in which failover takes them.
 *
 * @param order from 1
 * @param hops from the pool to the Mediation Server and on to the gateway
 */
public record Way(int order, Candidate candidate, List<Hop> hops) {

    public Way {
        hops = List.copyOf(hops);
    }

    /** The first server on the way that refuses the call, if one does. */
    public Optional<Hop> refusal() {
        return hops.stream().filter(Hop::refused).findFirst();
    }

    public boolean hasGateway() {
        return !candidate.gateway().isEmpty();
    }
}
