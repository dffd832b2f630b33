package org.cutover.scenario;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.User;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;

/** Who is called, by what was dialled, in a certain estate. */
final class Called {

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9*#][0-9*# ().-]*");

    private Called() {}

    /** Whether it is dialled digit by digit; else it is a user's name, dialled as a SIP URI. */
    static boolean isDigits(String to) {
        return DIGITS.matcher(to).matches();
    }

    /** The user called, or the number on the PSTN; empty if the digits lead nowhere. */
    static Optional<String> party(Deployment estate, String from, String to) {
        if (!isDigits(to)) {
            return estate.users().find(to).map(User::name);
        }
        // What only helps the eye is not dialled (RFC 3966 section 5.1.1).
        var digits = to.replaceAll("[ .()-]", "");
        if (from.startsWith("+")) {
            return estate.users().usersWith(digits).stream().findFirst();
        }
        var caller =
                estate.users().find(from).filter(user -> estate.poolOf(user).isPresent());
        return caller.flatMap(user -> party(CallRouting.of(estate).decide(user, digits, Conditions.QUIET)));
    }

    private static Optional<String> party(RouteDecision decision) {
        if (decision instanceof RouteDecision.ToUser user) {
            return Optional.of(user.user());
        }
        return decision instanceof RouteDecision.ToPstn pstn ? Optional.of(pstn.number()) : Optional.empty();
    }
}
