package org.cutover.topology;

/**
 * Where a gateway sends calls from the PSTN, as it is set on the gateway itself: nothing asks the topology whether a trunk says
 * the same.
 *
 * @param mediationServer name of a Mediation Server
 */
public record NextHop(String mediationServer, Listener at) {}
