package org.cutover.sip;

/** What lies beneath a hop that says {@code tls}. */
public enum Security {
    /** TLS with certificates: what is on the wire cannot be read, and a peer without the right certificate is refused. */
    REAL,
    /** A plain connection, which carries the name only. Nobody is refused on it for want of a certificate. */
    IN_NAME_ONLY
}
