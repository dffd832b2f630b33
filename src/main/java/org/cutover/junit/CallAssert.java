package org.cutover.junit;

import java.util.List;
import java.util.function.Function;
import org.cutover.scenario.CallRecord;

/**
 * Says how a call went: {@code assertThat(call)}, by AssertJ's own {@code assertThat}.
 *
 * <p>Each assertion looks back at what happened, and waits for what has not happened yet: up to 40 s of virtual time, or up to 10 s
 * in a live test, unless {@link #within} says otherwise. Names of servers, gateways and trunks may be written without the domain.
 */
public final class CallAssert extends WaitingAssert<CallAssert, Call> {

    private final KnownNames names;
    private final Sequence sequence;

    CallAssert(Call call) {
        super(call, CallAssert.class, call.run());
        names = new KnownNames(call.estate());
        sequence = new Sequence(new EndpointNames(call.estate().topology()));
    }

    @Override
    String subject() {
        return "Call: " + actual.describe();
    }

    @Override
    List<Call> shown() {
        return List.of(actual);
    }

    private CallAssert expectSeen(WayExpected way) {
        return expectSeen(way.words(), way.look());
    }

    private CallAssert expectSeen(String expected, Function<CallSeen, Sight> look) {
        return expect(expected, () -> look.apply(actual.seen()));
    }

    /**
     * Its caller heard it ring.
     *
     * @return this assertion
     */
    public CallAssert rang() {
        return expectSeen(
                "it rang", seen -> seen.rang() ? Sight.HOLDS : Sight.otherwise(seen.hasItsWay(), seen.inWords()));
    }

    /**
     * It was answered. It may stand still, or be over.
     *
     * @return this assertion
     */
    public CallAssert wasAnswered() {
        return expectSeen(
                "it was answered",
                seen -> seen.answered() ? Sight.HOLDS : Sight.otherwise(seen.over(), seen.inWords()));
    }

    /**
     * It is over, and was not answered.
     *
     * @return this assertion
     */
    public CallAssert wasNotAnswered() {
        return expectSeen("it was not answered, and is over", seen -> {
            if (seen.answered()) {
                return Sight.never(seen.inWords());
            }
            return seen.over() ? Sight.HOLDS : Sight.notYet(seen.inWords());
        });
    }

    /**
     * It is over, however it ended.
     *
     * @return this assertion
     */
    public CallAssert isOver() {
        return expectSeen("it is over", seen -> seen.over() ? Sight.HOLDS : Sight.notYet(seen.inWords()));
    }

    /**
     * It is over, and ended so.
     *
     * @param outcome a word as scenarios have it: {@code completed}, {@code busy}, {@code no-answer}, {@code rejected}, {@code
     *     refused}, {@code unrouted}, {@code timed-out}, {@code abandoned}, {@code dropped}. Not {@code not-placed}, which scenarios
     *     have too: a call that nobody here can place is not dialled at all, see {@link Telephone#dial}
     * @return this assertion
     * @throws IllegalArgumentException if it is another word
     */
    public CallAssert hasOutcome(String outcome) {
        KnownNames.requireOutcome(outcome);
        return expectSeen("it ended " + outcome, seen -> {
            if (!seen.over()) {
                return Sight.notYet(seen.inWords());
            }
            var is = seen.record().outcome().word();
            return is.equals(outcome)
                    ? Sight.HOLDS
                    : is.equals("dropped") ? Sight.notYet(seen.inWords()) : Sight.never(is + ": " + seen.inWords());
        });
    }

    /**
     * It was answered, and ended when a party hung up.
     *
     * @return this assertion
     */
    public CallAssert wasCompleted() {
        return hasOutcome("completed");
    }

    /**
     * The called party was busy.
     *
     * @return this assertion
     */
    public CallAssert wasBusy() {
        return hasOutcome("busy");
    }

