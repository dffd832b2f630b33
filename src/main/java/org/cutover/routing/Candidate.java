package org.cutover.routing;

/**
 * One way out to the PSTN that a call may take.
 *
 * @param number the number as routed
 * @param usage the PSTN usage that gave the route
 * @param route the voice route or phone route
 * @param trunk the trunk's name; in OCS 2007 R2 and after the import {@code MediationServer:<fqdn>}
 * @param mediationServer name of the Mediation Server
 * @param gateway name of the gateway; empty if the Mediation Server has none
 * @param shown the caller's number as the Front End asserts it to the Mediation Server: the caller's own, or the alternate
 *     one of the route
 * @param configuration how the Mediation Server treats the call
 */
public record Candidate(
        String number,
        String usage,
        String route,
        String trunk,
        String mediationServer,
        String gateway,
        String shown,
        TrunkConfiguration configuration) {

    /** The numbers as they reach the gateway. Worked out when asked for: most candidates are never tried. */
    public OutwardNumbers outward() {
        return configuration.outward(number, shown);
    }

    /** Whether the next way is tried if this one shows no progress within ten seconds. */
    public boolean fastFailover() {
        return configuration.fastFailover();
    }
}
