package org.cutover.junit;

import java.util.List;

/**
 * A real device in place of an endpoint: a gateway, a server or a user's phone.
 *
 * @param name of the endpoint that it stands for, whole
 * @param at where it listens: {@code host:port/transport}
 * @param peers where it finds those it has to do with, {@code host:port/transport} each: of a gateway the Mediation Servers of its
 *     trunks, of a user's phone the server where the user signs in, of a server none
 */
public record Device(String name, String at, List<String> peers) {

    /**
     * Where it sends its calls, for a device that has one such place alone.
     *
     * @return {@code host:port}
     * @throws IllegalStateException if there is none, or it has a choice
     */
    public String peer() {
        if (peers.size() != 1) {
            throw new IllegalStateException("%s has %s to send its calls to. Choose among peers()."
                    .formatted(name, peers.isEmpty() ? "nobody" : String.join(" or ", peers)));
        }
        return peers.get(0).replaceFirst("/.*$", "");
    }
}
