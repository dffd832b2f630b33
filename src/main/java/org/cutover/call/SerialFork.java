package org.cutover.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A call that tries one way after the other: "Trying next hop" of outbound routing (RFC 3261 section 16.7, forking in series).
 *
 * <p>A way has a branch for each member of the pool that it leads to. A member that cannot be reached gives way to the next
 * member; a 5xx to the next way; a 4xx or 6xx is the caller's answer. 503 and 486 are documented
 * (New-CsSipResponseCodeTranslationRule reference); that other 5xx fail over and other 4xx do not is what administrators
 * report; for 6xx it follows from RFC 3261.
 *
 * <p>A timed way that shows no progress within ten seconds is abandoned: its branch is cancelled, and should it answer after
 * all, that answer is ended (New-CsTrunkConfiguration reference, EnableFastFailoverTimer; the ten seconds are what
 * administrators report).
 *
 * @param branches of all ways, in the order in which they are tried
 * @param current the branch under way, from 0
 * @param heard what the branch under way has said
 * @param answeredBy the branch whose 2xx the caller has; -1 for none
 */
public record SerialFork(List<Branch> branches, int current, Heard heard, int answeredBy, State state) {

    /**
     * One member of the pool that a way leads to.
     *
     * @param way from 0
     * @param timed whether the way is abandoned if it shows no progress
     */
    public record Branch(int way, boolean timed) {}

    /**
     * One way on.
     *
     * @param members how many may be tried: at least 1
     * @param timed whether it is abandoned if it shows no progress within ten seconds
     */
    public record Way(int members, boolean timed) {
        public Way {
            if (members < 1) {
                throw new IllegalArgumentException("a way without a member leads nowhere.");
            }
        }
    }

    /** How much a branch has said. */
    public enum Heard {
        NOTHING,
        /** 100 Trying: the member is there, and what lies behind it is slow. */
        TRYING,
        /** 101 to 199. */
        PROGRESS
    }

    public enum State {
        TRYING,
        /** The caller gave up; the branch under way has been cancelled. */
        GIVEN_UP,
        /** The caller has a final response. */
        DONE
    }

    /** Something to do. */
    public sealed interface Effect {}

    /**
     * Sends the INVITE on a branch.
     *
     * @param timed whether to say {@link #onSilence} in ten seconds
     * @param reroute whether another way was tried before, of which the caller may be told
     */
    public record Try(int branch, boolean timed, boolean reroute) implements Effect {}

    /** Passes the branch's response on to the caller. */
    public record PassOn() implements Effect {}

    /** Answers the caller with a status of the proxy's own. */
    public record Answer(int status) implements Effect {}

    /** Tells the caller that the last way showed no progress either. */
    public record Drop() implements Effect {}

    /** Cancels a branch. */
    public record Cancel(int branch) implements Effect {}

    /** Acknowledges a branch's 2xx, which comes too late, and ends its dialog. */
    public record End() implements Effect {}

    /** The fork after an event, and what is to be done. */
    public record Next(SerialFork fork, List<Effect> effects) {}

    public SerialFork {
        branches = List.copyOf(branches);
    }

    /**
     * Begins with the first member of the first way.
     *
     * @param ways at least one
     */
    public static Next begin(List<Way> ways) {
        var branches = new ArrayList<Branch>();
        for (int way = 0; way < ways.size(); way++) {
            for (int member = 0; member < ways.get(way).members(); member++) {
                branches.add(new Branch(way, ways.get(way).timed()));
            }
        }
        return new SerialFork(branches, -1, Heard.NOTHING, -1, State.TRYING).tries(0);
    }

    /** Begins with the first of several ways that have one member each and all the time they want. */
    static Next begin(int ways) {
        var all = new Way[ways];
        Arrays.fill(all, new Way(1, false));
        return begin(List.of(all));
    }

    /** A branch other than the one under way has nothing more to say; if it answers, that is ended. */
    public Next onResponse(int branch, int status) {
        if (status >= 200 && status < 300) {
            return onAnswered(branch);
        }
        if (state == State.DONE || branch != current) {
            return does();
        }
        if (status == 100) {
            return progressed() ? does() : hears(Heard.TRYING).does();
        }
        if (status < 200) {
            return hears(Heard.PROGRESS).does(new PassOn());
        }
        var failsOver = status >= 500 && status < 600 && state == State.TRYING;
        var next = nextWay();
        return failsOver && next < branches.size()
                ? tries(next)
                : in(State.DONE).does(new PassOn());
    }

    /** A 2xx that is said again goes the way of the first. */
    private Next onAnswered(int branch) {
        if (branch == answeredBy) {
            return does(new PassOn());
        }
        return state != State.DONE && branch == current
                ? new SerialFork(branches, current, heard, branch, State.DONE).does(new PassOn())
                : does(new End());
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
        if (state == State.TRYING && current + 1 < branches.size()) {
            return tries(current + 1);
        }
        return in(State.DONE).does(new Answer(state == State.GIVEN_UP ? 487 : status));
    }

    /**
     * Ten seconds have passed since the INVITE of a branch. A member that did not even say 100 Trying gives way to the next member, as
     * one that cannot be reached; that it does so after the same ten seconds is assumed.
     */
    public Next onSilence(int branch) {
        if (state != State.TRYING
                || branch != current
                || progressed()
                || !branches.get(branch).timed()) {
            return does();
        }
        var next = heard == Heard.NOTHING ? current + 1 : nextWay();
        if (next == branches.size()) {
            return in(State.DONE).does(new Cancel(branch), new Drop());
        }
        var following = tries(next);
        var effects = new ArrayList<Effect>(List.of(new Cancel(branch)));
        effects.addAll(following.effects());
        return new Next(following.fork(), effects);
    }

    /** The branches that were abandoned are cancelled already. */
    public Next onGivenUp() {
        return state == State.TRYING ? in(State.GIVEN_UP).does(new Cancel(current)) : does();
    }

    /** Whether the branch under way has said anything but 100 Trying. */
    public boolean progressed() {
        return heard == Heard.PROGRESS;
    }

    /** The first branch of the way after the one under way. */
    private int nextWay() {
        var next = current;
        while (next < branches.size()
                && branches.get(next).way() == branches.get(current).way()) {
            next++;
        }
        return next;
    }

    private Next tries(int branch) {
        var next = new SerialFork(branches, branch, Heard.NOTHING, answeredBy, state);
        var reroute = current >= 0
                && branches.get(branch).way() != branches.get(current).way();
        return next.does(new Try(branch, branches.get(branch).timed(), reroute));
    }

    private SerialFork in(State next) {
        return new SerialFork(branches, current, heard, answeredBy, next);
    }

    private SerialFork hears(Heard said) {
        return new SerialFork(branches, current, said, answeredBy, state);
    }

    private Next does(Effect... effects) {
        return new Next(this, List.of(effects));
    }
}
