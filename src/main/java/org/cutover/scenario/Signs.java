package org.cutover.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What servers are expected to say of a call, and what is expected of the INVITE that reaches the gateway.
 *
 * @param diagnostic an ms-diagnostics id; 0 for any or none
 * @param event id of an entry in a server's event log; 0 for any or none
 * @param usage the PSTN usage that gave the route; empty for any or none, as are the numbers
 * @param tried the trunks that are tried, in order; none for any
 * @param called the called number as the gateway sees it
 * @param calling the calling number as the gateway sees it
 * @param carries names of header fields that the gateway sees
 * @param lacks names of header fields that the gateway does not see
 * @param linkRefused why a connection for the call is refused, as {@link org.cutover.identity.Refusal} words it; empty for any
 *     reason or none
 */
public record Signs(
        int diagnostic,
        int event,
        String usage,
        List<String> tried,
        String called,
        String calling,
        List<String> carries,
        List<String> lacks,
        String linkRefused) {

    static final Signs ANY = new Signs(0, 0, "", List.of(), "", "", List.of(), List.of(), "");

    public Signs {
        tried = List.copyOf(tried);
        carries = List.copyOf(carries);
        lacks = List.copyOf(lacks);
    }

    /** This expectation, with that of {@code other} where this one leaves something open. */
    Signs orElse(Signs other) {
        return new Signs(
                diagnostic == 0 ? other.diagnostic : diagnostic,
                event == 0 ? other.event : event,
                usage.isEmpty() ? other.usage : usage,
                tried.isEmpty() ? other.tried : tried,
                called.isEmpty() ? other.called : called,
                calling.isEmpty() ? other.calling : calling,
                carries.isEmpty() ? other.carries : carries,
                lacks.isEmpty() ? other.lacks : lacks,
                linkRefused.isEmpty() ? other.linkRefused : linkRefused);
    }

    /** What of it is not so; a sentence part each. */
    List<String> complaints(Evidence evidence) {
        var complaints = new ArrayList<String>();
        among("ms-diagnostics", diagnostic, evidence.diagnostics(), complaints);
        among("event", event, evidence.events(), complaints);
        compare("by usage", usage, evidence.usage(), complaints);
        if (!linkRefused.isEmpty() && !evidence.linksRefused().contains(linkRefused)) {
            var reasons = evidence.linksRefused().isEmpty() ? "no" : String.join(", ", evidence.linksRefused());
            complaints.add("%s connection refused, expected %s".formatted(reasons, linkRefused));
        }
        if (!tried.isEmpty() && !tried.equals(evidence.tried())) {
            var trunks = evidence.tried().isEmpty() ? "none" : String.join(", ", evidence.tried());
            complaints.add("tried %s, expected %s".formatted(trunks, String.join(", ", tried)));
        }
        compare("called number at the gateway", called, evidence.called(), complaints);
        compare("calling number at the gateway", calling, evidence.calling(), complaints);
        if ((!carries.isEmpty() || !lacks.isEmpty()) && evidence.headers().isEmpty()) {
            complaints.add("no INVITE reached a gateway");
            return complaints;
        }
        carries.stream()
                .filter(name -> !evidence.headers().contains(name))
                .forEach(name -> complaints.add("%s did not reach the gateway".formatted(name)));
        lacks.stream()
                .filter(evidence.headers()::contains)
                .forEach(name -> complaints.add("%s reached the gateway, expected not to".formatted(name)));
        return complaints;
    }

    private static void among(String what, int expected, Set<Integer> found, List<String> complaints) {
        if (expected != 0 && !found.contains(expected)) {
            var seen = found.isEmpty()
                    ? "none"
                    : String.join(", ", found.stream().map(String::valueOf).toList());
            complaints.add("%s %s, expected %d".formatted(what, seen, expected));
        }
    }

    private static void compare(String what, String expected, String found, List<String> complaints) {
        if (!expected.isEmpty() && !expected.equals(found)) {
            complaints.add("%s %s, expected %s".formatted(what, found.isEmpty() ? "none" : found, expected));
        }
    }
}
