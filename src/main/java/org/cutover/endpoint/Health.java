package org.cutover.endpoint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the estate fares: what is marked down, what has been stopped, hangs or drains, and how gateways behave. It is no part of what is
 * configured, outlives a restart, and may be read and changed from any thread.
 */
final class Health {

    private final Set<String> down = ConcurrentHashMap.newKeySet();
    /** By trunk: who watches it, and whether that one has found it down. */
    private final Map<String, Map<String, Boolean>> watched = new ConcurrentHashMap<>();

    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final Set<String> draining = ConcurrentHashMap.newKeySet();
    private final Map<String, GatewayManner> manners = new ConcurrentHashMap<>();

    /** Trunks, and Mediation Servers that routes name, that are marked down; as {@code RouteTarget.text()} has them. */
    Set<String> down() {
        var all = new HashSet<>(down);
        watched.keySet().stream().filter(this::isFoundDown).forEach(all::add);
        return Set.copyOf(all);
    }

    /** Whether there are some who watch a trunk, and all of them have found it down. One who hangs watches nothing. */
    private boolean isFoundDown(String trunk) {
        var by = new HashMap<>(watched.getOrDefault(trunk, Map.of()));
        by.keySet().removeAll(hanging);
        return !by.isEmpty() && by.values().stream().allMatch(found -> found);
    }

    /**
     * Somebody who watches a trunk has found it down, or up.
     *
     * @return whether the trunk counts otherwise now than it did before
     */
    boolean found(String trunk, String by, boolean isDown) {
        var before = isFoundDown(trunk);
        watched.computeIfAbsent(trunk, name -> new ConcurrentHashMap<>()).put(by, isDown);
        return before != isFoundDown(trunk);
    }

    /** Somebody watches a trunk no more. */
    void forget(String trunk, String by) {
        Optional.ofNullable(watched.get(trunk)).ifPresent(watchers -> watchers.remove(by));
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

    /** It runs again, and does not hang. */
    void restart(String node) {
        stopped.remove(node);
        hanging.remove(node);
    }

    /** Whether it takes requests and answers none. */
    boolean hangs(String node) {
        return hanging.contains(node);
    }

    boolean hang(String node) {
        return hanging.add(node);
    }

    /** Whether it takes no new calls, while those that stand go on. */
    boolean drains(String node) {
        return draining.contains(node);
    }

    boolean drain(String node) {
        return draining.add(node);
    }

    boolean undrain(String node) {
        return draining.remove(node);
    }

    /** Empty for what is set on the gateway. */
    Optional<GatewayManner> mannerOf(String gateway) {
        return Optional.ofNullable(manners.get(gateway.toLowerCase(Locale.ROOT)));
    }

    void behave(String gateway, GatewayManner manner) {
        manners.put(gateway.toLowerCase(Locale.ROOT), manner);
    }
}
