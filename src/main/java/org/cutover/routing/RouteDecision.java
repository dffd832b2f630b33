package org.cutover.routing;

import java.util.List;
import org.cutover.diagnostics.Condition;

/** Where routing sends a call. */
public sealed interface RouteDecision {

    /** In one line, for a journal or a terminal. */
    String describe();

    /** The number is a user's line: no gateway is involved. */
    record ToUser(String number, String user) implements RouteDecision {
        @Override
        public String describe() {
            return number.equals(user) ? user : "%s is the line of %s".formatted(number, user);
        }
    }

    /**
     * Out to the PSTN.
     *
     * @param emergency whether it is an emergency call
     * @param candidates at least one, in the order in which they are tried
     */
    record ToPstn(String number, boolean emergency, List<Candidate> candidates) implements RouteDecision {
        public ToPstn {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String describe() {
            var first = candidates.get(0);
            return "%s by route %s over %s".formatted(number, first.route(), first.trunk());
        }
    }

    /**
     * Nowhere.
     *
     * @param why what is missing, in a sentence with names
     */
    record Unrouted(Condition condition, String why) implements RouteDecision {
        @Override
        public String describe() {
            return why;
        }
    }
}
