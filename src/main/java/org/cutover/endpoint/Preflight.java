package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cutover.deployment.Deployment;
import org.cutover.sip.Hop;
import org.cutover.sip.Reachability;
import org.cutover.topology.Transport;
import org.cutover.topology.Trunk;

/** What stands in the way of an estate on sockets, all of it found before anything starts. */
final class Preflight {

    private final Deployment deployment;
    private final Addresses addresses;
    private final List<ListeningPoint> listening;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> notHere = new LinkedHashSet<>();

    private Preflight(Deployment deployment, Addresses addresses) {
        this.deployment = deployment;
        this.addresses = addresses;
        this.listening = ListeningPoint.of(deployment, addresses);
    }

    /** @throws CannotListenException if there is anything */
    static void of(Deployment deployment, Addresses addresses) {
        var preflight = new Preflight(deployment, addresses);
        preflight.listening.forEach(preflight::port);
        addresses.placement().devices().forEach(preflight::device);
        if (!preflight.problems.isEmpty()) {
            throw new CannotListenException(new ArrayList<>(preflight.problems));
        }
    }

    private void port(ListeningPoint point) {
        var hop = hop(point);
        var bound = addresses.placement().bindingOf(MediationEndpoint.machineOf(point.node()));
        Reachability.whyTaken(hop).ifPresent(why -> {
            if (!why.contains("assign")) {
                problems.add("%s cannot listen on %s: %s. Stop the program that has it."
                        .formatted(point.node(), hop, inUse(why)));
            } else if (bound.isPresent()) {
                notHere.add(hop.host());
                problems.add("%s cannot listen on %s: this machine has no such address."
                        .formatted(point.node(), hop.host()));
            }
        });
    }

    private static Hop hop(ListeningPoint point) {
        return new Hop(
                point.address(),
                point.listener().port(),
                point.listener().transport().word());
    }

    private static String inUse(String why) {
        return why.contains("in use") ? "the port is in use" : why;
    }

    private void device(RealDevice device) {
        listening.stream()
                .filter(point -> point.address().equals(device.address())
                        && point.listener().port() == device.at().port())
                .findFirst()
                .ifPresent(point -> problems.add("%s: that is where %s listens. Give the device another address."
                        .formatted(device.describe(), point.node())));
        var trunks = deployment.topology().trunksTo(device.name());
        var before = problems.size();
        trunks.forEach(trunk -> trunk(device, trunk));
        if (problems.size() == before && addresses.placement().asksDevices()) {
            var from = trunks.stream()
                    .findFirst()
                    .flatMap(trunk -> deployment.topology().findMediationServer(trunk.mediationServer()))
                    .map(server -> addresses.of(server.servers().get(0)))
                    .orElseGet(() -> Reachability.addressToward(device.address()));
            if (!notHere.contains(from)) {
                Reachability.whyNot(device.hop(device.at()), from)
                        .ifPresent(why -> problems.add(
                                "%s does not answer: %s. %s".formatted(device.describe(), why, remedy(why))));
            }
        }
    }

    /** Programs for tests, such as SIPp, run and answer no OPTIONS. */
    private static String remedy(String why) {
        return why.contains("OPTIONS")
                ? "If it runs and answers no OPTIONS, as SIPp does not, add --unasked; else start it, or correct the address."
                : "Start it, or correct the address; --unasked starts without it.";
    }

    private void trunk(RealDevice device, Trunk trunk) {
        var asked = device.at().transport();
        var meant = trunk.mediationListener();
        if (asked != meant.transport() && asked != Transport.UDP) {
            problems.add(
                    ("%s: on trunk %s Mediation Server %s listens on %s. Name the device with /%s, or give the trunk"
                                    + " another mediation-port in the deployment.")
                            .formatted(
                                    device.describe(),
                                    trunk.name(),
                                    trunk.mediationServer(),
                                    meant,
                                    meant.transport().word()));
        }
        deployment.topology().findMediationServer(trunk.mediationServer()).stream()
                .flatMap(server -> server.servers().stream())
                .filter(addresses.placement()::runs)
                .filter(machine -> isInside(addresses.of(machine)) != isInside(device.address()))
                .forEach(machine -> problems.add(
                        "%s and %s at %s cannot reach each other: one of the two is on the loopback. Use --bind %s=%s."
                                .formatted(
                                        device.describe(),
                                        machine,
                                        addresses.of(machine),
                                        machine,
                                        Reachability.addressToward(device.address()))));
    }

    private static boolean isInside(String address) {
        return address.startsWith("127.");
    }
}
