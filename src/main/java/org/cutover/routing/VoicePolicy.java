package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * What a user may dial.
 *
 * @param usages PSTN usages (phone usages in OCS 2007 R2), in the order in which their routes are looked at
 */
public record VoicePolicy(String name, Scope scope, List<String> usages) implements Named {

    public VoicePolicy {
        usages = List.copyOf(usages);
    }
}
