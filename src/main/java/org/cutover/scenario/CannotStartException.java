package org.cutover.scenario;

import java.util.List;

/**
 * A run cannot be started, in a live world: a port it needs is taken, or a real device is where a simulated one is needed. The message
 * says which, a line each, and what to do.
 */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotStartException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /** @throws CannotStartException if there are any */
    static void unless(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CannotStartException(problems);
        }
    }

    CannotStartException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
