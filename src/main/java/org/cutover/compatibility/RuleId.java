package org.cutover.compatibility;

import java.util.Locale;

/**
 * The rules that the program itself asks for. Their words, sources and confidence stand in {@code simulator/compatibility}
 * under the same names in lower case, joined by hyphens; a file that lacks one of them is refused.
 */
public enum RuleId {
    // What may stand in one estate.
    UNSTATED_PAIR,
    THREE_RELEASES,
    NO_COEXISTENCE,
    POOL_NAME_NEW,
    TRUNK_NAME_NEW,
    NO_COLLOCATED_MEDIATION,
    ONE_TRUNK_PER_PAIR,
    ONE_GATEWAY_PER_MEDIATION_SERVER,
    ROOT_TRUNK,
    ROUTE_LEADS_NOWHERE,
    ROUTE_WITHOUT_TARGET,
    USAGE_WITHOUT_ROUTE,
    EMERGENCY_NUMBER_WITHOUT_ROUTE,
    ROUTE_NAMES_MEDIATION_SERVER,
    LINE_OF_ONE_USER,
    UDP_TRUNK,
    GATEWAY_BY_ADDRESS,
    OUTDATED_TLS,
    CERTIFICATE_NOT_TAKEN,
    // What trunk configurations ask for.
    BYPASS_NEEDS,
    TRUNK_SETTING_OF_LATER_RELEASE,
    TRUNK_SETTING_WITHOUT_EFFECT,
    LOCATION_RESTRICTION_NEEDS_SITE,
    // In which order a migration is done.
    PILOT_BEFORE_MERGE,
    PILOT_POOL_COLLOCATES_MEDIATION,
    MERGE_BEFORE_IMPORT,
    MERGE_BEFORE_MOVE,
    IMPORT_BEFORE_MOVE,
    USERS_BEFORE_MEDIATION_SERVER,
    CERTIFIED_GATEWAY_BEFORE_DECOMMISSION,
    ROUTES_BEFORE_DECOMMISSION,
    NUMBERS_BEFORE_DECOMMISSION,
    USERS_BEFORE_POOL_DECOMMISSION,
    MEDIATION_SERVER_BEFORE_POOL_DECOMMISSION,
    STAND_ALONE_BEFORE_CLEARING_COLLOCATED,
    ROUTES_BEFORE_CLEARING_COLLOCATED,
    ROUTES_BEFORE_BACKCOMPAT_REMOVAL,
    LEGACY_GONE_BEFORE_BACKCOMPAT_REMOVAL,
    POINT_OF_NO_RETURN;

    /** As in files: {@code pool-name-new}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
