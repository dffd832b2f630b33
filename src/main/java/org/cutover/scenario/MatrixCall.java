package org.cutover.scenario;

import java.time.Duration;
import java.util.Optional;
import org.cutover.endpoint.Telephone;

/**
 * A call of the call matrix.
 *
 * @param from a user's name, or a number of the carrier in E.164
 * @param to digits as dialled, or a user's name
 * @param patience how long the caller waits for an answer before giving up
 * @param callee what the called telephone does, where this call sets it; a user answers otherwise, and a number of the carrier
 *     does what the deployment says
 * @param answerAfter how long it rings before it is answered
 * @param talk how long the parties talk before the caller hangs up
 * @param spans id of the step across which the call stands; empty for a call that is placed after every step
 */
public record MatrixCall(
        String name,
        Direction direction,
        String from,
        String to,
        CallExpectation expect,
        Duration patience,
        Optional<Telephone.Manner> callee,
        Duration answerAfter,
        Duration talk,
        String spans) {

    /** Longer than an INVITE goes without a final response (RFC 3261 timer B, 32 s), so that it can time out by itself. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    public boolean isStanding() {
        return !spans.isEmpty();
    }
}
