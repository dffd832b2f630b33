package org.cutover.call;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A call that rings in several places at once (RFC 3261 section 16.7): the first 2xx wins, the other arms are cancelled, and if
 * all fail the best response is the caller's. Each arm may be a {@link SerialFork}.
 *
 * @param finals the final status of each arm, in order; 0 while there is none
 * @param latest the arm whose final response came last; -1 for none
 * @param answeredBy the arm whose 2xx the caller has; -1 for none
 */
public record ParallelFork(List<Integer> finals, int latest, int answeredBy, State state) {

    public enum State {
        TRYING,
        /** An arm said 6xx: the others have been cancelled, and their last word is awaited. */
        DECLINED,
        /** The caller gave up; the arms have been cancelled, and their last word is awaited. */
        GIVEN_UP,
        /** The caller has a final response. */
        DONE
    }

    /** Something to do. */
    public sealed interface Effect {}

    /** Passes on the response that an arm gave now. */
    public record PassOn() implements Effect {}

    /** Passes on the final response that an arm gave now or earlier. */
    public record Answer(int arm) implements Effect {}

    /** Cancels an arm that has not given a final response. */
    public record Cancel(int arm) implements Effect {}

    /** Acknowledges the 2xx that an arm gave now, which comes too late, and ends its dialog. */
    public record End() implements Effect {}

    /** The fork after an event, and what is to be done. */
    public record Next(ParallelFork fork, List<Effect> effects) {}

    public ParallelFork {
        finals = List.copyOf(finals);
    }

    /**
     * All arms have just been called.
     *
     * @param arms at least 1
     */
    public static ParallelFork begin(int arms) {
        return new ParallelFork(IntStream.range(0, arms).map(arm -> 0).boxed().toList(), -1, -1, State.TRYING);
    }

    /** 101 to 199, or a final response. */
    public Next onResponse(int arm, int status) {
        if (status < 200) {
            return state == State.DONE ? does() : does(new PassOn());
        }
        if (status < 300) {
            return onAnswered(arm, status);
        }
        if (state == State.DONE || finals.get(arm) != 0) {
            return does();
        }
        var next = with(arm, status, answeredBy, state);
        if (next.pending().isEmpty()) {
            return next.in(State.DONE).does(new Answer(next.best()));
        }
        // RFC 3261 section 16.7 step 5: after a 6xx the others are cancelled, and it is passed on when they are over.
        return status >= 600 && state == State.TRYING ? next.in(State.DECLINED).does(next.cancels()) : next.does();
    }

    /** A 2xx is passed on at once, also when it crosses a 6xx or the caller's CANCEL (RFC 3261 section 16.7 step 5). */
    private Next onAnswered(int arm, int status) {
        if (arm == answeredBy) {
            return does(new PassOn());
        }
        if (state == State.DONE) {
            return does(new End());
        }
        var next = with(arm, status, arm, State.DONE);
        var effects = new ArrayList<Effect>(List.of(new PassOn()));
        // Those that wait for the end of their CANCEL are not cancelled again.
        if (state == State.TRYING) {
            effects.addAll(List.of(next.cancels()));
        }
        return new Next(next, effects);
    }

    public Next onGivenUp() {
        return switch (state) {
            case TRYING -> in(State.GIVEN_UP).does(cancels());
            case DECLINED -> in(State.GIVEN_UP).does();
            case GIVEN_UP, DONE -> does();
        };
    }

    private List<Integer> pending() {
        return IntStream.range(0, finals.size())
                .filter(arm -> finals.get(arm) == 0)
                .boxed()
                .toList();
    }

    private Effect[] cancels() {
        return pending().stream().map(Cancel::new).toArray(Effect[]::new);
    }

    /**
     * RFC 3261 section 16.7 step 6: a 6xx, else one of the lowest class; of these the one that the caller has waited for
     * longest. Who gave up hears that.
     */
    private int best() {
        if (state == State.GIVEN_UP && finals.contains(487)) {
            return finals.indexOf(487);
        }
        var lowest = finals.stream().mapToInt(ParallelFork::rank).min().orElseThrow();
        return rank(finals.get(latest)) == lowest
                ? latest
                : IntStream.range(0, finals.size())
                        .filter(arm -> rank(finals.get(arm)) == lowest)
                        .findFirst()
                        .orElseThrow();
    }

    private static int rank(int status) {
        return status >= 600 ? 0 : status / 100;
    }

    private ParallelFork with(int arm, int status, int answered, State next) {
        var changed = new ArrayList<>(finals);
        changed.set(arm, status);
        return new ParallelFork(changed, arm, answered, next);
    }

    private ParallelFork in(State next) {
        return new ParallelFork(finals, latest, answeredBy, next);
    }

    private Next does(Effect... effects) {
        return new Next(this, List.of(effects));
    }
}
