package org.cutover.routing;

import java.util.List;
import org.cutover.pattern.NumberPattern;
import org.cutover.topology.Named;

/**
 * Leads numbers of a pattern, for the usages it carries, to Mediation Servers or trunks. OCS 2007 R2 calls it a phone route.
 *
 * @param targets where it leads, as listed
 * @param alternateCallerId the number shown in place of the caller's, which is suppressed then; empty if the caller's is
 *     shown
 */
public record VoiceRoute(
        String name, NumberPattern pattern, List<String> usages, List<RouteTarget> targets, String alternateCallerId)
        implements Named {

    public VoiceRoute {
        usages = List.copyOf(usages);
        targets = List.copyOf(targets);
        // New-CsVoiceRoute reference, AlternateCallerId
        if (!alternateCallerId.matches("|(\\+)?[1-9]\\d*(;ext=[1-9]\\d*)?")) {
            throw new IllegalArgumentException(
                    "alternate caller ID \"%s\" is no number. Write digits with or without a plus, such as +14255550100."
                            .formatted(alternateCallerId));
        }
    }

    /** A route that shows the caller's own number. */
    public VoiceRoute(String name, NumberPattern pattern, List<String> usages, List<RouteTarget> targets) {
        this(name, pattern, usages, targets, "");
    }

    public boolean leadsTo(RouteTarget target) {
        return targets.stream().anyMatch(one -> one.text().equalsIgnoreCase(target.text()));
    }
}
