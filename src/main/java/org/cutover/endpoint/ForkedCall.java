package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.call.ParallelFork;
import org.cutover.diagnostics.Condition;
import org.cutover.journal.JournalEvent;
import org.cutover.routing.Candidate;
import org.cutover.sip.ServerExchange;
import org.cutover.sip.SipResponse;

/** A call that a Front End passes on to one arm or to several at once, as a {@link ParallelFork} decides. */
final class ForkedCall {

    /** Who wants to know how the ways out fare. */
    @FunctionalInterface
    interface Watch {
        /** @param status 503 if it could not be reached */
        void onResponse(Candidate candidate, int status);
    }

    /** What came back on a branch. */
    record Heard(Arm.Branch branch, SipResponse response) {}

    private final FrontEndEndpoint frontEnd;
    private final ServerExchange exchange;
    private final Watch watch;
    private final List<ArmUnderWay> arms = new ArrayList<>();
    private final List<SipResponse> finals = new ArrayList<>();
    private final boolean leadsOut;
    private final Set<String> ended = new HashSet<>();
    private boolean answered;
    private ParallelFork fork;

    ForkedCall(FrontEndEndpoint frontEnd, ServerExchange exchange, List<Arm> arms, Watch watch) {
        this.frontEnd = frontEnd;
        this.exchange = exchange;
        this.watch = watch;
        this.leadsOut = arms.stream().anyMatch(Arm::leadsOut);
        this.fork = ParallelFork.begin(arms.size());
        var none = exchange.request().respond(100).build();
        for (var arm : arms) {
            finals.add(none);
            this.arms.add(new ArmUnderWay(this, this.arms.size(), arm));
        }
    }

    void begin() {
        arms.forEach(ArmUnderWay::begin);
        exchange.onCancel(() -> carryOut(fork.onGivenUp(), Optional.empty()));
    }

    /** An arm has a response for the caller, from a branch. */
    void passOn(int arm, Heard heard) {
        onResponse(arm, heard.response().withoutTopVia(), Optional.of(heard));
    }

    /** An arm has come to its end without a response from anybody. */
    void fail(int arm, Condition condition) {
        fail(arm, condition, frontEnd.environment().diagnostics().of(condition).status());
    }

    void fail(int arm, Condition condition, int status) {
        onResponse(
                arm,
                frontEnd.signed(frontEnd.said(exchange.request(), condition, status))
                        .build(),
                Optional.empty());
    }

    void decline(int arm, int status) {
        onResponse(arm, frontEnd.signed(exchange.request().respond(status)).build(), Optional.empty());
    }

    private void onResponse(int arm, SipResponse response, Optional<Heard> heard) {
        if (response.status() >= 300 && finals.get(arm).status() == 100) {
            finals.set(arm, response);
        }
        carryOut(fork.onResponse(arm, response.status()), heard);
    }

    private void carryOut(ParallelFork.Next next, Optional<Heard> heard) {
        fork = next.fork();
        for (var effect : next.effects()) {
            if (effect instanceof ParallelFork.PassOn) {
                heard.ifPresent(this::passOn);
            } else if (effect instanceof ParallelFork.Answer answer) {
                exchange.respond(finals.get(answer.arm()));
            } else if (effect instanceof ParallelFork.Cancel cancel) {
                arms.get(cancel.arm()).cancel(whyCancelled());
            } else if (effect instanceof ParallelFork.End) {
                heard.ifPresent(this::end);
            }
        }
    }

    /** RFC 3326 section 2 has both examples: a phone whose call was answered elsewhere is not to count it as missed. */
    private List<String> whyCancelled() {
        return switch (fork.state()) {
            case DONE -> List.of("SIP;cause=200;text=\"Call completed elsewhere\"");
            case DECLINED -> List.of("SIP;cause=600;text=\"Busy Everywhere\"");
            case TRYING, GIVEN_UP -> exchange.cancelReasons();
        };
    }

    private void passOn(Heard heard) {
        if (heard.response().isSuccess() && !answered) {
            answered = true;
            if (leadsOut) {
                record(heard.branch()
                        .candidate()
                        .map(by -> new JournalEvent.Answered(
                                frontEnd.machine(),
                                heard.branch().invite().callId(),
                                by.route(),
                                by.trunk(),
                                by.mediationServer(),
                                by.gateway()))
                        .orElseGet(() -> new JournalEvent.Answered(
                                frontEnd.machine(), heard.branch().invite().callId(), "", "", "", "")));
            }
        }
        exchange.respond(heard.response().withoutTopVia());
    }

    /** A 2xx that is repeated gets its ACK each time, and one BYE. */
    void end(Heard heard) {
        var late = new LateAnswer(frontEnd, heard.branch().invite(), heard.response());
        late.acknowledge();
        if (ended.add(heard.response().toTag())) {
            late.hangUp();
        }
    }

    /**
     * Tells the caller that another way is tried. It is below 180, so that no phone takes it for ringing and no Mediation Server
     * passes it on to a gateway.
     */
    void rerouted() {
        var diagnostic = frontEnd.environment().diagnostics().of(Condition.TRYING_NEXT_HOP);
        exchange.respond(frontEnd.signed(exchange.request().respond(diagnostic.status(), "Progress Report"))
                .set(Headers.DIAGNOSTICS, Headers.diagnostics(diagnostic.id(), frontEnd.machine(), diagnostic.reason()))
                .build());
    }

    void record(JournalEvent event) {
        frontEnd.environment().journal().record(event);
    }

    FrontEndEndpoint frontEnd() {
        return frontEnd;
    }

    Watch watch() {
        return watch;
    }
}
