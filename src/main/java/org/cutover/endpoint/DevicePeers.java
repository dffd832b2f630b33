package org.cutover.endpoint;

import java.util.List;
import org.cutover.sip.Hop;

/** Where the endpoints listen that a real device has to do with. */
final class DevicePeers {

    private DevicePeers() {}

    /**
     * Of a gateway, the Mediation Servers of its trunks; of a user's phone, the server where the user signs in; of a server none in
     * particular.
     *
     * @return {@code host:port/transport}
     */
    static List<String> of(Environment environment, String device) {
        var estate = environment.deployment();
        var topology = estate.topology();
        var addresses = environment.addresses();
        var user = estate.users().find(device);
        if (user.isPresent()) {
            return estate.poolOf(user.get()).stream()
                    .map(pool -> addresses.hop(
                            environment.serverOf(pool, user.get().name()),
                            pool.release().ports().frontEnd()))
                    .map(Hop::toString)
                    .toList();
        }
        return topology.trunksTo(device).stream()
                .flatMap(trunk -> topology.findMediationServer(trunk.mediationServer()).stream()
                        .flatMap(server -> server.servers().stream())
                        .map(machine -> addresses.hop(machine, addresses.facing(device, trunk.mediationListener()))))
                .map(Hop::toString)
                .distinct()
                .toList();
    }
}
