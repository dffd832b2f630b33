package org.cutover.endpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cutover.call.CauseMap;
import org.cutover.sip.Hop;
import org.cutover.sip.SipMessage;

/** Names and values of headers that several endpoints write. */
final class Headers {

    /** Ours: the id of the compatibility rule that refused a call. The products have no such header. */
    static final String RULE = "Cutover-Rule";

    /**
     * Ours: by which trunk a Mediation Server is to call. How the products say it is not documented.
     */
    static final String TRUNK = "Cutover-Trunk";

    static final String DIAGNOSTICS = "ms-diagnostics";

    private static final Pattern CAUSE =
            Pattern.compile("Q\\.850\\s*;.*\\bcause=(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    private Headers() {}

    /** Whose name and number the estate vouches for (RFC 3325). */
    static final String ASSERTED = "P-Asserted-Identity";

    /** Who has had the call before (RFC 7044); here, users who forwarded it. */
    static final String HISTORY = "History-Info";

    /** What a caller wants hidden (RFC 3323). */
    static final String PRIVACY = "Privacy";

    /** Who sent a call on, as gateways have it (RFC 5806). */
    static final String DIVERSION = "Diversion";

    /** RFC 3261 section 20.26. */
    static final String PRIORITY = "Priority";

    /**
     * A value of ms-diagnostics (TechNet bb964037): id, source, reason, and what else there is to say.
     *
     * @param more names and values in turn
     */
    static String diagnostics(int id, String source, String reason, String... more) {
        var text = new StringBuilder("%d;source=\"%s\";reason=\"%s\"".formatted(id, source, reason));
        for (int i = 0; i < more.length; i += 2) {
            text.append(";%s=\"%s\"".formatted(more[i], more[i + 1].replace('"', '\'')));
        }
        return text.toString();
    }

    /** The Q.850 cause of a Reason header (RFC 3326 section 2); -1 if there is none. */
    static int cause(SipMessage message) {
        return cause(message.headers("Reason"));
    }

    /** Likewise, of values of Reason headers. */
    static int cause(List<String> reasons) {
        return reasons.stream()
                .map(CAUSE::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(-1);
    }

    /** A Reason header with a Q.850 cause (RFC 3326 section 2). */
    static String reason(int cause, String words) {
        return "Q.850;cause=" + cause + ";text=\"" + words + "\"";
    }

    /** The cause with which a circuit is cleared for what the other side said: its Q.850 cause, else normal call clearing. */
    static int clearing(List<String> reasons) {
        var cause = cause(reasons);
        return cause > 0 ? cause : CauseMap.NORMAL_CLEARING;
    }

    /** The Reason header of a BYE or CANCEL for a circuit that was cleared. */
    static List<String> reasons(int cause) {
        return List.of(reason(cause, CauseMap.describe(cause)));
    }

    /** A Contact that leads to a listening point of a server. */
    static String contact(String machine, Hop local) {
        return "<sip:" + machine + ":" + local.port() + ";transport=" + local.transport() + ">";
    }

    static <B extends SipMessage.Builder<B>> B copy(List<String> names, SipMessage from, B to) {
        var builder = to;
        for (var name : names) {
            for (var value : from.headers(name)) {
                builder = builder.add(name, value);
            }
        }
        return builder;
    }
}
