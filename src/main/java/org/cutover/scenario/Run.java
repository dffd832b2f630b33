package org.cutover.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.call.CallOutcome;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Finding;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Telephone;
import org.cutover.endpoint.Testbed;
import org.cutover.journal.JournalEvent;
import org.cutover.migration.Migration;
import org.cutover.migration.PlannedStep;
import org.cutover.scenario.CallScenario.Answering;
import org.cutover.scenario.StageResult.Refusal;

/** A run under way: the estate that runs, the step it stands at, and the calls of the stage so far. */
final class Run {

    /** How long a call may take to end once it was hung up: the life of a transaction that nobody answers, and some more. */
    private static final Duration ENDING = Duration.ofSeconds(40);

    /** How often, and how long apart, a call among real devices is looked at before it counts as lost. */
    private static final int LOOKS = 20;

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Testbed testbed;
    private final Compatibility rules;
    private final RunListener listener;
    private final Instant began;

    private Migration migration;
    private int stage;
    private int last;
    private Optional<PlannedStep> planned = Optional.empty();
    private Optional<Refusal> refused = Optional.empty();
    private List<String> forced = List.of();
    private final List<String> report = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private String complaint = "";
    private Map<String, Answering> told = Map.of();
    private Called called;
    private final List<Standing> standing = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<Waited> waits = new ArrayList<>();

    /** A call that was placed, and the place in the journal where it began. */
    private record Standing(MatrixCall call, PlacedCall placed, int journalFrom, boolean answered, Deployment estate) {}

    private record Ended(MatrixCall call, CallRecord record) {}

    Run(Testbed testbed, Scenario scenario, Compatibility rules, RunListener listener) {
        this.testbed = testbed;
        this.rules = rules;
        this.listener = listener;
        this.began = testbed.now();
        this.migration = Migration.of(scenario.deployment());
        this.called = new Called(testbed.routing());
    }

    /** Stage 0 begins. */
    void begin(int lastStage) {
        last = lastStage;
        announce();
    }

    /** The stage of this step begins. */
    void next(PlannedStep next) {
        stage++;
        planned = Optional.of(next.in(migration.estate()));
        announce();
    }

    private void announce() {
        var title = planned.map(step -> step.step().title()).orElse("As it is");
        record(new JournalEvent.StageBegan(stage, planned.map(PlannedStep::id).orElse("as it is"), title));
        listener.stageBegan(stage, last, title);
    }

    /**
     * Takes a step, and lets the estate follow.
     *
     * @param refusedBy id of the rule that is expected to refuse it; empty if none is
     * @return whether the plan goes on
     */
    boolean take(PlannedStep planned, String refusedBy) {
        var outcome = migration.take(planned, rules);
        refused = PlanCheck.refusal(outcome);
        if (refused.isPresent()) {
            var by = refused.get().rules();
            record(new JournalEvent.StepRefused(
                    stage, planned.id(), by, String.join(" ", refused.get().why())));
            if (refusedBy.isEmpty()) {
                complaint = "the step was refused by rule " + String.join(", ", by);
            } else if (!by.contains(refusedBy)) {
                complaint = "the step was refused by rule %s, expected %s".formatted(String.join(", ", by), refusedBy);
            }
            return complaint.isEmpty();
        }
        if (!refusedBy.isEmpty()) {
            complaint = "the step was carried out, expected rule %s to refuse it".formatted(refusedBy);
        }
        var done = (Migration.Outcome.Done) outcome;
        forced = PlanCheck.forced(outcome);
        touch(migration.estate().inForce(), done.migration().estate().inForce());
        migration = done.migration();
        if (!done.report().isEmpty()) {
            report.addAll(done.report());
            record(new JournalEvent.StepReported(stage, planned.id(), done.report()));
        }
        testbed.apply(migration.estate().inForce());
        testbed.settle();
        return true;
    }

    private void touch(Deployment before, Deployment after) {
        for (var user : after.users().stream().toList()) {
            if (before.users().find(user.name()).filter(user::equals).isEmpty()) {
                touched.add(user.name());
                if (!user.line().isEmpty()) {
                    touched.add(user.line());
                }
            }
        }
    }

    /** Lets something go wrong, or be put right. */
    void happen(Fault fault) {
        fault.happenIn(testbed);
        testbed.settle();
    }

