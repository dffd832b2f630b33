package org.cutover.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.User;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.topology.PstnNumber;

/**
 * Who is called, by what was dialled, in a certain estate.
 *
 * @param routing how calls go in it: to be made once for an estate, not for each call
 */
record Called(CallRouting routing) {

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9*#][0-9*# ().-]*");

    /** Whether it is dialled digit by digit; else it is a user's name, dialled as a SIP URI. */
    static boolean isDigits(String to) {
        return DIGITS.matcher(to).matches();
    }

    /** The user called, or the number on the PSTN; empty if the digits lead nowhere. */
    Optional<String> party(String from, String to) {
        var estate = routing.deployment();
        if (!isDigits(to)) {
            return estate.users().find(to).map(User::name);
        }
        // What only helps the eye is not dialled (RFC 3966 section 5.1.1).
        var digits = to.replaceAll("[ .()-]", "");
        if (from.startsWith("+")) {
            // What is nobody's line may go on by another trunk.
            return estate.users().usersWith(digits).stream()
                    .findFirst()
                    .or(() -> estate.topology().carrier().find(digits).map(PstnNumber::number));
        }
        var caller =
                estate.users().find(from).filter(user -> estate.poolOf(user).isPresent());
        return caller.flatMap(user -> party(routing.decide(user, digits, Conditions.QUIET)));
    }

    /** Whose telephones may ring: the one called, and on from there by forwarding and simultaneous ringing. */
    List<String> reached(String from, String to) {
        var estate = routing.deployment();
        var reached = new LinkedHashSet<String>();
        var next = party(from, to);
        while (next.isPresent() && reached.add(next.get())) {
            next = estate.users()
                    .find(next.get())
                    .flatMap(user ->
                            routing.reach(user, "", Set.of(), Conditions.QUIET).onward())
                    .flatMap(onward -> party(onward.decision()));
        }
        return List.copyOf(reached);
    }

    private static Optional<String> party(RouteDecision decision) {
        if (decision instanceof RouteDecision.ToUser user) {
            return Optional.of(user.user());
        }
        return decision instanceof RouteDecision.ToPstn pstn ? Optional.of(pstn.number()) : Optional.empty();
    }
}
