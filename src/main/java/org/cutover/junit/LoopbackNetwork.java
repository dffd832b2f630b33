package org.cutover.junit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * A loopback network for one testbed among real devices, out of the way of others on this machine: servers have the ports of the
 * products there. A socket at its end says that it is taken.
 *
 * @param prefix its first two numbers: {@code 127.200}
 */
record LoopbackNetwork(String prefix, Optional<ServerSocket> taken) implements AutoCloseable {

    private static final int FIRST = 128;
    private static final int LAST = 253;
    private static final int PORT = 5999;

    /** A free one; the usual one where the system has no other loopback addresses than 127.0.0.1. */
    static LoopbackNetwork find() {
        for (int number = FIRST; number <= LAST; number++) {
            var prefix = "127." + number;
            var taken = take(prefix + ".255.254");
            if (taken.isPresent()) {
                return new LoopbackNetwork(prefix, taken);
            }
        }
        return new LoopbackNetwork("127.0", Optional.empty());
    }

    private static Optional<ServerSocket> take(String address) {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(address, PORT));
            return Optional.of(socket);
        } catch (IOException takenOrNone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        taken.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException gone) {
                // That is what was wanted.
            }
        });
    }
}
