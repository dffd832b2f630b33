package org.cutover.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cutover.compatibility.Compatibility;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.CannotListenException;
import org.cutover.endpoint.PlacedCall;
import org.cutover.endpoint.Placement;
import org.cutover.endpoint.PlacementReader;
import org.cutover.endpoint.Testbed.World;
import org.cutover.journal.JournalEntry;
import org.cutover.journal.JournalEvent;
import org.cutover.migration.Migration;
import org.cutover.scenario.OutOfReach;
import org.opentest4j.AssertionFailedError;

/** The estate of one test, running: what was done with it, and what is made of it when something is not as expected. */
final class TestRun {

    /** The life of a transaction that nobody answers is 32 s (RFC 3261 section 17.1.1.2). */
    private static final Duration VIRTUAL_BOUND = Duration.ofSeconds(40);

    private static final Duration LIVE_BOUND = Duration.ofSeconds(10);

    private final String test;
    private final Testbed testbed = new Testbed(this);
    private final StartingPoint begin;
    private final Settings settings;
    private final List<String> replaced = new ArrayList<>();
    private volatile org.cutover.endpoint.Testbed estate;
    private Optional<LoopbackNetwork> network = Optional.empty();
    private volatile boolean used;
    private volatile boolean transferred;
    private final Thread owner = Thread.currentThread();
    private final PlanUnderWay plan;
    private final KeptRun kept;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<Throwable, JournalEvent.TestFailed> failures =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private volatile boolean ended;

    /**
     * Starts it.
     *
     * @param test what people call the test
     */
    TestRun(String test, StartingPoint begin, Settings settings, KeptRun.Place results) {
        this.test = test;
        this.begin = begin;
        this.settings = settings;
        this.estate = start(settings.live() ? World.LIVE_ON_FREE_PORTS : World.VIRTUAL, Placement.ALL_HERE);
        this.plan = new PlanUnderWay(this, begin);
        this.kept = new KeptRun(results, this);
    }

    private org.cutover.endpoint.Testbed start(World world, Placement placement) {
        var started = org.cutover.endpoint.Testbed.start(
                test,
                begin.migration().estate().inForce(),
                begin.rules(),
                world,
                placement,
                settings.seed(),
                entry -> {});
        var taken = begin.migration().taken();
        started.journal()
                .record(new JournalEvent.StageBegan(
                        0,
                        "as it is",
                        taken.isEmpty()
                                ? "As it is"
                                : "As it is after "
                                        + taken.get(taken.size() - 1).step().id()));
        return started;
    }

    /** Puts a real device in place of an endpoint: the estate starts anew, with those that were put in before. */
    synchronized Device replace(String name, String at) {
        var before = open();
        if (!isLive()) {
            throw new IllegalStateException("Real devices take part in real time only. Say live = true.");
        }
        if (used) {
            throw new IllegalStateException(
                    "The estate starts anew with a real device in it, and this one is in use already. Put devices in before anything else.");
        }
        var placement = placement("%s=%s".formatted(name, at));
        if (network.isEmpty()) {
            network = Optional.of(LoopbackNetwork.find());
        }
        before.close();
        try {
            estate = start(World.LIVE, placement.in(network.get().prefix()));
        } catch (CannotListenException taken) {
            replaced.remove(replaced.size() - 1);
            estate = before.placement().devices().isEmpty()
                    ? start(World.LIVE_ON_FREE_PORTS, Placement.ALL_HERE)
                    : start(World.LIVE, before.placement());
            throw new IllegalStateException(inTheWordsOfATest(taken.getMessage()), taken);
        }
        var device = placement.devices().get(placement.devices().size() - 1);
        return new Device(
                device.name(), "%s:%s".formatted(device.address(), device.at()), estate.peersOf(device.name()));
    }

    private Placement placement(String more) {
        replaced.add(more);
        try {
            return new PlacementReader(estatesAhead()).read(replaced, List.of(), List.of(), false);
        } catch (IllegalArgumentException wrong) {
            replaced.remove(more);
            throw new IllegalArgumentException(inTheWordsOfATest(wrong.getMessage()), wrong);
        }
    }

    /** The command line's words for it are not the test's. */
    private static String inTheWordsOfATest(String message) {
        return message.replaceAll(
                        "write it like --replace (\\S+)=(\\S+),", "write it like testbed.replace(\"$1\", \"$2\"),")
                .replaceAll("Use --bind \\S+", "Use a device on a loopback address, such as 127.77.6.1")
                .replaceAll("--replace:? ", "");
    }

    /** A device may stand for what a step of the plan only brings. */
    private List<Deployment> estatesAhead() {
        var migration = begin.migration();
        var estates = new ArrayList<>(List.of(migration.estate().inForce()));
        for (var stage : begin.ahead()) {
            if (migration.take(stage.step(), begin.rules()) instanceof Migration.Outcome.Done done) {
                migration = done.migration();
                estates.add(migration.estate().inForce());
            }
        }
        return estates;
    }

    /** The estate, for one who may use it now. */
    org.cutover.endpoint.Testbed estate() {
        used = true;
        return open();
    }

