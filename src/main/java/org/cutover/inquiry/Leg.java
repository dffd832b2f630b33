package org.cutover.inquiry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cutover.routing.RouteDecision;
import org.cutover.routing.RouteStep;

/**
 * One part of a call's path.
 *
 * @param at the server or user that decides
 * @param says what happens, in a sentence
 * @param hops from server to server
 * @param steps how a decision was reached
 * @param decision what was decided, if it is a matter of routing
 * @param ways in the order in which they are tried; none if the call does not go out
 * @param notes what is not documented about it, in sentences
 */
public record Leg(
        Kind kind,
        String at,
        String says,
        List<Hop> hops,
        List<RouteStep> steps,
        Optional<RouteDecision> decision,
        List<Way> ways,
        List<String> notes) {

    /** What happens. */
    public enum Kind {
        /** From the carrier to the first Front End. */
        ARRIVAL,
        /** A Front End decides. */
        ROUTING,
        /** The call comes to a user. */
        USER,
        /** A Front End decides on behalf of a user whose calls go on. */
        FORWARDING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Leg {
        hops = List.copyOf(hops);
        steps = List.copyOf(steps);
        ways = List.copyOf(ways);
        notes = List.copyOf(notes);
    }

    static Leg without(Kind kind, String at, String says, List<Hop> hops) {
        return new Leg(kind, at, says, hops, List.of(), Optional.empty(), List.of(), List.of());
    }
}
