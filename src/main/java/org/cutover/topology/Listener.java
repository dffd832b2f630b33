package org.cutover.topology;

import java.util.regex.Pattern;

/**
 * A port that waits for SIP.
 *
 * @param port 1 to 65535
 */
public record Listener(int port, Transport transport) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(udp|tcp|tls)");

    public Listener {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port %d is out of range. Ports run from 1 to 65535.".formatted(port));
        }
    }

    /**
     * Reads {@code 5068/tcp}.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Listener parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no port with its transport. Write it like 5068/tcp or 5067/tls.".formatted(text));
        }
        return new Listener(Integer.parseInt(matcher.group(1)), Transport.of(matcher.group(2)));
    }

    @Override
    public String toString() {
        return port + "/" + transport.word();
    }
}
