package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * Leads numbers of a pattern, for the usages it carries, to Mediation Servers or trunks. OCS 2007 R2 calls it a phone route.
 *
 * @param targets tried in this order
 */
public record VoiceRoute(String name, NumberPattern pattern, List<String> usages, List<RouteTarget> targets)
        implements Named {

    public VoiceRoute {
        usages = List.copyOf(usages);
        targets = List.copyOf(targets);
    }

    public boolean leadsTo(RouteTarget target) {
        return targets.stream().anyMatch(one -> one.text().equalsIgnoreCase(target.text()));
    }
}
