package org.cutover.endpoint;

/** An endpoint cannot have the port it needs. The message says which, and what to do. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
