package org.cutover.sip;

import java.util.Locale;
import java.util.Set;

/**
 * Where a message goes to or comes from, as the model has it: not necessarily the socket beneath.
 *
 * @param host literal IP address, or a name
 * @param port 1 to 65535
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 */
public record Hop(String host, int port, String transport) {

    private static final Set<String> TRANSPORTS = Set.of("udp", "tcp", "tls");

    public Hop {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A hop needs a host.");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Port %d of %s is outside 1 to 65535.".formatted(port, host));
        }
        if (!TRANSPORTS.contains(transport)) {
            throw new IllegalArgumentException(
                    "Transport \"%s\" of %s:%d is none of udp, tcp, tls.".formatted(transport, host, port));
        }
    }

    /** Whether there is a transport of that name here. */
    public static boolean isTransport(String name) {
        return TRANSPORTS.contains(name);
    }

    /**
     * Reads what {@link #toString} writes, such as {@code 127.0.1.3:5061/tls}.
     *
     * @throws IllegalArgumentException if the text is not host, port and transport
     */
    public static Hop parse(String text) {
        int slash = text.lastIndexOf('/');
        int colon = text.lastIndexOf(':', slash);
        if (slash < 0 || colon < 1) {
            throw new IllegalArgumentException("\"%s\" is not host:port/transport.".formatted(text));
        }
        try {
            return new Hop(
                    text.substring(0, colon),
                    Integer.parseInt(text.substring(colon + 1, slash)),
                    text.substring(slash + 1).toLowerCase(Locale.ROOT));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"%s\" has no port number.".formatted(text), e);
        }
    }

    /** The address alone: {@code 127.0.1.3:5061}. */
    public String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return address() + "/" + transport;
    }
}
