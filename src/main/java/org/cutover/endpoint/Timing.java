package org.cutover.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cutover.call.Extensions;
import org.cutover.call.SessionTimer;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;

/** Session-Expires and Min-SE, read and written (RFC 4028 sections 4 and 5). */
final class Timing {

    static final String EXPIRES = "Session-Expires";
    static final String LEAST = "Min-SE";
    private static final Pattern REFRESHER =
            Pattern.compile(";\\s*refresher\\s*=\\s*(ua[cs])", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\b.*");

    private Timing() {}

    /** What a request says of timers. */
    static SessionTimer.Asked asked(SipRequest request) {
        return new SessionTimer.Asked(
                interval(request),
                refresher(request),
                seconds(request, LEAST).orElse(SessionTimer.FLOOR),
                request.headers("Supported").stream()
                        .anyMatch(tag -> tag.strip().equalsIgnoreCase(Extensions.TIMER)));
    }

    static Optional<Duration> interval(SipMessage message) {
        return seconds(message, EXPIRES);
    }

    /** {@code uac}, {@code uas}, or empty. */
    static String refresher(SipMessage message) {
        var found = REFRESHER.matcher(message.header(EXPIRES).orElse(""));
        return found.find() ? found.group(1).toLowerCase(java.util.Locale.ROOT) : "";
    }

    static Optional<Duration> seconds(SipMessage message, String header) {
        return message.header(header)
                .map(SECONDS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
    }

    /** Asks for a timer, if one is wished for. */
    static void ask(SipRequest.Builder request, SessionTimer.Wish wish, String refresher) {
        wish.interval().ifPresent(interval -> {
            request.set(EXPIRES, interval.toSeconds() + (refresher.isEmpty() ? "" : ";refresher=" + refresher));
            if (wish.least().compareTo(SessionTimer.FLOOR) > 0) {
                request.set(LEAST, Long.toString(wish.least().toSeconds()));
            }
        });
    }

    /** Says which timer a session has. */
    static void say(SipMessage.Builder<?> response, SessionTimer timer, boolean supportedByCaller) {
        response.set(EXPIRES, timer.interval().toSeconds() + ";refresher=" + (timer.refreshedHere() ? "uas" : "uac"));
        if (supportedByCaller) {
            // RFC 4028 section 9: who is to refresh must know that it is.
            response.set("Require", Extensions.TIMER);
        }
    }
}
