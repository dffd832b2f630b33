package org.cutover.routing;

import java.util.List;
import org.cutover.topology.Named;

/**
 * What is an emergency call, and by which usage it goes out: New-CsLocationPolicy reference; "Configure an E9-1-1 voice
 * route".
 *
 * @param dialString the emergency number as it is dialled, such as {@code 911}, without a plus
 * @param masks other numbers that mean the same, such as {@code 112}, likewise
 * @param usage the PSTN usage whose routes carry the call; the caller's voice policy has no say
 */
public record LocationPolicy(String name, Scope scope, String dialString, List<String> masks, String usage)
        implements Named, Scoped {

    public static final Scope.Kind[] SCOPES = {Scope.Kind.USER, Scope.Kind.SITE, Scope.Kind.GLOBAL};

    /** @throws IllegalArgumentException if a number begins with a plus */
    public LocationPolicy {
        masks = List.copyOf(masks);
        requireWithoutPlus(dialString);
        masks.forEach(LocationPolicy::requireWithoutPlus);
    }

    private static void requireWithoutPlus(String digits) {
        if (digits.startsWith("+")) {
            throw new IllegalArgumentException(
                    "an emergency number is written as it is dialled: leave out the plus of \"%s\".".formatted(digits));
        }
    }

    public boolean means(String digits) {
        return digits.equals(dialString) || masks.contains(digits);
    }

    /**
     * The number that routes are asked for, whichever was dialled. The client puts the plus before the dial string, and no
     * normalization rule has a part in it: "Defining the location policy" in the Lync Server documentation (TechNet gg398962).
     */
    public String number() {
        return "+" + dialString;
    }
}
