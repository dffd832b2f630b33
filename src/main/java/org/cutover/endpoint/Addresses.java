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
import org.cutover.topology.Transport;

/**
 * The addresses of the estate's machines, and its DNS: a name that is not here does not exist.
 *
 * <p>Each server has a loopback address of its own, given in the order in which servers appear and kept for the whole run; or the
 * address it is bound to. A real device has its own.
 */
final class Addresses {

    private static final int PER_NETWORK = 250;

    private final World world;
    private final Placement placement;
    private final Map<String, String> byName = new ConcurrentHashMap<>();
    private final Map<String, String> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();

    Addresses(World world) {
        this(world, Placement.ALL_HERE);
    }

    Addresses(World world, Placement placement) {
        this.world = world;
        this.placement = placement;
        for (var device : placement.devices()) {
            byName.put(key(device.name()), device.address());
            byAddress.putIfAbsent(device.address(), device.name());
            world.nameDevice(device.name(), device.hop(device.at()));
        }
        for (var binding : placement.bindings()) {
            byName.put(key(binding.server()), binding.address());
            byAddress.put(binding.address(), binding.server());
            world.nameAddress(binding.address(), binding.server());
        }
    }

    /** What is where. */
    Placement placement() {
        return placement;
    }

    private static String key(String machine) {
        return machine.toLowerCase(Locale.ROOT);
    }

    /** The address of a machine; a new machine gets one. */
    String of(String machine) {
        return byName.computeIfAbsent(key(machine), name -> {
            var address = next();
            world.nameAddress(address, machine);
            byAddress.put(address, machine);
            return address;
        });
    }

    private String next() {
        String address;
        do {
            var number = given.getAndIncrement();
            address = "%s.%d.%d".formatted(placement.network(), 1 + number / PER_NETWORK, 1 + number % PER_NETWORK);
        } while (byAddress.containsKey(address));
        return address;
    }

    /** Whose address it is; empty if it is none of the estate's. */
    Optional<String> machineAt(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** How a machine calls itself where others are to find it: by its address, if some of them do not know the estate's names. */
    String named(String machine) {
        return placement.meetsOthers() ? of(machine) : machine;
    }

    /** Where a machine listens. */
    Hop hop(String machine, Listener listener) {
        var device = placement.deviceFor(machine);
        if (device.isPresent()) {
            return device.get().hop(listener);
        }
        var port = placement.bindingOf(machine).map(Placement.Binding::port).filter(bound -> bound.isPresent());
        return new Hop(
                of(machine),
                port.isPresent() ? port.get().getAsInt() : listener.port(),
                listener.transport().word());
    }

    /** Where a machine listens for a peer: also by UDP, at the same port, for a real device that has nothing else. */
    Listener facing(String peer, Listener listener) {
        return placement
                .deviceFor(peer)
                .filter(device -> !device.server() && device.at().transport() == Transport.UDP)
                .map(device -> new Listener(listener.port(), Transport.UDP))
                .orElse(listener);
    }

    /**
     * Where a URI of a Route or Contact leads, by the default port of its transport if it names none (RFC 3261 section 19.1.2); empty
     * if its host is no machine of the estate, or its transport none that anybody has here. What a real device says of itself may be
     * another address than the one by which it is known, or a name of its own; what anybody else says leads nowhere else.
     */
    Optional<Hop> resolve(SipUri uri) {
        var named = key(uri.host());
        var host = byName.containsKey(named) ? named : world.addressSaid(named).orElse(named);
        var device = placement.devices().stream()
                .filter(one -> key(one.name()).equals(host) || one.address().equals(host))
                .findFirst();
        var known = byName.containsValue(host) || world.addressSaid(host).isPresent();
        var address = known ? host : byName.get(host);
        var usual = device.map(one -> one.at().transport()).orElse(Transport.TCP);
        var transport = uri.parameters()
                .getOrDefault("transport", uri.scheme().equals("sips") ? "tls" : usual.word())
                .toLowerCase(Locale.ROOT);
        var port = uri.port() > 0
                ? uri.port()
                : device.filter(one -> !one.server())
                        .map(one -> one.at().port())
                        .orElse(transport.equals("tls") ? 5061 : 5060);
        return Optional.ofNullable(address)
                .filter(found -> Hop.isTransport(transport))
                .map(found -> new Hop(found, port, transport));
    }
}
