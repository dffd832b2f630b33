/**
 * Releases, sites, pools, Mediation Servers, gateways, trunks and the carrier behind them, as records.
 *
 * <p>Begins at {@link org.cutover.topology.Topology}. Things refer to each other by name, as they do in Topology
 * Builder, so that a change of one leaves the others as they are.
 */
package org.cutover.topology;
