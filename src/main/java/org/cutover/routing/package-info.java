/**
 * From a dialled number to a trunk: dial plan, reverse number lookup, voice policy, PSTN usage, route.
 *
 * <p>Begins at {@link org.cutover.routing.OutboundRouting}, a pure function whose answer is a
 * {@link org.cutover.routing.RouteTrace}: where the call goes, and why.
 */
package org.cutover.routing;
