package org.cutover.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says what passed on one leg of a call, between two neighbours: {@code assertThat(call).leg("ocs-med", "sea-gw")}.
 *
 * <p>Waits as {@link CallAssert} does.
 */
public final class LegAssert extends WaitingAssert<LegAssert, Call> {

    private final EndpointNames names;
    private final Sequence sequence;
    private final String from;
    private final String to;

    LegAssert(Call call, String from, String to) {
        super(call, LegAssert.class, call.run());
        this.names = new EndpointNames(call.estate().topology());
        this.sequence = new Sequence(names);
        this.from = from;
        this.to = to;
    }

    @Override
    String subject() {
        return "Call: %s, from %s to %s".formatted(actual.describe(), from, to);
    }

    @Override
    List<Call> shown() {
        return List.of(actual);
    }

    private List<SentMessage> messages() {
        return SentMessage.of(actual.entries()).stream()
                .filter(one -> names.means(from, one.from()) && names.means(to, one.to())
                        || names.means(from, one.to()) && names.means(to, one.from()))
                .toList();
    }

    /**
     * Its INVITE.
     *
     * @return an assertion on that message
     */
    public MessageAssert invite() {
        return message(
                "an INVITE from %s to %s".formatted(from, to),
                1,
                one -> one.name().equals("INVITE") && names.means(from, one.from()));
    }

    /**
     * The final response to its INVITE.
     *
     * @return an assertion on that message
     */
    public MessageAssert response() {
        return message("a final response", 1, SentMessage::isFinal);
    }

    /**
     * One of the final responses to INVITEs: to hold a call, and to take it back, is an INVITE too.
     *
     * @param nth 1 for the first, in the order in which they were sent
     * @return an assertion on that message
     * @throws IllegalArgumentException if {@code nth} is less than 1
     */
    public MessageAssert response(int nth) {
        return message("final response number " + nth, nth, SentMessage::isFinal);
    }

    /**
     * The first provisional response with a status.
     *
     * @param status 101 to 199; 100 Trying is not kept
     * @return an assertion on that message
     * @throws IllegalArgumentException if it is another number
     */
    public MessageAssert provisional(int status) {
        if (status < 101 || status > 199) {
            throw new IllegalArgumentException("provisional takes 101 to 199, not %d.".formatted(status));
        }
        return message("a " + status, 1, one -> one.name().equals(Integer.toString(status)));
    }

    /**
     * One of the requests of a method, whichever side sent them: the INVITE that holds a call is the second one, that which takes it
     * back the third.
     *
     * @param method such as {@code INVITE}
     * @param nth 1 for the first, in the order in which they were sent
     * @return an assertion on that message
     * @throws IllegalArgumentException if {@code nth} is less than 1
     */
    public MessageAssert request(String method, int nth) {
        return message(
                "%s number %d".formatted(method, nth),
                nth,
                one -> one.isRequest() && one.name().equals(method));
    }

    /**
     * The first request of a method, whichever side sent it.
     *
     * @param method such as {@code BYE}
     * @return an assertion on that message
     */
    public MessageAssert request(String method) {
        return message("a " + method, 1, one -> one.isRequest() && one.name().equals(method));
    }

    /**
     * The final response to its INVITE has this status.
     *
     * @param status of SIP, 200 to 699
     * @return this assertion
     * @throws IllegalArgumentException if it is another number
     */
    public LegAssert hasStatus(int status) {
        InRange.finalStatus("hasStatus", status);
        return expect("the INVITE got " + status, () -> {
            var last = messages().stream().filter(SentMessage::isFinal).findFirst();
            return last.filter(one -> one.name().equals(Integer.toString(status)))
                            .isPresent()
                    ? Sight.HOLDS
                    : Sight.otherwise(
                            last.isPresent() || actual.isOver(),
                            last.map(one -> "it got " + one.name()).orElse("it got no final response"));
        });
    }

    /**
     * These messages passed, in this order, whichever side sent them; others may stand between them. When it is said again, it goes
     * on behind them.
     *
     * @param messages such as {@code INVITE}, {@code 180}, {@code 200 BYE}
     * @return this assertion
     * @throws IllegalArgumentException if a message is written otherwise, or none is
     */
    public LegAssert sentInOrder(String... messages) {
        var expected = Sequence.of(messages, MessagePattern::onLeg);
        expect(sequence.expectation(expected), () -> sequence.look(expected, messages(), actual.isOver()));
        sequence.passed(expected, messages());
        return this;
    }

    /**
     * Nothing passed but what {@link #sentInOrder} named before. It does not wait; {@link Testbed#advance} lets time pass first. 100
     * Trying does not count.
     *
     * @return this assertion
     */
    public LegAssert sentNothingElse() {
        return expectNow("nothing else passed here", () -> sequence.rest(messages()));
    }

    private MessageAssert message(String what, int nth, Predicate<SentMessage> which) {
        if (nth < 1) {
            throw new IllegalArgumentException("Messages are counted from 1, not from %d.".formatted(nth));
        }
        expect(what, () -> find(nth, which).isPresent() ? Sight.HOLDS : Sight.otherwise(actual.isOver(), whatPassed()));
        return new MessageAssert(this, find(nth, which).orElseThrow());
    }

    private Optional<SentMessage> find(int nth, Predicate<SentMessage> which) {
        return messages().stream().filter(which).skip(nth - 1).findFirst();
    }

    private String whatPassed() {
        var here = messages();
        if (!here.isEmpty()) {
            return "there passed " + here.stream().map(SentMessage::label).collect(Collectors.joining(", "));
        }
        var legs = SentMessage.of(actual.entries()).stream()
                .filter(one -> one.name().equals("INVITE") || one.name().equals("SETUP"))
                .map(one -> one.from() + " -> " + one.to())
                .distinct()
                .collect(Collectors.joining(", "));
        return "nothing passed there. "
                + (legs.isEmpty() ? "The call has no leg yet" : "The legs of the call: " + legs);
    }
}
