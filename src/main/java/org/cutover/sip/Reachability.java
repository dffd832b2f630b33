package org.cutover.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What can be known of sockets before a world begins: whether a port is to be had, whether a device answers. */
public final class Reachability {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** T1, twice T1, and so on (RFC 3261 section 17.1.2.2): 3.5 s in all. */
    private static final int[] REPEATS = {500, 1000, 2000};

    private static final int LARGEST = 65_535;

    private Reachability() {}

    /** Why nobody can listen there; empty if somebody can. */
    public static Optional<String> whyTaken(Hop at) {
        var address = new InetSocketAddress(at.host(), at.port());
        try {
            if (at.transport().equals("udp")) {
                new DatagramSocket(address).close();
            } else {
                try (var socket = new ServerSocket()) {
                    // As Netty has it: connections of a program that has just ended do not count.
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of(String.valueOf(taken.getMessage()));
        }
    }

    /**
     * Why a device cannot be reached; empty if it can. By TCP and TLS it takes the connection, by UDP it answers an OPTIONS with
     * whatever it likes.
     *
     * @param from IP address of who is going to talk to it
     */
    public static Optional<String> whyNot(Hop device, String from) {
        return device.transport().equals("udp") ? asked(device, from) : connected(device, from);
    }

    /** The address of this machine from which packets to another go. */
    public static String addressToward(String other) {
        try (var socket = new DatagramSocket()) {
            // Connecting sends nothing; it only asks the system for the way.
            socket.connect(InetAddress.getByName(other), 5060);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | UncheckedIOException noWay) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    private static Optional<String> connected(Hop device, String from) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(device.host(), device.port()), (int) CONNECT.toMillis());
            return Optional.empty();
        } catch (SocketTimeoutException silent) {
            return Optional.of("no connection within %d s".formatted(CONNECT.toSeconds()));
        } catch (IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<String> asked(Hop device, String from) {
        try (var socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            socket.connect(InetAddress.getByName(device.host()), device.port());
            var options = options(device, from + ":" + socket.getLocalPort()).getBytes(StandardCharsets.UTF_8);
            for (var wait : REPEATS) {
                socket.send(new DatagramPacket(options, options.length));
                socket.setSoTimeout(wait);
                if (hears(socket)) {
                    return Optional.empty();
                }
            }
            return Optional.of("no answer to OPTIONS within 3.5 s");
        } catch (PortUnreachableException nobody) {
            return Optional.of("nothing listens on that port");
        } catch (IOException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    private static boolean hears(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[LARGEST], LARGEST));
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    /** RFC 3261 section 11.1. */
    private static String options(Hop device, String self) {
        var id = Integer.toHexString(self.hashCode());
        return String.join(
                "\r\n",
                "OPTIONS sip:%s SIP/2.0".formatted(device.address()),
                "Via: SIP/2.0/UDP %s;branch=z9hG4bK%s".formatted(self, id),
                "Max-Forwards: 70",
                "From: <sip:cutover@%s>;tag=%s".formatted(self, id),
                "To: <sip:%s>".formatted(device.address()),
                "Call-ID: %s@%s".formatted(id, self),
                "CSeq: 1 OPTIONS",
                "Contact: <sip:%s>".formatted(self),
                "Accept: application/sdp",
                "Content-Length: 0",
                "",
                "");
    }
}
