package org.cutover.routing;

import java.util.List;

/**
 * Whether calls to a user may be forwarded or ring elsewhere too, and how far: New-CsVoicePolicy reference.
 *
 * @param forward AllowCallForwarding
 * @param ringAlso AllowSimulRing
 * @param by CallForwardingSimulRingUsageType
 * @param usages CustomCallForwardingSimulRingUsages, in order; empty unless {@code by} is CUSTOM
 */
public record ForwardingRights(boolean forward, boolean ringAlso, By by, List<String> usages) {

    /** By which usages a forwarded call may leave. */
    public enum By {
        /** Those of the voice policy itself. */
        POLICY,
        /** None: to users only. */
        INTERNAL,
        /** A list of its own. */
        CUSTOM
    }

    public static final ForwardingRights DEFAULT = new ForwardingRights(true, true, By.POLICY, List.of());

    public ForwardingRights {
        usages = List.copyOf(usages);
    }

    /** The usages of a forwarded call, where the policy's own are {@code ofPolicy}. */
    List<String> usagesOf(List<String> ofPolicy) {
        return switch (by) {
            case POLICY -> ofPolicy;
            case INTERNAL -> List.of();
            case CUSTOM -> usages;
        };
    }
}
