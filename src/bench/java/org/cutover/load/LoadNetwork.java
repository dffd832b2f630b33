package org.cutover.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cutover.load.SippRun.Place;
import org.cutover.load.Stunnel.Way;
import org.cutover.topology.Transport;

/**
 * Who is where on the loopback network of a load: callers at 1, the gateway at 3, who is in the path from 101 on.
 *
 * @param first the first three numbers of an address, and a full stop
 * @param trunk transport to the gateway; on the callers' side it is always TLS
 */
record LoadNetwork(String first, Transport trunk) {

    String host(int number) {
        return first + number;
    }

    /** A SIPp in place of a Front End, or of a phone. Both speak TLS to the servers; {@link Stunnel} does it for them. */
    Place caller(int number) {
        return new Place(host(1), 5090 + number, "tcp", Optional.of(host(1) + ":5061;transport=tls"));
    }

    /** Where a caller finds the server that it calls. */
    Place callee(int number) {
        return new Place(host(1), 6090 + number, "tcp");
    }

    /** Where the gateway is for who calls it. */
    String gateway() {
        return "%s:%d".formatted(host(3), gatewayPort());
    }

    int gatewayPort() {
        return trunk == Transport.TLS ? 5067 : 5060;
    }

    /** A SIPp in place of the gateway. */
    Place gatewayPlace() {
        return trunk == Transport.TLS
                ? new Place(host(3), 5090, "tcp", Optional.of(gateway() + ";transport=tls"))
                : new Place(host(3), gatewayPort(), trunk.word());
    }

    /**
     * Puts TLS around what a caller says to a server.
     *
     * @param server {@code host:port}
     * @param shown certificate and key of the caller, if it shows one
     */
    Way callerSecured(int number, String server, Optional<Path> shown) {
        return new Way(true, callee(number).hostPort(), server, shown);
    }

    /** Puts TLS around what is said to a SIPp in place of the gateway, if the trunk has it. */
    List<Way> gatewaySecured(Path shown) {
        return trunk == Transport.TLS
                ? List.of(new Way(false, gateway(), gatewayPlace().hostPort(), Optional.of(shown)))
                : List.of();
    }
}
