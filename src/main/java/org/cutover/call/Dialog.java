package org.cutover.call;

import java.util.List;

/**
 * One dialog as one of its two user agents knows it (RFC 3261 section 12).
 *
 * @param remoteTarget URI of the other end's Contact
 * @param routeSet Route values, the first hop first
 * @param sequence CSeq of the last request sent
 * @param remoteSequence CSeq of the last request received; {@link #NONE} if there was none
 */
public record Dialog(
        String callId,
        Party local,
        Party remote,
        String remoteTarget,
        List<String> routeSet,
        long sequence,
        long remoteSequence) {

    /** Nothing has been received yet. */
    public static final long NONE = -1;

    /**
     * One of the two ends.
     *
     * @param address the From or To value of its requests, without the tag
     * @param tag empty if the peer gave none, as RFC 2543 allowed
     */
    public record Party(String address, String tag) {

        /** As in a From or To header. */
        public String header() {
            return tag.isEmpty() ? address : address + ";tag=" + tag;
        }
    }

    public Dialog {
        routeSet = List.copyOf(routeSet);
    }

    /** This dialog when one more request is sent in it. */
    public Dialog next() {
        return new Dialog(callId, local, remote, remoteTarget, routeSet, sequence + 1, remoteSequence);
    }

    /** RFC 3261 section 12.2.2: what comes with a lower CSeq than the one before is out of order, and gets 500. */
    public boolean isOutOfOrder(long cseq) {
        return cseq < remoteSequence;
    }

    /** This dialog when a request has come in it. */
    public Dialog received(long cseq) {
        return new Dialog(callId, local, remote, remoteTarget, routeSet, sequence, Math.max(cseq, remoteSequence));
    }

    /** RFC 3261 section 12.2: an INVITE or UPDATE, and the 2xx to one, say where the other end is from now on. */
    public Dialog withTarget(String uri) {
        return new Dialog(callId, local, remote, uri, routeSet, sequence, remoteSequence);
    }

    /** Where requests go first: the top of the route set, or the remote target (RFC 3261 section 12.2.1.1). */
    public String nextHop() {
        return routeSet.isEmpty() ? remoteTarget : routeSet.get(0);
    }

    /** What tells this dialog from others at this user agent; those that a fork of one INVITE makes have it in common. */
    public String key() {
        return key(callId, local.tag());
    }

    public static String key(String callId, String localTag) {
        return callId + "|" + localTag;
    }
}
