package org.cutover.endpoint;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cutover.deployment.CallRouting;
import org.cutover.deployment.User;
import org.cutover.routing.Conditions;
import org.cutover.routing.RouteDecision;
import org.cutover.topology.Carrier;
import org.cutover.topology.Trunk;

/** Whose telephones ring, as far as routing can tell beforehand; forwarding and simultaneous ringing are followed. */
public final class Callees {

    private final CallRouting routing;
    private final Set<String> found = new LinkedHashSet<>();

    private Callees(CallRouting routing) {
        this.routing = routing;
    }

    /**
     * @param from a user's name, or a number on the public network
     * @param to digits as dialled, an E.164 number, a user's name
     * @return names of users, and numbers on the public network; none if the call leads nowhere
     */
    public static List<String> of(CallRouting routing, String from, String to) {
        var callees = new Callees(routing);
        var users = routing.deployment().users();
        var called = users.find(Dialled.withoutScheme(to));
        var caller = users.find(from);
        if (caller.isEmpty()) {
            callees.arrive(from, Dialled.digits(to));
        } else if (called.isPresent()) {
            callees.reach(called.get(), from, Set.of());
        } else if (routing.deployment().poolOf(caller.get()).isPresent()) {
            callees.follow(
                    routing.decide(caller.get(), Dialled.digits(to), Conditions.QUIET),
                    caller.get().shownNumber(),
                    Set.of());
        }
        return List.copyOf(callees.found);
    }

    /** From the carrier: to the gateway that has the number, its Mediation Server, and the pool behind that. */
    private void arrive(String from, String number) {
        var topology = routing.deployment().topology();
        var delivery = topology.carrier().deliveryOf(number);
        var trunk = delivery.map(Carrier.Delivery::gateway)
                .flatMap(topology::findGateway)
                .flatMap(topology::inboundTrunkOf);
        var server = trunk.map(Trunk::mediationServer).flatMap(topology::findMediationServer);
        var pool = server.flatMap(one -> topology.findPool(one.nextHop()));
        if (pool.isEmpty()) {
            return;
        }
        var arrival = routing.arrival(server.get(), trunk.get(), delivery.get().handedOver(number), from);
        var trace = routing.inbound(
                pool.get(), trunk, arrival.called(), arrival.phoneContext(), arrival.calling(), Conditions.QUIET);
        follow(trace.decision(), arrival.calling(), Set.of());
    }

    private void follow(RouteDecision decision, String calling, Set<String> before) {
        if (decision instanceof RouteDecision.ToPstn out) {
            found.add(out.number());
        } else if (decision instanceof RouteDecision.ToUser user) {
            find(user.user()).ifPresent(one -> reach(one, calling, before));
        }
    }

    private Optional<User> find(String name) {
        return routing.deployment().users().find(name);
    }

    private void reach(User user, String calling, Set<String> before) {
        var reach = routing.reach(user, calling, before, Conditions.QUIET);
        if (reach.phone()) {
            found.add(user.name());
        }
        var after = new HashSet<>(before);
        after.add(user.name());
        reach.onward().ifPresent(trace -> follow(trace.decision(), calling, after));
    }
}
