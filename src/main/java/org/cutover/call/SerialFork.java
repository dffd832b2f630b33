package org.cutover.call;

import java.util.List;

/**
 * An outbound call that tries one branch after the other: "Trying next hop" of outbound routing. One branch is under way
 * at a time (RFC 3261 section 16.7, forking in series).
 *
 * <p>The next branch is tried after a 5xx and when the branch's peer cannot be reached or says nothing; a 4xx or 6xx is the
 * caller's answer. 503 and 486 are documented (New-CsSipResponseCodeTranslationRule reference); that other 5xx fail over
 * and other 4xx do not is what administrators report; for 6xx it follows from RFC 3261.
 *
 * @param branches how many there are
 * @param current the branch under way, from 0
 */
public record SerialFork(int branches, int current, State state) {

    public enum State {
        TRYING,
        /** The caller gave up; the branch under way has been cancelled. */
        GIVEN_UP,
        /** The caller has a final response. */
        DONE
    }

    /** Something to do. */
    public sealed interface Effect {}

    /** Sends the INVITE on a branch. */
    public record Try(int branch) implements Effect {}

    /** Passes the branch's response on to the caller. */
    public record PassOn() implements Effect {}

    /** Answers the caller with a status of the proxy's own. */
    public record Answer(int status) implements Effect {}

    /** Cancels the branch under way. */
    public record Cancel() implements Effect {}

    /** The fork after an event, and what is to be done. */
    public record Next(SerialFork fork, List<Effect> effects) {}

    /**
     * Begins with the first branch.
     *
     * @param branches at least 1
     */
    public static Next begin(int branches) {
        return new SerialFork(branches, 0, State.TRYING).does(new Try(0));
    }

    /** A branch other than the one under way has nothing more to say, unless it answers after all. */
    public Next onResponse(int branch, int status) {
        var answered = status >= 200 && status < 300;
        if (state == State.DONE) {
            return answered ? does(new PassOn()) : does();
        }
        if (branch != current) {
            return answered ? answeredAfterAll() : does();
        }
        if (status == 100) {
            return does();
        }
        if (status < 200) {
            return does(new PassOn());
        }
        var failsOver = status >= 500 && status < 600 && state == State.TRYING;
        if (failsOver && current + 1 < branches) {
            return tryNext();
        }
        return in(State.DONE).does(new PassOn());
    }

    /**
     * The branch cannot be reached, or its INVITE timed out.
     *
     * @param status what the caller is told if there is no other branch
     */
    public Next onLost(int branch, int status) {
        if (state == State.DONE || branch != current) {
            return does();
        }
        if (state == State.TRYING && current + 1 < branches) {
            return tryNext();
        }
        return in(State.DONE).does(new Answer(state == State.GIVEN_UP ? 487 : status));
    }

    public Next onGivenUp() {
        return state == State.TRYING ? in(State.GIVEN_UP).does(new Cancel()) : does();
    }

    /** RFC 3261 section 16.7: a 2xx is forwarded at once, whatever branch it comes from; the others are cancelled. */
    private Next answeredAfterAll() {
        return state == State.TRYING
                ? in(State.DONE).does(new PassOn(), new Cancel())
                : in(State.DONE).does(new PassOn());
    }

    private Next tryNext() {
        var next = new SerialFork(branches, current + 1, state);
        return next.does(new Try(next.current()));
    }

    private SerialFork in(State next) {
        return new SerialFork(branches, current, next);
    }

    private Next does(Effect... effects) {
        return new Next(this, List.of(effects));
    }
}
