package org.cutover.call;

import java.util.List;

/**
 * One dialog as one of its two user agents knows it (RFC 3261 section 12).
 *
 * @param localAddress the From value of requests sent in it, without the tag
 * @param remoteAddress the To value of requests sent in it, without the tag
 * @param remoteTarget URI of the other end's Contact
 * @param routeSet Route values, the first hop first
 * @param sequence CSeq of the last request sent
 */
public record Dialog(
        String callId,
        String localAddress,
        String localTag,
        String remoteAddress,
        String remoteTag,
        String remoteTarget,
        List<String> routeSet,
        long sequence) {

    public Dialog {
        routeSet = List.copyOf(routeSet);
    }

    /** This dialog when one more request is sent in it. */
    public Dialog next() {
        return new Dialog(
                callId, localAddress, localTag, remoteAddress, remoteTag, remoteTarget, routeSet, sequence + 1);
    }

    /** Where requests go first: the top of the route set, or the remote target (RFC 3261 section 12.2.1.1). */
    public String nextHop() {
        return routeSet.isEmpty() ? remoteTarget : routeSet.get(0);
    }

    /** What tells this dialog from others at this user agent. */
    public String key() {
        return key(callId, localTag);
    }

    public static String key(String callId, String localTag) {
        return callId + "|" + localTag;
    }
}
