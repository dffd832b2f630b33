package org.cutover.endpoint;

import java.util.List;
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

    /** What a back-to-back user agent carries over from the failure of one leg to the other. */
    static final List<String> CARRIED = List.of(RULE, "Reason");

    private Headers() {}

    /** A value of ms-diagnostics (TechNet bb964037): id, source, reason. */
    static String diagnostics(int id, String source, String reason) {
        return "%d;reason=\"%s\";source=\"%s\"".formatted(id, reason, source);
    }

    /** A Reason header with a Q.850 cause (RFC 3326 section 2). */
    static String reason(int cause, String words) {
        return "Q.850;cause=%d;text=\"%s\"".formatted(cause, words);
    }

    /** A Contact that leads to a listening point of a server. */
    static String contact(String machine, Hop local) {
        return "<sip:%s:%d;transport=%s>".formatted(machine, local.port(), local.transport());
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