    /** Lets time pass; calls that stand go on standing. */
    void await(Duration time, Waited.Expectation expected) {
        var from = testbed.journal().drain();
        testbed.pass(time);
        testbed.settle();
        testbed.journal().drain();
        var waited =
                Waited.of(time, testbed.journal().after(from), testbed.trunks().down(), expected);
        waits.add(waited);
        if (complaint.isEmpty()) {
            complaint = waited.complaint();
        }
    }

    /** Tells telephones what to do when they are called; they do so until they are told otherwise. */
    void tell(Map<String, Answering> telephones) {
        told = telephones;
        told.forEach((party, does) -> {
            if (!testbed.placement().isReal(party)) {
                telephone(party).behave(does.manner(), does.after());
            }
        });
    }

    /** Places a call and sees it to its end. */
    void place(MatrixCall call) {
        connect(call);
        hangUpAll();
    }

    /** Places a call; if it is answered it stands, until {@link #hangUpAll}. */
    void connect(MatrixCall call) {
        connect(call, call.from());
    }

    void connect(CallScenario.Act.Dial dial) {
        var from = dial.call().from();
        telephone(from).leavesOffer(dial.withoutOffer());
        telephone(from).withholds(dial.withheld());
        telephone(from).divertedBy(dial.divertedBy());
        connect(dial.call(), dial.as().orElse(from));
    }

    /** @param as whose name or number the caller's telephone shows */
    void connect(MatrixCall call, String as) {
        var estate = migration.estate().inForce();
        var barred = new OutOfReach(testbed.placement(), estate).of(call);
        if (barred.isPresent()) {
            ended.add(new Ended(call, CallRecord.notPlaced(barred.get(), estate)));
            return;
        }
        prepareCallee(call, estate);
        var from = testbed.journal().drain();
        var placed = telephone(call.from()).dialAs(as, call.to());
        record(new JournalEvent.CallBegan(stage, call.name(), placed.callId()));
        var answered = placed.awaitAnswered(call.patience());
        // The caller has its answer before the ACK is where it goes; what comes next is not to overtake it.
        testbed.settle();
        standing.add(new Standing(call, placed, from, answered, estate));
    }

    /** The called telephone is told what to do even where the call does not say: the call before may have told it else. */
    private void prepareCallee(MatrixCall call, Deployment estate) {
        calledIn(estate, call)
                .filter(party -> told.keySet().stream().noneMatch(party::equalsIgnoreCase))
                .filter(party -> !testbed.placement().isReal(party))
                .ifPresent(party -> telephone(party)
                        .behave(call.callee().orElseGet(() -> usual(party, estate)), call.answerAfter()));
    }

    /** The telephone that a call is for, if it is one that can be taken in hand: no number outside the carrier's list. */
    private Optional<String> calledIn(Deployment estate, MatrixCall call) {
        if (called.routing().deployment() != estate) {
            var inForce = testbed.routing();
            // A call that stands across a step was placed in the estate before.
            called = new Called(inForce.deployment() == estate ? inForce : CallRouting.of(estate));
        }
        return called.party(call.from(), call.to())
                .filter(party -> party.startsWith("+")
                        ? estate.topology().carrier().find(party).isPresent()
                        : estate.users().find(party).isPresent());
    }

    /** Users answer; a number of the carrier does what the deployment says. */
    private static Telephone.Manner usual(String party, Deployment estate) {
        return estate.topology()
                .carrier()
                .find(party)
                .map(number -> Telephone.Manner.of(number.manner()))
                .orElse(Telephone.Manner.ANSWERS);
    }

    private Telephone telephone(String party) {
        return party.startsWith("+") ? testbed.number(party) : testbed.user(party);
    }

    /** Lets parties of the standing calls hang up. */
    void hangUp(CallScenario.Act.HangUp act) {
        letPass(act.after());
        var answers = act.answers().map(this::telephone);
        if (act.parties().isEmpty()) {
            standing.forEach(call -> call.placed().hangUp());
        }
        // All are at hand before the first one acts: it is to be the same moment.
        var hands = act.parties().stream()
                .map(party -> act.cause() == 0 ? hangingUp(party) : clearing(party, act.cause()))
                .toList();
        hands.forEach(Runnable::run);
        answers.ifPresent(Telephone::answer);
        testbed.settle();
    }

