package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * An ordered list of normalization rules. OCS 2007 R2 calls it a location profile.
 *
 * @param rules the first that matches is applied
 */
public record DialPlan(String name, Scope scope, List<NormalizationRule> rules) implements Named {

    public DialPlan {
        rules = List.copyOf(rules);
    }
}
