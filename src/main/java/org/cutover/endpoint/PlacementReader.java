package org.cutover.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.deployment.Deployment;
import org.cutover.topology.Fqdn;
import org.cutover.topology.Listener;
import org.cutover.topology.Named;
import org.cutover.yaml.Unknown;

/**
 * Reads what people write of real devices, of other addresses and of what is to run, in the form of {@code --replace}, {@code --bind} and
 * {@code --only}, and says everything that is wrong with it at once.
 */
public final class PlacementReader {

    private static final Pattern REPLACED = Pattern.compile("([^=]+)=([^/=:]+):(\\d{1,9}/\\w+)");
    private static final Pattern BOUND = Pattern.compile("([^=]+)=([^/=:]+)(?::(\\d{1,9}))?");

    private static final String NO_IPV6 = "%s: an estate is on IPv4 alone here. Name an IPv4 address.";

    private final List<Deployment> estates;
    private final Set<String> problems = new LinkedHashSet<>();

    /** @param estates those that will run; a name may be of any of them */
    public PlacementReader(List<Deployment> estates) {
        this.estates = List.copyOf(estates);
    }

    /**
     * @param replaced real devices, such as {@code sea-gw.contoso.com=192.0.2.7:5060/tcp}; a name may go without its domain
     * @param bound where servers listen, such as {@code ocs-med.contoso.com=192.0.2.1}
     * @param only what runs; everything if it is empty
     * @param asksDevices whether devices are asked before anything starts if they are there
     * @throws IllegalArgumentException with everything that is wrong, a line each
     */
    public Placement read(List<String> replaced, List<String> bound, List<String> only, boolean asksDevices) {
        var devices = replaced.stream().flatMap(text -> device(text).stream()).toList();
        var bindings = bound.stream().flatMap(text -> binding(text).stream()).toList();
        var running = only.stream()
                .flatMap(name -> named("--only", name, "endpoint", everything()).stream())
                .flatMap(name -> members(name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        twice("--replace", devices.stream().map(RealDevice::name).toList());
        twice("--bind", bindings.stream().map(Placement.Binding::server).toList());
        for (var device : devices) {
            if (running.contains(device.name())) {
                problems.add("%s is in --only and in --replace: it runs here, or is a real device."
                        .formatted(device.name()));
            }
            bindings.stream()
                    .filter(binding -> binding.server().equals(device.name()))
                    .forEach(binding ->
                            problems.add("%s is in --bind and in --replace: it runs here, or is a real device."
                                    .formatted(device.name())));
        }
        shared(devices, device -> device.address() + ":" + device.at().port(), RealDevice::name);
        shared(bindings, Placement.Binding::address, Placement.Binding::server);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
        return new Placement(devices, bindings, running, asksDevices);
    }

    private Optional<RealDevice> device(String text) {
        var matcher = REPLACED.matcher(text);
        if (text.contains("[")) {
            problems.add(NO_IPV6.formatted("--replace " + text));
            return Optional.empty();
        }
        if (!matcher.matches()) {
            problems.add(
                    "--replace %s: write it like --replace sea-gw.contoso.com=192.0.2.7:5060/tcp, with udp, tcp or tls."
                            .formatted(text));
            return Optional.empty();
        }
        var name = named("--replace", matcher.group(1), "gateway, server or user", single());
        var address = address("--replace " + text, matcher.group(2));
        var listener = listener("--replace " + text, matcher.group(3));
        if (name.isEmpty() || address.isEmpty() || listener.isEmpty()) {
            return Optional.empty();
        }
        var listeners = listenersOf(name.get());
        if (!listeners.isEmpty() && !listeners.contains(listener.get())) {
            problems.add("--replace %s: in this deployment %s listens on %s, and so must the real one."
                    .formatted(
                            text,
                            name.get(),
                            listeners.stream().map(Listener::toString).collect(Collectors.joining(", "))));
        }
        return Optional.of(new RealDevice(name.get(), address.get(), listener.get(), !listeners.isEmpty()));
    }

    private Optional<Placement.Binding> binding(String text) {
        var matcher = BOUND.matcher(text);
        if (text.contains("[")) {
            problems.add(NO_IPV6.formatted("--bind " + text));
            return Optional.empty();
        }
        if (!matcher.matches()) {
            problems.add("--bind %s: write it like --bind ocs-med.contoso.com=192.0.2.1.".formatted(text));
            return Optional.empty();
        }
        var name = named("--bind", matcher.group(1), "gateway, server or user", single());
        var address = address("--bind " + text, matcher.group(2));
        var port = Optional.ofNullable(matcher.group(3)).map(Integer::parseInt);
        if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
            problems.add("--bind %s: ports run from 1 to 65535.".formatted(text));
        }
        if (port.isPresent() && name.isPresent() && !listenersOf(name.get()).isEmpty()) {
            problems.add("--bind %s: %s has the ports of the deployment; only its address can be given here."
                    .formatted(text, name.get()));
        }
        return name.flatMap(server -> address.map(host ->
                new Placement.Binding(server, host, port.map(OptionalInt::of).orElseGet(OptionalInt::empty))));
    }

    private Optional<Listener> listener(String option, String text) {
        try {
            return Optional.of(Listener.parse(text));
        } catch (IllegalArgumentException malformed) {
            problems.add("%s: %s".formatted(option, malformed.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> address(String option, String host) {
        try {
            var found = Arrays.stream(InetAddress.getAllByName(host))
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .findFirst();
            if (found.isEmpty()) {
                problems.add("%s: %s has no IPv4 address.".formatted(option, host));
            }
            return found;
        } catch (UnknownHostException unknown) {
            problems.add("%s: there is no host %s.".formatted(option, host));
            return Optional.empty();
        }
    }

    /** A name, or its first label where only one has it. */
    private Optional<String> named(String option, String written, String what, Set<String> known) {
        var exact = known.stream().filter(written::equalsIgnoreCase).toList();
        var found = exact.isEmpty()
                ? known.stream()
                        .filter(name -> Fqdn.label(name).equalsIgnoreCase(written))
                        .toList()
                : exact;
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        problems.add("%s: %s".formatted(option, Unknown.message(what, written, known)));
        return Optional.empty();
    }

    private void twice(String option, List<String> names) {
        var seen = new HashSet<String>();
        names.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> problems.add("%s names %s twice.".formatted(option, name)));
    }

    private <T> void shared(List<T> placed, Function<T, String> where, Function<T, String> name) {
        placed.stream().collect(Collectors.groupingBy(where)).forEach((address, there) -> {
            var names = there.stream().map(name).distinct().toList();
            if (names.size() > 1) {
                problems.add("%s cannot be all at %s.".formatted(String.join(" and ", names), address));
            }
        });
    }

    private Set<String> sorted(Function<Deployment, Stream<String>> names) {
        return estates.stream()
                .flatMap(names)
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private Set<String> servers() {
        return sorted(estate -> Stream.of(
                        Named.names(estate.topology().gateways()).stream(),
                        estate.topology().mediationServers().stream().flatMap(server -> server.servers().stream()),
                        estate.topology().pools().stream().flatMap(pool -> pool.servers().stream()))
                .flatMap(names -> names));
    }

    private Set<String> single() {
        var names = servers();
        estates.forEach(estate -> names.addAll(estate.users().names()));
        return names;
    }

    private Set<String> everything() {
        var names = single();
        estates.forEach(estate -> {
            names.addAll(Named.names(estate.topology().pools()));
            names.addAll(Named.names(estate.topology().mediationServers()));
        });
        return names;
    }

    /** The servers of a pool; anything else by itself. */
    private List<String> members(String name) {
        var members = new ArrayList<String>();
        for (var estate : estates) {
            estate.topology().findPool(name).ifPresent(pool -> members.addAll(pool.servers()));
            estate.topology().findMediationServer(name).ifPresent(server -> members.addAll(server.servers()));
        }
        return members.isEmpty() ? List.of(name) : members;
    }

    /** Where a Front End or Mediation Server listens; nothing for a gateway or a user. */
    private Set<Listener> listenersOf(String machine) {
        var listeners = new LinkedHashSet<Listener>();
        for (var estate : estates) {
            estate.topology().mediationServers().stream()
                    .filter(server -> server.servers().stream().anyMatch(machine::equalsIgnoreCase))
                    .forEach(server -> {
                        listeners.add(server.poolSide());
                        listeners.addAll(server.gatewaySide());
                    });
            estate.topology().pools().stream()
                    .filter(pool -> pool.servers().stream().anyMatch(machine::equalsIgnoreCase))
                    .map(pool -> pool.release().ports().frontEnd())
                    .forEach(listeners::add);
        }
        return listeners;
    }
}
