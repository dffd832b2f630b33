package org.cutover.identity;

/** A file with a certificate or key cannot be used. The message is one sentence that names the file and says what to do. */
public final class IdentityFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdentityFileException(String message) {
        super(message);
    }

    IdentityFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
