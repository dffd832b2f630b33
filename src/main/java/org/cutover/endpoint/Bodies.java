package org.cutover.endpoint;

import java.util.Optional;
import org.cutover.call.SessionDescription;
import org.cutover.call.SessionText;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipResponse;

/** Session descriptions in messages, as they are read and refused. */
final class Bodies {

    private static final SessionText NONE = new SessionText(Optional.empty(), 0, "");

    private static final SessionText NO_SESSION =
            new SessionText(Optional.empty(), 415, "only %s is read".formatted(SessionDescription.CONTENT_TYPE));

    private Bodies() {}

    /** The session that a message describes; neither session nor status if it has no body. */
    static SessionText read(SipMessage message) {
        if (message.body().isEmpty()) {
            return NONE;
        }
        if (Multipart.isOne(message)) {
            return Multipart.find(message, SessionDescription.CONTENT_TYPE)
                    .map(part -> SessionDescription.read(part.content()))
                    .orElse(NO_SESSION);
        }
        var type = message.contentType().split(";")[0].strip();
        return type.equalsIgnoreCase(SessionDescription.CONTENT_TYPE)
                ? SessionDescription.read(message.body())
                : NO_SESSION;
    }

    /** What refuses a request for its body (RFC 3261 sections 21.4.1, 21.4.13 and 21.4.26). */
    static SipResponse.Builder refusal(SipRequest request, SessionText read, String machine) {
        var response = request.respond(read.status())
                .set("Warning", "399 %s \"%s\"".formatted(machine, read.fault().replace('"', '\'')));
        return read.status() == 415
                ? response.set("Accept", "%s, %s".formatted(SessionDescription.CONTENT_TYPE, Multipart.TYPE))
                : response;
    }

    static <B extends SipMessage.Builder<B>> B with(B message, SessionDescription session) {
        return message.body(SessionDescription.CONTENT_TYPE, session.text());
    }
}
