package org.cutover.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AssertProvider;
import org.cutover.deployment.Deployment;
import org.cutover.endpoint.ServerControl;
import org.cutover.journal.JournalEntry;

/**
 * The estate of one test, running: every pool, Mediation Server and gateway of a deployment, the carrier behind them, and the
 * phones of its users. A test, or a {@code @BeforeEach} method, takes it as a parameter; see {@link TestbedTest}.
 *
 * <p>In virtual time, which is the default, everything happens on the thread of the test, and only while it waits: an assertion on a
 * call lets time pass up to what it states, {@link #advance} moves it, and nothing else does. A testbed is then to be used by that
 * thread alone. In a live test endpoints have threads, time passes by itself, and any thread may use it. Either way the journal
 * keeps every message from the start: an assertion that comes late misses nothing.
 *
 * <p>Every method but {@link #journal} and {@link #seed} throws {@link IllegalStateException} once the test is over.
 */
public final class Testbed implements AssertProvider<TestbedAssert> {

    private final TestRun run;

    Testbed(TestRun run) {
        this.run = run;
    }

    /**
     * A user's phone, signed in.
     *
     * @param name as the deployment has it, such as {@code alice}
     * @return the phone
     * @throws IllegalArgumentException if there is no such user
     */
    public Telephone user(String name) {
        return new Telephone(run, run.estate().user(name));
    }

    /**
     * A telephone on the public network.
     *
     * @param number one of the carrier's in the deployment, in E.164; blanks, dots, hyphens and parentheses do not count
     * @return the telephone
     * @throws IllegalArgumentException if the carrier has no such number, or it is a user's line
     */
    public Telephone number(String number) {
        var digits = KnownNames.number(number);
        var estate = run.estate().deployment();
        if (estate.topology().carrier().find(digits).isEmpty()) {
            estate.users().usersWith(digits).stream().findFirst().ifPresent(user -> {
                throw new IllegalArgumentException(
                        "%s is no number on the public network, but the line of a user. Say testbed.user(\"%s\")."
                                .formatted(digits, user));
            });
        }
        return new Telephone(run, run.estate().number(digits));
    }

    /**
     * A gateway, to set what it does.
     *
     * @param name its FQDN, which may go without its domain
     * @return the gateway
     * @throws IllegalArgumentException if the estate has no such gateway, or a real device in its place
     */
    public Gateway gateway(String name) {
        return new Gateway(run, run.estate().gateway(names().gateway(name)));
    }

    /**
     * Puts a real device in place of an endpoint of the estate: a gateway, a server or a user's phone. In a live test, and before
     * anything else: the estate starts anew, its servers at loopback addresses of their own, with the ports of the products. Whether the
     * device is there shows when it is called.
     *
     * <pre>{@code
     * var gateway = testbed.replace("sea-gw", "127.0.0.1:5070/udp");
     * startOn(5070, gateway.peer());
     * assertThat(testbed.user("alice").dial("9 555 0123")).wasAnswered().wentThrough("sea-gw");
     * }</pre>
     *
     * @param name of the endpoint, which may go without its domain; also of one that a step of the plan only brings
     * @param at where the device listens: {@code host:port/transport}, over udp, tcp or tls
     * @return the device
     * @throws IllegalArgumentException if there is no such endpoint or address
     * @throws IllegalStateException if the test is not live, or has begun to use the estate
     */
    public Device replace(String name, String at) {
        return run.replace(name, at);
    }

    /**
     * Stops a server: its calls are lost, and connections to it are refused until {@link #restart}.
     *
     * @param server a gateway, a Front End server with the Mediation Server on it, a member of a Mediation Server; {@code
     *     mediation@<machine>} for a collocated Mediation Server alone; or a pool, for each of its servers. It may go without its domain
     * @throws IllegalArgumentException if the estate has no such server
     */
    public void stop(String server) {
        each(server, ServerControl::stop);
    }

    /**
     * Starts a server that was stopped or hangs; users of a Front End server sign in again when they are next used.
     *
     * @param server as for {@link #stop}
     * @throws IllegalArgumentException if the estate has no such server
     */
    public void restart(String server) {
        each(server, ServerControl::restart);
    }

    /**
     * From now on a server takes requests and answers none of them, until {@link #restart}.
     *
     * @param server as for {@link #stop}
     * @throws IllegalArgumentException if the estate has no such server
     */
    public void hang(String server) {
        each(server, ServerControl::hang);
    }

