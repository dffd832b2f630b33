package org.cutover.routing;

import org.cutover.topology.FrontEndPool;

/**
 * Who dials, as far as routing goes.
 *
 * @param dialPlan the dial plan assigned to the user by name; empty if none is
 * @param policy the voice policy assigned to the user by name; empty if none is
 */
public record Caller(String name, FrontEndPool pool, String dialPlan, String policy) {}
