package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * What is an emergency call, and by which usage it goes out: New-CsLocationPolicy reference; "Configure an E9-1-1 voice
 * route".
 *
 * @param dialString the emergency number, such as {@code 911}
 * @param masks other numbers that mean the same, such as {@code 112}
 * @param usage the PSTN usage whose routes carry the call; the caller's voice policy has no say
 */
public record LocationPolicy(String name, Scope scope, String dialString, List<String> masks, String usage)
        implements Named, Scoped {

    public static final Scope.Kind[] SCOPES = {Scope.Kind.USER, Scope.Kind.SITE, Scope.Kind.GLOBAL};

    public LocationPolicy {
        masks = List.copyOf(masks);
    }

    public boolean means(String digits) {
        return digits.equals(dialString) || masks.contains(digits);
    }
}
