package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.call.SerialFork;
import org.cutover.diagnostics.Condition;
import org.cutover.routing.Candidate;
import org.cutover.sip.Hop;
import org.cutover.sip.SipRequest;

/**
 * One place where a call rings: ways to it that are tried one after the other.
 *
 * @param ways none if the call cannot go there
 * @param nowhere why it cannot
 */
record Arm(List<Way> ways, Condition nowhere) {

    /** A way, with a branch for each server that may carry it. */
    record Way(List<Branch> branches) {
        Way {
            branches = List.copyOf(branches);
        }

        private SerialFork.Way timed() {
            var candidate = branches.get(0).candidate();
            return new SerialFork.Way(
                    branches.size(), candidate.filter(Candidate::fastFailover).isPresent());
        }
    }

    /**
     * One server or phone.
     *
     * @param invite as it goes there
     * @param candidate what routing says of it, where it leads out to the PSTN
     */
    record Branch(SipRequest invite, Hop hop, Optional<Candidate> candidate) {}

    Arm {
        ways = List.copyOf(ways);
    }

    static Arm to(SipRequest invite, Hop hop) {
        return new Arm(List.of(new Way(List.of(new Branch(invite, hop, Optional.empty())))), Condition.NEXT_HOP_LOST);
    }

    static Arm nowhere(Condition why) {
        return new Arm(List.of(), why);
    }

    /** As {@link SerialFork} counts them. */
    List<Branch> branches() {
        return ways.stream().flatMap(way -> way.branches().stream()).toList();
    }

    List<SerialFork.Way> timed() {
        return ways.stream().map(Way::timed).toList();
    }

    boolean leadsOut() {
        return branches().stream().anyMatch(branch -> branch.candidate().isPresent());
    }
}
