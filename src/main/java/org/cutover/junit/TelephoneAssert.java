package org.cutover.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cutover.journal.JournalEvent;
import org.cutover.journal.JournalEvent.Direction;
import org.cutover.topology.PstnNumber;

/** Says how often a telephone was called. Waits as {@link CallAssert} does. */
public final class TelephoneAssert extends WaitingAssert<TelephoneAssert, Telephone> {

    private static final String CARRIER = "PSTN";

    TelephoneAssert(Telephone telephone) {
        super(telephone, TelephoneAssert.class, telephone.run());
    }

    @Override
    String subject() {
        return "Telephone: " + actual.name();
    }

    @Override
    List<Call> shown() {
        return run().calls();
    }

    /**
     * A call came to it, once or more often; whether it was answered or not.
     *
     * @return this assertion
     */
    public TelephoneAssert wasCalled() {
        return expect("it was called", () -> calls().isEmpty() ? notYet("it was not called") : Sight.HOLDS);
    }

    /**
     * So many calls came to it.
     *
     * @param times 1 or more
     * @return this assertion
     * @throws IllegalArgumentException if it is another number
     */
    public TelephoneAssert wasCalled(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "wasCalled takes 1 or more, not %d. Say wasNotCalled() for none.".formatted(times));
        }
        return expect(times == 1 ? "it was called once" : "it was called %d times".formatted(times), () -> {
            var are = calls().size();
            if (are == times) {
                return Sight.HOLDS;
            }
            return are > times ? Sight.never(times(are)) : notYet(times(are) + remedy(times));
        });
    }

    /**
     * No call has come to it so far. It does not wait; {@link Testbed#advance} lets time pass first.
     *
     * @return this assertion
     */
    public TelephoneAssert wasNotCalled() {
        return expectNow(
                "it was not called", () -> calls().isEmpty() ? Sight.HOLDS : Sight.never(times(calls().size())));
    }

    private static String times(int times) {
        return switch (times) {
            case 0 -> "it was not called";
            case 1 -> "it was called once";
            default -> "it was called %d times".formatted(times);
        };
    }

    /** In virtual time nobody places a call while a test waits; those that have their way come to no further telephone. */
    private Sight notYet(String instead) {
        var settled = !run().isLive()
                && !run().hasTransfers()
                && run().calls().stream().allMatch(call -> call.isAnswered() || call.isOver());
        return Sight.otherwise(settled, instead);
    }

    private String remedy(int times) {
        var placed = run().calls().size();
        return placed < times
                ? ", and the test placed %s: place as many as are awaited, or await as many as are placed"
                        .formatted(placed == 1 ? "one call only" : placed + " calls only")
                : "";
    }

    /** The Call-IDs, or circuits, of the calls that came to it. */
    private Set<String> calls() {
        var calls = new LinkedHashSet<String>();
        for (var entry : run().journal()) {
            if (entry.event() instanceof JournalEvent.Message message
                    && message.direction() == Direction.RECEIVED
                    && message.status() == 0
                    && message.method().equals("INVITE")
                    && message.endpoint().equalsIgnoreCase(actual.name())) {
                calls.add(message.callId());
            } else if (entry.event() instanceof JournalEvent.Circuit circuit
                    && circuit.direction() == Direction.RECEIVED
                    && circuit.endpoint().equals(CARRIER)
                    && circuit.message().equals("SETUP")
                    && isForThis(circuit.detail())) {
                calls.add(circuit.circuit());
            }
        }
        return calls;
    }

    private boolean isForThis(String dialled) {
        return run().deployment()
                .topology()
                .carrier()
                .reachedBy(dialled)
                .map(PstnNumber::number)
                .filter(actual.name()::equals)
                .isPresent();
    }
}
