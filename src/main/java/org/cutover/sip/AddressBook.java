package org.cutover.sip;

import java.net.SocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which socket stands for which hop of the model, and who is at either end. */
final class AddressBook {

    /**
     * Who opens a connection.
     *
     * @param node its name
     * @param from the hop it has in the model
     * @param traffic what is on its way on the connection
     * @param occasion Call-ID of the request for which it is opened
     */
    record Caller(String node, Hop from, Traffic traffic, String occasion) {}

    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** So many names and addresses devices may give, all together: telephones behind a real server each have one. */
    private static final int MOST_SAID = 10_000;

    private record Listener(SocketAddress socket, String node, Traffic datagrams) {}

    /** Who sends datagrams from a socket. */
    record Sender(Hop from, String node) {}

    private final Map<Hop, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<SocketAddress, Caller> callers = new ConcurrentHashMap<>();
    private final Map<SocketAddress, Sender> senders = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<Hop, String> devices = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    void name(String host, String name) {
        names.put(host, name);
    }

    void device(String name, Hop at) {
        devices.put(at, name);
    }

    /** Whether a name is that of a device, which keeps no journal. */
    boolean namesDevice(String name) {
        return devices.containsValue(name);
    }

    /**
     * A device gives this as an address. A name leads to the device that gave it, whatever a DNS would say: to look it up could lead
     * nowhere else that is allowed.
     */
    void heard(String device, String host) {
        if (said.size() < MOST_SAID) {
            var key = host.toLowerCase(Locale.ROOT);
            if (LITERAL.matcher(host).matches()) {
                said.putIfAbsent(key, host);
            } else {
                devices.entrySet().stream()
                        .filter(known -> known.getValue().equals(device))
                        .findFirst()
                        .ifPresent(known -> said.putIfAbsent(key, known.getKey().host()));
            }
        }
    }

    /** Where a name or an address leads that a device gave. */
    Optional<String> addressSaid(String name) {
        return Optional.ofNullable(said.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isDevice(String host) {
        return devices.keySet().stream().anyMatch(at -> at.host().equals(host));
    }

    /** The device that listens there, over whichever transport. */
    Optional<String> deviceAt(String host, int port) {
        return devices.entrySet().stream()
                .filter(device ->
                        device.getKey().host().equals(host) && device.getKey().port() == port)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    void listening(Hop at, SocketAddress socket, String node) {
        listeners.put(at, new Listener(socket, node, Traffic.uncounted()));
    }

    /** @param traffic what is on its way to the socket */
    void takingDatagrams(Hop at, SocketAddress socket, String node, Traffic traffic) {
        listeners.put(at, new Listener(socket, node, traffic));
        senders.put(socket, new Sender(at, node));
    }

    void takesNoMoreDatagrams(Hop at, SocketAddress socket) {
        listeners.remove(at);
        senders.remove(socket);
    }

    Optional<Sender> senderAt(SocketAddress socket) {
        return Optional.ofNullable(senders.get(socket));
    }

    /** What is on its way to whoever takes datagrams at the hop. */
    Traffic datagramsTo(Hop hop) {
        return Optional.ofNullable(listeners.get(hop)).map(Listener::datagrams).orElseGet(Traffic::uncounted);
    }

    void silent(Hop at) {
        listeners.remove(at);
    }

    void calling(SocketAddress socket, Caller caller) {
        callers.put(socket, caller);
    }

    void hungUp(SocketAddress socket) {
        callers.remove(socket);
    }

    Optional<SocketAddress> socketOf(Hop hop) {
        return Optional.ofNullable(listeners.get(hop)).map(Listener::socket);
    }

    Optional<Caller> callerAt(SocketAddress socket) {
        return Optional.ofNullable(callers.get(socket));
    }

    /** The node that listens there, the address's name in the estate, or the address. */
    String nameOf(Hop hop) {
        var listener = listeners.get(hop);
        return listener != null
                ? listener.node()
                : deviceAt(hop.host(), hop.port()).orElseGet(() -> nameOf(hop.host(), hop.address()));
    }

    /** Whether an address is one of the estate. */
    boolean knows(String host) {
        return names.containsKey(host) || isDevice(host);
    }

    /** The name of an address, if it is that of one alone. */
    String nameOf(String host, String otherwise) {
        var there = devices.entrySet().stream()
                .filter(device -> device.getKey().host().equals(host))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return there.size() == 1 ? there.get(0) : names.getOrDefault(host, otherwise);
    }
}
