package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import org.cutover.call.SerialFork;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Hop;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** A call that a Front End passes on, one branch after the other, as a {@link SerialFork} decides. */
final class ForkedCall {

    /**
     * One way on.
     *
     * @param uri the Request-URI on this branch
     * @param candidate what routing says of it, where it leads out to the PSTN
     */
    record Branch(String uri, Hop hop, Optional<Candidate> candidate) {
        static Branch to(String uri, Hop hop) {
            return new Branch(uri, hop, Optional.empty());
        }
    }

    private final FrontEndEndpoint frontEnd;
    private final ServerExchange exchange;
    private final SipRequest invite;
    private final List<Branch> branches;
    private SerialFork fork;
    private ClientExchange underWay;

    /** @param invite the INVITE as it is to go on, but for what each branch changes */
    ForkedCall(FrontEndEndpoint frontEnd, ServerExchange exchange, SipRequest invite, List<Branch> branches) {
        this.frontEnd = frontEnd;
        this.exchange = exchange;
        this.invite = invite;
        this.branches = branches;
    }

    void begin() {
        if (branches.isEmpty()) {
            noWay(503);
            return;
        }
        carryOut(SerialFork.begin(branches.size()), null);
        exchange.onCancel(() -> carryOut(fork.onGivenUp(), null));
    }

    private void carryOut(SerialFork.Next next, SipResponse response) {
        fork = next.fork();
        for (var effect : next.effects()) {
            if (effect instanceof SerialFork.Try attempt) {
                attempt(attempt.branch());
            } else if (effect instanceof SerialFork.PassOn) {
                exchange.respond(response.withoutTopVia());
            } else if (effect instanceof SerialFork.Answer answer) {
                noWay(answer.status());
            } else if (effect instanceof SerialFork.Cancel) {
                underWay.cancel();
            }
        }
    }

    private void attempt(int number) {
        var branch = branches.get(number);
        branch.candidate()
                .ifPresent(candidate -> frontEnd.environment()
                        .journal()
                        .record(new JournalEvent.Attempted(
                                frontEnd.machine(),
                                invite.callId(),
                                candidate.route(),
                                candidate.trunk(),
                                candidate.mediationServer(),
                                candidate.gateway())));
        underWay = frontEnd.node()
                .send(
                        frontEnd.forwarded(invite, branch),
                        frontEnd.local(),
                        branch.hop(),
                        new ClientExchange.Listener() {
                            @Override
                            public void onResponse(SipResponse response) {
                                carryOut(fork.onResponse(number, response.status()), response);
                            }

                            @Override
                            public void onTimeout() {
                                carryOut(fork.onLost(number, 408), null);
                            }

                            @Override
                            public void onUnreachable(String why) {
                                carryOut(fork.onLost(number, 504), null);
                            }
                        });
    }

    /** [MS-OCER] 1007; that it goes with 504 is assumed. */
    private void noWay(int status) {
        if (status == 487 || status == 408) {
            frontEnd.decline(exchange, status);
        } else {
            frontEnd.fail(exchange, status, Condition.NEXT_HOP_LOST);
        }
    }
}
