package org.cutover.scenario;

/** An estate cannot be started, in a live world: a port it needs is taken. The message says which, and what to do. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
