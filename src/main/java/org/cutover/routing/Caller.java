package org.cutover.routing;

import org.cutover.topology.FrontEndPool;

/**
 * Who dials, as far as routing goes.
 *
 * @param number what is shown to the one called: the number of the caller's line without its extension; the name without a line
 * @param dialPlan the dial plan assigned to the user by name; empty if none is
 * @param policy the voice policy assigned to the user by name; empty if none is
 * @param locationPolicy the location policy assigned to the user by name; empty if none is
 * @param enterpriseVoice whether the user is enabled for Enterprise Voice
 */
public record Caller(
        String name,
        String number,
        FrontEndPool pool,
        String dialPlan,
        String policy,
        String locationPolicy,
        boolean enterpriseVoice) {

    /** A caller enabled for Enterprise Voice to whom nothing is assigned by name. */
    public static Caller of(String name, String number, FrontEndPool pool) {
        return new Caller(name, number, pool, "", "", "", true);
    }
}
