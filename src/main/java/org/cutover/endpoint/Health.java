package org.cutover.endpoint;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the estate fares: what is marked down, what has been stopped, and how gateways behave. It is no part of what is
 * configured, outlives a restart, and may be read and changed from any thread.
 */
final class Health {

    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Map<String, GatewayManner> manners = new ConcurrentHashMap<>();

    /** Trunks, and Mediation Servers that routes name, that are marked down; as {@code RouteTarget.text()} has them. */
    Set<String> down() {
        return Set.copyOf(down);
    }

    /** Whether that changes anything. */
    boolean markDown(String trunk) {
        return down.add(trunk);
    }

    boolean markUp(String trunk) {
        return down.remove(trunk);
    }

    /** @param node a server as the journal names it */
    boolean isStopped(String node) {
        return stopped.contains(node);
    }

    boolean stop(String node) {
        return stopped.add(node);
    }

    boolean restart(String node) {
        return stopped.remove(node);
    }

    GatewayManner mannerOf(String gateway) {
        return manners.getOrDefault(gateway.toLowerCase(Locale.ROOT), GatewayManner.USUAL);
    }

    void behave(String gateway, GatewayManner manner) {
        manners.put(gateway.toLowerCase(Locale.ROOT), manner);
    }
}
