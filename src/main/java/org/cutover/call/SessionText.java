package org.cutover.call;

import java.util.List;
import java.util.Optional;
import org.cutover.call.SessionDescription.Encryption;

/**
 * What became of a body that a peer sent as its session description: a session, or why it is none.
 *
 * @param session empty if there is none to be had
 * @param status with what the message is to be refused: 400 if the text breaks RFC 8866, 488 if it offers nothing that is
 *     understood here; 0 if there is a session
 * @param fault in words, such as {@code line 3: t= is missing}; may be empty
 */
public record SessionText(Optional<SessionDescription> session, int status, String fault) {

    static SessionText read(String text) {
        var check = SessionSyntax.check(text);
        return check.fault().isEmpty() ? read(check.lines()) : new SessionText(Optional.empty(), 400, check.fault());
    }

    private static SessionText read(List<String> lines) {
        var reader = new SessionReader();
        lines.forEach(reader::read);
        return reader.session()
                .map(session -> new SessionText(Optional.of(session), 0, ""))
                .orElseGet(() -> new SessionText(Optional.empty(), 488, "it offers no audio over RTP"));
    }

    /** Whether an offer with this encryption can be taken by an end that insists on it, allows it, or cannot do it. */
    public static boolean agree(Encryption.Mode offered, Encryption.Mode own) {
        return switch (own) {
            case REQUIRED -> offered != Encryption.Mode.NONE;
            case OPTIONAL -> true;
            case NONE -> offered != Encryption.Mode.REQUIRED;
        };
    }
}