    private org.cutover.endpoint.Testbed open() {
        if (ended) {
            throw new IllegalStateException(
                    "The testbed of %s ended with that test. Take a Testbed as a parameter of the test that uses it."
                            .formatted(test));
        }
        if (estate.isVirtual() && Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "A testbed in virtual time is used by the thread of its test alone (%s), and this is %s. Use it from there, or say live = true."
                            .formatted(owner.getName(), Thread.currentThread().getName()));
        }
        return estate;
    }

    /** Always the same one. */
    Testbed testbed() {
        return testbed;
    }

    String test() {
        return test;
    }

    boolean isLive() {
        return !estate.isVirtual();
    }

    long seed() {
        return estate.seed();
    }

    Compatibility rules() {
        return begin.rules();
    }

    PlanUnderWay plan() {
        return plan;
    }

    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** What happened so far; may be asked after the end. */
    List<JournalEntry> journal() {
        return estate.journal().entries();
    }

    List<JournalEntry> journalAfter(int count) {
        return estate.journal().after(count);
    }

    int journalSize() {
        return estate.journal().drain();
    }

    Deployment deployment() {
        return estate.deployment();
    }

    /** @throws IllegalArgumentException if only a real device could place it */
    Call place(org.cutover.endpoint.Telephone telephone, String as, String to) {
        new OutOfReach(estate.placement(), deployment())
                .whyNot(telephone.name(), to)
                .ifPresent(why -> {
                    throw new IllegalArgumentException("Nobody here can place this call: " + why);
                });
        var before = journalSize();
        PlacedCall placed = telephone.dialAs(as, to);
        var call = new Call(this, placed, telephone.name(), to, before);
        estate.journal().record(new JournalEvent.CallBegan(call.stage(), nameOf(call), placed.callId()));
        calls.add(call);
        return call;
    }

    Transfer transfer(String user, String to, boolean attended) {
        transferred = true;
        return new Transfer(this, estate().transfer(user, to, attended), user, to);
    }

    /** Whether a call may come to somebody whom no telephone has dialled. */
    boolean hasTransfers() {
        return transferred;
    }

    /** Calls that are alike are numbered, so that each can be asked for. */
    private String nameOf(Call call) {
        var alike = calls().stream()
                .takeWhile(one -> one != call)
                .filter(one -> one.describe().equals(call.describe()))
                .count();
        return alike == 0 ? call.describe() : "%s (%d)".formatted(call.describe(), alike + 1);
    }

    void settle() {
        estate.settle();
    }

    Duration usualBound() {
        return isLive() ? LIVE_BOUND : VIRTUAL_BOUND;
    }

    /** Looks until what is seen changes no more, and at most until the bound. */
    Sight await(Supplier<Sight> look, Duration bound) {
        var running = estate();
        if (running.isVirtual()) {
            running.advanceUntil(() -> look.get().isSettled(), bound);
        } else {
            awaitLive(look, bound);
        }
        return look.get();
    }

    private static void awaitLive(Supplier<Sight> look, Duration bound) {
        try {
            LiveWait.until(() -> look.get().isSettled(), bound);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "A live test waits by Awaitility, which is not on the class path. Add org.awaitility:awaitility to the test dependencies.",
                    missing);
        }
    }

    /**
     * What to throw where something is not as expected.
     *
     * @param subject of what it was expected
     * @param callId of the one call that it is about; empty if it is about something else
     * @param expected a sentence part
     * @param instead what is so in its place
     * @param shown the calls whose ladders say more
     */
    AssertionFailedError failure(String subject, String callId, String expected, String instead, List<Call> shown) {
        var message = new StringBuilder("%s%nExpected: %s%nBut:      %s%n".formatted(subject, expected, instead));
        new Remarks(deployment(), estate.placement(), calls())
                .on(shown)
                .forEach(remark -> message.append("          %s%n".formatted(remark)));
        for (var call : shown) {
            message.append("%n%s%n%n%s".formatted(call.summary(), call.ladder()));
        }
        message.append("%n%s".formatted(kept.note()));
        var error = new AssertionFailedError(message.toString());
        failures.put(error, new JournalEvent.TestFailed(callId, inALine(expected), inALine(instead)));
        return error;
    }

    /** The first paragraph: what comes below it, as a whole message, stands elsewhere. */
    private static String inALine(String text) {
        return text.strip().split("\\R\\h*\\R", 2)[0].replaceAll("\\R\\h*", " ");
    }

    private JournalEvent.TestFailed told(Throwable thrown) {
        return Optional.ofNullable(failures.get(thrown))
                .orElseGet(() -> new JournalEvent.TestFailed("", "", inALine(thrown.toString())));
    }

    /** The test is over: ends the estate, and keeps the run or leaves nothing. */
    void end(Optional<Throwable> failed) {
        if (ended) {
            return;
        }
        try {
            if (failed.isEmpty() && estate.isVirtual()) {
                // What an endpoint threw that nobody waited for comes out here.
                estate.settle();
            }
        } finally {
            ended = true;
            calls().stream()
                    .filter(Call::isOver)
                    .forEach(call -> estate.journal()
                            .record(new JournalEvent.CallEnded(call.stage(), nameOf(call), call.callId())));
            failed.ifPresent(thrown -> estate.journal().record(told(thrown)));
            if (!estate.placement().devices().isEmpty()) {
                // Before the journal says that it is over; what stood until here was not over of itself.
                estate.leave();
            }
            estate.journal().record(new JournalEvent.Ended(failed.isPresent() ? "failed" : "passed"));
            estate.close();
            network.ifPresent(LoopbackNetwork::close);
            if (failed.isPresent()) {
                kept.failed(failed.get());
            } else {
                kept.drop();
            }
        }
    }
}
