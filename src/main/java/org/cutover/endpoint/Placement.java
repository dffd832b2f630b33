package org.cutover.endpoint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cutover.deployment.Deployment;

/**
 * Where the endpoints of an estate are when it runs on sockets: which of them are real devices elsewhere, which servers have an
 * address of the machine's own in place of their loopback address, and which run at all.
 *
 * @param devices real ones, each in place of an endpoint
 * @param bindings servers that listen at other addresses than their own
 * @param only names of the machines, gateways and users that run; all of them if it is empty
 * @param asksDevices whether devices are asked before anything starts if they are there
 * @param network what the loopback addresses of servers begin with, two numbers: {@code 127.0}
 */
public record Placement(
        List<RealDevice> devices, List<Binding> bindings, Set<String> only, boolean asksDevices, String network) {

    /** Where estates are that are not told otherwise. */
    private static final String USUAL = "127.0";

    /** The whole estate, on loopback addresses. */
    public static final Placement ALL_HERE = new Placement(List.of(), List.of(), Set.of(), true);

    /**
     * Where a server listens.
     *
     * @param server a machine, or a gateway
     * @param address IP address of an interface of this machine
     * @param port of a gateway, if it is not that of the deployment
     */
    public record Binding(String server, String address, OptionalInt port) {}

    /** In the usual network. */
    public Placement(List<RealDevice> devices, List<Binding> bindings, Set<String> only, boolean asksDevices) {
        this(devices, bindings, only, asksDevices, USUAL);
    }

    public Placement {
        devices = List.copyOf(devices);
        bindings = List.copyOf(bindings);
        only = Set.copyOf(only);
    }

    /** The real device in place of an endpoint, if there is one. */
    public Optional<RealDevice> deviceFor(String endpoint) {
        return devices.stream()
                .filter(device -> device.name().equalsIgnoreCase(endpoint))
                .findFirst();
    }

    public boolean isReal(String endpoint) {
        return deviceFor(endpoint).isPresent();
    }

    /** The same in another loopback network, out of the way of estates that run beside. */
    public Placement in(String other) {
        return new Placement(devices, bindings, only, asksDevices, other);
    }

    /** Whether an endpoint runs here. */
    public boolean runs(String endpoint) {
        return !isReal(endpoint) && (only.isEmpty() || only.stream().anyMatch(endpoint::equalsIgnoreCase));
    }

    /**
     * Whether a user's phone is here: it is no real one, and where only some of the estate runs it is named, or no phone is named and
     * the user's server runs.
     */
    public boolean rings(Deployment estate, String user) {
        var phonesNamed =
                only.stream().anyMatch(name -> estate.users().find(name).isPresent());
        return only.isEmpty() ? !isReal(user) : phonesNamed ? runs(user) : !isReal(user) && serves(estate, user);
    }

    /** Whether the server where a user signs in runs here. */
    public boolean serves(Deployment estate, String user) {
        return estate.users()
                .find(user)
                .flatMap(known -> estate.poolOf(known).map(pool -> pool.serverOf(known.name())))
                .filter(this::runs)
                .isPresent();
    }

    /** Whether devices take part that know nothing of the estate but addresses. */
    boolean meetsOthers() {
        return !devices.isEmpty() || !bindings.isEmpty();
    }

    Optional<Binding> bindingOf(String server) {
        return bindings.stream()
                .filter(binding -> binding.server().equalsIgnoreCase(server))
                .findFirst();
    }
}
