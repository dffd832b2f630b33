package org.cutover.endpoint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cutover.sip.Hop;
import org.cutover.sip.SipUri;
import org.cutover.sip.World;
import org.cutover.topology.Listener;

/**
 * The addresses of the estate's machines, and its DNS: a name that is not here does not exist.
 *
 * <p>Each server has a loopback address of its own, given in the order in which servers appear and kept for the whole run.
 */
final class Addresses {

    private static final int PER_NETWORK = 250;

    private final World world;
    private final Map<String, String> byName = new ConcurrentHashMap<>();
    private final Map<String, String> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();

    Addresses(World world) {
        this.world = world;
    }

    /** The address of a machine; a new machine gets one. */
    String of(String machine) {
        return byName.computeIfAbsent(machine.toLowerCase(Locale.ROOT), name -> {
            var number = given.getAndIncrement();
            var address = "127.0.%d.%d".formatted(1 + number / PER_NETWORK, 1 + number % PER_NETWORK);
            world.nameAddress(address, machine);
            byAddress.put(address, machine);
            return address;
        });
    }

    /** Whose address it is; empty if it is none of the estate's. */
    Optional<String> machineAt(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Hop hop(String machine, Listener listener) {
        return new Hop(of(machine), listener.port(), listener.transport().word());
    }

    /**
     * Where a URI of a Route or Contact leads, by the default port of its transport if it names none (RFC 3261 section 19.1.2); empty
     * if its host is no machine of the estate, or its transport none that anybody has here.
     */
    Optional<Hop> resolve(SipUri uri) {
        var host = uri.host().toLowerCase(Locale.ROOT);
        var address = byName.containsValue(host) ? host : byName.get(host);
        var named = uri.parameters().getOrDefault("transport", uri.scheme().equals("sips") ? "tls" : "tcp");
        var transport = named.toLowerCase(Locale.ROOT);
        var port = uri.port() != 0 ? uri.port() : transport.equals("tls") ? 5061 : 5060;
        return Optional.ofNullable(address)
                .filter(found -> Hop.isTransport(transport))
                .map(found -> new Hop(found, port, transport));
    }
}
