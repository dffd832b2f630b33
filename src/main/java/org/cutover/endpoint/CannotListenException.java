package org.cutover.endpoint;

import java.util.List;

/** An estate cannot start on the sockets it needs. The message says why, a line each, and what to do. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotListenException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
