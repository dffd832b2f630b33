package org.cutover.topology;

import java.util.Locale;

/** What carries SIP on a link (RFC 3261 section 18). */
public enum Transport {
    UDP,
    TCP,
    TLS;

    /** {@code udp}, {@code tcp} or {@code tls}, as in files and in the Via header's lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the word names no transport */
    public static Transport of(String word) {
        for (var transport : values()) {
            if (transport.word().equals(word)) {
                return transport;
            }
        }
        throw new IllegalArgumentException("\"%s\" is no transport. Use tcp, tls or udp.".formatted(word));
    }
}
