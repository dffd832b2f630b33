package org.cutover.sip;

/** A listening point could not be opened because another program has its port. */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortInUseException(String node, Hop at, Throwable cause) {
        super(
                "%s cannot listen on %s: the port is in use. Stop the program that has it, or stay in virtual time."
                        .formatted(node, at),
                cause);
    }
}
