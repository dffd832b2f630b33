package org.cutover.cli;

/** The program cannot do what it was asked to. The message is one sentence for the one who asked. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRunException(String message) {
        super(message);
    }
}