    /** Lets a user transfer a call, and sees how that goes; what is not as expected is a complaint of the stage. */
    void transfer(CallScenario.Act.Transfer act) {
        standing.forEach(call -> call.placed().awaitOver(act.after()));
        var status = testbed.transfer(act.party(), act.to(), act.attended()).await(ENDING.plus(MatrixCall.PATIENCE));
        testbed.settle();
        testbed.journal().drain();
        if (status != act.expected() && complaint.isEmpty()) {
            complaint = "the transfer by %s to %s ended with %s, expected %d"
                    .formatted(act.party(), act.to(), status == 0 ? "nothing" : status, act.expected());
        }
    }

    private Runnable clearing(String party, int cause) {
        var telephone = telephone(party);
        return () -> telephone.clear(cause);
    }

    private Runnable hangingUp(String party) {
        var placed = standing.stream()
                .filter(call -> call.call().from().equals(party))
                .map(Standing::placed)
                .toList();
        if (!placed.isEmpty()) {
            return () -> placed.forEach(PlacedCall::hangUp);
        }
        return telephone(party)::hangUp;
    }

    /** Lets parties of the standing calls put the others on hold, or take them back. */
    void hold(CallScenario.Act.Hold act) {
        letPass(act.after());
        var parties = act.parties().isEmpty()
                ? standing.stream().map(call -> call.call().from()).toList()
                : act.parties();
        var telephones = parties.stream().map(this::telephone).toList();
        for (var telephone : telephones) {
            if (act.resume()) {
                telephone.resume(act.how());
            } else {
                telephone.hold(act.how());
            }
        }
        testbed.settle();
    }

    /** Calls that are over before have no more to wait for. */
    private void letPass(Duration time) {
        standing.forEach(call -> call.placed().awaitOver(time));
    }

    /** The callers of all standing calls hang up, and the calls are seen to their end. */
    void hangUpAll() {
        for (var call : List.copyOf(standing)) {
            var talk = call.answered() ? call.call().talk() : Duration.ZERO;
            if (!call.placed().awaitOver(talk)) {
                call.placed().hangUp();
            }
            call.placed().awaitOver(ENDING);
            testbed.settle();
            awaitDevices(call);
            record(new JournalEvent.CallEnded(
                    stage, call.call().name(), call.placed().callId()));
            ended.add(new Ended(call.call(), recordOf(call)));
            listener.callOver(Duration.between(began, testbed.now()));
        }
        standing.forEach(this::calledHangsUp);
        standing.clear();
    }

    /** A real device's answer to a BYE may be on its way, and nothing here knows of it. */
    private void awaitDevices(Standing call) {
        if (testbed.placement().devices().isEmpty()) {
            return;
        }
        for (int look = 0; look < LOOKS && recordOf(call).outcome() instanceof CallOutcome.Dropped; look++) {
            testbed.pass(GLANCE);
        }
    }

    /** A call that was lost on its way leaves the called party with a dead line in hand. */
    private void calledHangsUp(Standing call) {
        if (call.answered()) {
            calledIn(call.estate(), call.call())
                    .filter(party -> !testbed.placement().isReal(party))
                    .ifPresent(party -> telephone(party).hangUp());
            testbed.settle();
        }
    }

    private CallRecord recordOf(Standing call) {
        return CallRecord.of(
                testbed.journal().after(call.journalFrom()), call.placed().callId(), call.estate());
    }

    /** Holds the stage against what was expected of it, and clears the table for the next one. */
    StageResult finish(StageExpectation expect) {
        var calls = new ArrayList<CallResult>();
        for (var call : ended) {
            var result = CallResult.of(call.call(), call.record(), expect);
            listener.callEnded(result);
            calls.add(result);
        }
        var findings = migration.findings(rules).stream().map(Finding::message).toList();
        var result =
                new StageResult(stage, planned, refused, forced, touched, report, findings, calls, waits, complaint);
        ended.clear();
        waits.clear();
        refused = Optional.empty();
        forced = List.of();
        report.clear();
        touched.clear();
        complaint = "";
        listener.stageEnded(result);
        return result;
    }

    void end(Verdict verdict) {
        record(new JournalEvent.Ended(verdict.word()));
    }

    private void record(JournalEvent event) {
        if (testbed.isLeaving()) {
            throw new RunInterruptedException();
        }
        testbed.journal().record(event);
        testbed.journal().drain();
    }
}
