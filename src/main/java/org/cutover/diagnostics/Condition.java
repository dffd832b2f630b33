package org.cutover.diagnostics;

import java.util.Locale;

/** Why a server did not, or not yet, put a call through. What it tells its peer stands in {@code simulator/diagnostics}. */
public enum Condition {
    NOTHING_DIALLED,
    NO_RULE_MATCHES,
    NUMBER_NOT_VALID,
    SEVERAL_LINES,
    NOT_ENTERPRISE_VOICE,
    NO_USAGE,
    NO_ROUTE,
    NO_GATEWAY,
    TRYING_NEXT_HOP,
    NO_PROGRESS,
    TOLL_BYPASS,
    NOT_THE_CALLER,
    NO_EMERGENCY_ROUTE,
    NO_SUCH_USER,
    NO_WAY_TO_POOL,
    NEXT_HOP_LOST,
    NOT_SIGNED_IN,
    FORWARD_LOOP,
    GATEWAY_UNKNOWN,
    NO_TRUNK,
    GATEWAY_FAILED,
    PROXY_FAILED,
    DRAINING;

    /** As files name it: {@code no-usage}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