    /**
     * From now on a server takes no new calls; those that stand go on.
     *
     * @param server a Front End server with the Mediation Server on it, a member of a Mediation Server; {@code
     *     mediation@<machine>} for a collocated Mediation Server alone; or a pool, for each of its servers. It may go without its domain
     * @throws IllegalArgumentException if the estate has no such server, or it is a gateway
     */
    public void drain(String server) {
        each(server, ServerControl::drain);
    }

    /**
     * A server takes calls again after {@link #drain}.
     *
     * @param server as for {@link #drain}
     * @throws IllegalArgumentException if the estate has no such server, or it is a gateway
     */
    public void undrain(String server) {
        each(server, ServerControl::undrain);
    }

    /**
     * Marks a trunk down, as a Mediation Server does whose polling gets no answer: routing passes it over.
     *
     * @param trunk its name, or {@code MediationServer:<fqdn>} as routes have it; it may go without its domain
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public void markDown(String trunk) {
        run.estate().trunks().markDown(names().trunk(trunk));
    }

    /**
     * Marks a trunk up again.
     *
     * @param trunk as for {@link #markDown}
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public void markUp(String trunk) {
        run.estate().trunks().markUp(names().trunk(trunk));
    }

    /**
     * Takes the steps of the rehearsal's plan that are still ahead, up to and including one. A step that the plan expects to be
     * refused is passed over if it is.
     *
     * @param id of a step that is ahead
     * @throws IllegalArgumentException if there is no such step ahead
     * @throws AssertionError if a step is refused that the plan expects to be taken; the message says by which rule
     */
    public void takeStepsUntil(String id) {
        run.plan().takeUntil(id);
    }

    /**
     * Takes a step, and lets the estate follow.
     *
     * @param step as it stands in a plan: {@code move-users: { users: [bob], to: lync-pool.contoso.com }}
     * @throws IllegalArgumentException if it cannot be read, or names what the estate does not have
     * @throws AssertionError if it is refused; the message says by which rule
     */
    public void takeStep(String step) {
        run.plan().take(step);
    }

    /**
     * The estate that is in force.
     *
     * @return a value: a step that is taken later does not change it
     */
    public Deployment deployment() {
        return run.estate().deployment();
    }

    /**
     * The calls of the test so far. Calls that a real device places are not among them: what passed of these, {@link #journal} has, and
     * the telephone that they came to {@link TelephoneAssert#wasCalled() wasCalled}.
     *
     * @return in the order in which they were placed
     */
    public List<Call> calls() {
        run.estate();
        return run.calls();
    }

    /**
     * Moves virtual time on, and lets happen what falls due meanwhile.
     *
     * @param time zero or more
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException in a live test, where time passes by itself
     */
    public void advance(Duration time) {
        var estate = run.estate();
        if (run.isLive()) {
            throw new IllegalStateException(
                    "Time passes by itself in a live test, and only virtual time can be moved. Wait for what is to happen, as assertThat(call) does, or leave live = true away.");
        }
        estate.advance(InRange.time("advance", time));
    }

    /**
     * The time in this testbed: in virtual time it begins on 2026-01-01 at midnight UTC.
     *
     * @return an instant
     */
    public Instant now() {
        return run.estate().now();
    }

    /**
     * Whether it runs in real time on sockets.
     *
     * @return whether it is live
     */
    public boolean isLive() {
        return run.isLive();
    }

    /**
     * From where its tags, branches and Call-IDs come.
     *
     * @return for {@link TestbedTest#seed}
     */
    public long seed() {
        return run.seed();
    }

    /**
     * All that happened so far. May be asked after the test, too.
     *
     * @return in the order of the journal
     */
    public List<JournalEntry> journal() {
        return run.journal();
    }

    private KnownNames names() {
        run.estate();
        return new KnownNames(run.deployment());
    }

    private void each(String written, Consumer<ServerControl> change) {
        names().servers(written).stream().map(run.estate()::server).forEach(change);
        run.settle();
    }

    @Override
    public TestbedAssert assertThat() {
        return new TestbedAssert(this);
    }

    /** Which test it is of, and which estate it runs. */
    @Override
    public String toString() {
        return "testbed of %s: %s".formatted(run.test(), run.plan().where());
    }

    TestRun run() {
        return run;
    }
}
