package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * An ordered list of normalization rules. OCS 2007 R2 calls it a location profile.
 *
 * @param rules the first that matches is applied
 */
public record DialPlan(String name, Scope scope, List<NormalizationRule> rules) implements Named, Scoped {

    /** Where a dial plan may apply: "Dial plans and normalization rules" in the Lync Server 2013 documentation. */
    public static final Scope.Kind[] SCOPES = {
        Scope.Kind.USER, Scope.Kind.POOL, Scope.Kind.GATEWAY, Scope.Kind.SITE, Scope.Kind.GLOBAL
    };

    public DialPlan {
        rules = List.copyOf(rules);
    }

    /** What stands for it in the {@code phone-context} of a request (RFC 3966 section 5.1.5); SimpleName in Lync Server. */
    public String phoneContext() {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
