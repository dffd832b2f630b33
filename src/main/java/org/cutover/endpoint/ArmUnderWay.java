package org.cutover.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.SerialFork;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.sip.ClientExchange;
import org.cutover.sip.Loop;
import org.cutover.sip.SipResponse;

/** An arm of a call that a Front End passes on: one way after the other, as a {@link SerialFork} decides. */
final class ArmUnderWay {

    /** New-CsTrunkConfiguration reference has the timer; its ten seconds are what administrators report. */
    private static final Duration FAST_FAILOVER = Duration.ofSeconds(10);

    private final ForkedCall call;
    private final FrontEndEndpoint frontEnd;
    private final int number;
    private final Arm arm;
    private final List<Arm.Branch> branches;
    private final Map<Integer, ClientExchange> sent = new HashMap<>();
    private Loop.Timer patience = () -> {};
    private SerialFork fork;
    private List<String> reasons = List.of();

    ArmUnderWay(ForkedCall call, int number, Arm arm) {
        this.call = call;
        this.frontEnd = call.frontEnd();
        this.number = number;
        this.arm = arm;
        this.branches = arm.branches();
    }

    void begin() {
        if (branches.isEmpty()) {
            call.fail(number, arm.nowhere());
        } else {
            carryOut(SerialFork.begin(arm.timed()), Optional.empty());
        }
    }

    /** @param why values of Reason headers (RFC 3326) */
    void cancel(List<String> why) {
        reasons = why;
        carryOut(fork.onGivenUp(), Optional.empty());
    }

    private void carryOut(SerialFork.Next next, Optional<ForkedCall.Heard> heard) {
        fork = next.fork();
        for (var effect : next.effects()) {
            if (effect instanceof SerialFork.Try attempt) {
                attempt(attempt);
            } else if (effect instanceof SerialFork.PassOn) {
                heard.ifPresent(one -> call.passOn(number, one));
            } else if (effect instanceof SerialFork.Answer answer) {
                noWay(answer.status());
            } else if (effect instanceof SerialFork.Drop) {
                call.fail(number, Condition.NO_PROGRESS);
            } else if (effect instanceof SerialFork.Cancel cancel) {
                sent.get(cancel.branch()).cancel(reasons);
            } else if (effect instanceof SerialFork.End) {
                heard.ifPresent(call::end);
            }
        }
        if (fork.progressed() || fork.state() != SerialFork.State.TRYING) {
            patience.cancel();
        }
    }

    private void attempt(SerialFork.Try attempt) {
        var branch = branches.get(attempt.branch());
        if (attempt.reroute()) {
            call.rerouted();
        }
        branch.candidate().ifPresent(candidate -> call.record(attempted(branch, candidate)));
        patience.cancel();
        if (attempt.timed()) {
            patience = frontEnd.loop().schedule(FAST_FAILOVER, () -> onSilence(attempt.branch()));
        }
        var listening = new Listening(attempt.branch(), branch);
        var invite = frontEnd.forwarded(branch.invite());
        sent.put(attempt.branch(), frontEnd.node().send(invite, frontEnd.local(), branch.hop(), listening));
    }

    private JournalEvent attempted(Arm.Branch branch, Candidate candidate) {
        return new JournalEvent.Attempted(
                frontEnd.machine(),
                branch.invite().callId(),
                candidate.usage(),
                candidate.route(),
                candidate.trunk(),
                candidate.mediationServer(),
                candidate.gateway());
    }

    private void onSilence(int branch) {
        var next = fork.onSilence(branch);
        if (frontEnd.isClosed() || next.effects().isEmpty()) {
            return;
        }
        call.record(new JournalEvent.TimedOut(
                frontEnd.machine(), branches.get(branch).invite().callId(), "of fast failover, 10 s,"));
        carryOut(next, Optional.empty());
    }

    /** [MS-OCER] 1007; that it goes with 504 is assumed. */
    private void noWay(int status) {
        if (status == 487 || status == 408) {
            call.decline(number, status);
        } else {
            call.fail(number, Condition.NEXT_HOP_LOST, status);
        }
    }

    private void watch(Arm.Branch branch, int status) {
        branch.candidate().ifPresent(candidate -> call.watch().onResponse(candidate, status));
    }

    /** What comes back on a branch. */
    private final class Listening implements ClientExchange.Listener {

        private final int index;
        private final Arm.Branch branch;

        Listening(int index, Arm.Branch branch) {
            this.index = index;
            this.branch = branch;
        }

        @Override
        public void onResponse(SipResponse response) {
            watch(branch, response.status());
            var heard = new ForkedCall.Heard(branch, response);
            carryOut(fork.onResponse(index, response.status()), Optional.of(heard));
        }

        @Override
        public void onTimeout() {
            watch(branch, 503);
            carryOut(fork.onLost(index, 408), Optional.empty());
        }

        @Override
        public void onUnreachable(String why) {
            watch(branch, 503);
            carryOut(fork.onLost(index, 504), Optional.empty());
        }
    }
}