    /**
     * A compatibility rule refused it.
     *
     * @param rule the rule's id, such as {@code legacy-pool-new-mediation}
     * @return this assertion
     * @throws IllegalArgumentException if there is no such rule
     */
    public CallAssert wasRefusedBy(String rule) {
        KnownNames.requireRule(rule, run().rules());
        return expectSeen("it was refused by rule " + rule, seen -> {
            var by = seen.record().rule();
            return !by.isEmpty() && by.equals(rule)
                    ? Sight.HOLDS
                    : Sight.otherwise(seen.hasItsWay(), by.isEmpty() ? seen.inWords() : "it was refused by rule " + by);
        });
    }

    /**
     * The final response that its caller got. Of a call from the PSTN that never became SIP, what its cause is in SIP.
     *
     * @param status of SIP, 200 to 699
     * @return this assertion
     * @throws IllegalArgumentException if it is another number
     */
    public CallAssert hasStatus(int status) {
        InRange.finalStatus("hasStatus", status);
        return expectSeen("it has status " + status, seen -> {
            var is = seen.record().status();
            return is == status
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            is != 0 || seen.over(),
                            is == 0 ? seen.inWords() : "it has status %d; %s".formatted(is, seen.inWords()));
        });
    }

    /**
     * A response of it had this ms-diagnostics id, whoever gave it.
     *
     * @param id as the products number them, such as 12006
     * @return this assertion
     */
    public CallAssert hasDiagnostic(int id) {
        return expectSeen("a response had ms-diagnostics " + id, seen -> {
            var are = seen.record().evidence().diagnostics();
            return are.contains(id)
                    ? Sight.HOLDS
                    : Sight.otherwise(seen.hasItsWay(), are.isEmpty() ? "none had any" : "there were " + are);
        });
    }

    /**
     * It crossed no pair of releases of which no source says whether they work together.
     *
     * @return this assertion
     */
    public CallAssert isDocumented() {
        return expectSeen("it crossed nothing but documented pairs of releases", seen -> {
            var rules = seen.record().undocumented();
            if (!rules.isEmpty()) {
                return Sight.never("no source says that it would go so: rule " + String.join(", ", rules));
            }
            return seen.hasItsWay() ? Sight.HOLDS : Sight.notYet(seen.inWords());
        });
    }

    /**
     * It went by this Mediation Server; if it was not answered, that is where it was tried last.
     *
     * @param mediationServer name of the Mediation Server or mediation pool; a collocated one goes by its Front End pool's name
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such Mediation Server
     */
    public CallAssert wentBy(String mediationServer) {
        return expectSeen(WayExpected.byMediationServer(names, mediationServer));
    }

    /**
     * It went out by this voice route or phone route; if it was not answered, that was the last one tried.
     *
     * @param route its name
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such route
     */
    public CallAssert wentByRoute(String route) {
        return expectSeen(WayExpected.byRoute(names, route));
    }

    /**
     * It went over this trunk; if it was not answered, that was the last one tried.
     *
     * @param trunk its name, or {@code MediationServer:<fqdn>} as routes have it
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public CallAssert wentOver(String trunk) {
        return expectSeen(WayExpected.overTrunk(names, trunk));
    }

    /**
     * It went through this gateway; if it was not answered, that is where it was tried last.
     *
     * @param gateway its FQDN
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such gateway
     */
    public CallAssert wentThrough(String gateway) {
        return expectSeen(WayExpected.throughGateway(names, gateway));
    }

    /**
     * The trunks that were tried, in this order and no others.
     *
     * @param trunks their names, or {@code MediationServer:<fqdn>} as routes have it; none if none was tried. In which order a route's
     *     trunks are tried, its {@code trunk-choice} says
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such trunk
     */
    public CallAssert tried(String... trunks) {
        return expectSeen(WayExpected.tried(names, trunks));
    }

    /**
     * It went out by a route of this PSTN usage, or phone usage.
     *
     * @param usage its name
     * @return this assertion
     * @throws IllegalArgumentException if the estate has no such usage
     */
    public CallAssert usedUsage(String usage) {
        return expectSeen(WayExpected.byUsage(names, usage));
    }

    /**
     * Neither did it go by these Mediation Servers, gateways, trunks or routes, nor were they tried. Counts once the call is
     * answered or over.
     *
     * @param names their names, one or more
     * @return this assertion
     * @throws IllegalArgumentException if the estate has none of that name
     */
    public CallAssert didNotTouch(String... names) {
        return expectSeen(WayExpected.notTouching(this.names, names));
    }

    /**
     * The called number, as the last gateway got it.
     *
     * @param number such as {@code +14255550123}; blanks, dots, hyphens and parentheses do not count
     * @return this assertion
     */
    public CallAssert hasCalledNumber(String number) {
        return number("called", number, record -> record.evidence().called());
    }

    /**
     * The calling number, as the last gateway got it.
     *
     * @param number such as {@code +14255550101}, as for {@link #hasCalledNumber}
     * @return this assertion
     */
    public CallAssert hasCallingNumber(String number) {
        return number("calling", number, record -> record.evidence().calling());
    }

    private CallAssert number(String which, String number, Function<CallRecord, String> at) {
        return expectSeen("the gateway got %s number %s".formatted(which, number), seen -> {
            var is = at.apply(seen.record());
            return is.equals(KnownNames.number(number))
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            seen.hasItsWay(),
                            is.isEmpty()
                                    ? "it reached no gateway; " + seen.inWords()
                                    : "it got %s number %s".formatted(which, is));
        });
    }

    /**
     * These messages were sent, in this order; others may stand between them. When it is said again, it goes on behind them.
     *
     * @param messages such as {@code alice -> ocs-fe1.contoso.com: INVITE}, {@code sea-gw -> ocs-med: 180}, {@code ocs-med ->
     *     sea-gw: 200 BYE}, {@code PSTN -> sea-gw: CONNECT}; a server may go by its pool's name
     * @return this assertion
     * @throws IllegalArgumentException if a message is written otherwise, none is, or nothing has such a name
     */
    public CallAssert sentInOrder(String... messages) {
        var expected = Sequence.of(messages, MessagePattern::parse);
        expected.forEach(one -> {
            known(one.from());
            known(one.to());
        });
        expect(
                sequence.expectation(expected),
                () -> sequence.look(expected, SentMessage.of(actual.entries()), actual.isOver()));
        sequence.passed(expected, SentMessage.of(actual.entries()));
        return this;
    }

    /**
     * Nothing was sent but what {@link #sentInOrder} named before. It does not wait; {@link Testbed#advance} lets time pass first.
     * 100 Trying does not count.
     *
     * @return this assertion
     */
    public CallAssert sentNothingElse() {
        return expectNow("it sent nothing else", () -> sequence.rest(SentMessage.of(actual.entries())));
    }

    /**
     * One leg of the call: what passed between two neighbours.
     *
     * @param from who sent the INVITE: a user, a server or its pool, a gateway
     * @param to who got it
     * @return an assertion on the leg; waits for its INVITE
     * @throws IllegalArgumentException if nothing has such a name
     */
    public LegAssert leg(String from, String to) {
        known(from);
        known(to);
        var leg = new LegAssert(actual, from, to);
        leg.invite();
        return leg;
    }

    /** A step that was taken while the call stood may have brought an endpoint; a device of nobody's has its address for a name. */
    private void known(String endpoint) {
        var endpoints = new EndpointNames(actual.estate().topology());
        var passed = SentMessage.of(actual.entries()).stream()
                .anyMatch(one -> endpoints.means(endpoint, one.from()) || endpoints.means(endpoint, one.to()));
        if (!passed) {
            names.requireEndpoint(endpoint);
        }
    }
}
