package org.cutover.routing;

/**
 * Takes a gateway's response for another one: New-CsSipResponseCodeTranslationRule reference.
 *
 * @param status the status received; 0 for any
 * @param cause the Q.850 cause received in a Reason header; -1 for any
 * @param translated the status to take it for, 400 to 699
 */
public record ResponseRule(String name, int status, int cause, int translated) {

    public static final int ANY_STATUS = 0;
    public static final int ANY_CAUSE = -1;

    public ResponseRule {
        if (status != ANY_STATUS && (status < 400 || status > 699)) {
            throw new IllegalArgumentException("a received status is 400 to 699, not %d.".formatted(status));
        }
        if (cause < ANY_CAUSE || cause > 127) {
            throw new IllegalArgumentException("a Q.850 cause is 0 to 127, not %d.".formatted(cause));
        }
        if (translated < 400 || translated > 699) {
            throw new IllegalArgumentException("a response is translated to 400 to 699, not %d.".formatted(translated));
        }
        if (status == ANY_STATUS && cause == ANY_CAUSE) {
            throw new IllegalArgumentException("response rule %s says neither a status nor a cause.".formatted(name));
        }
    }

    /** @param receivedCause -1 if the response carries none */
    boolean matches(int receivedStatus, int receivedCause) {
        return (status == ANY_STATUS || status == receivedStatus) && (cause == ANY_CAUSE || cause == receivedCause);
    }
}
