package org.cutover.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sip.message.Request;

/**
 * The requests that a node has answered and may hear of again, each for 64*T1. JAIN-SIP keeps a whole transaction for that, with the
 * request and its response.
 */
final class AnsweredRequests {

    /** Of the room of a transaction, an INVITE whose ACK has come takes one part of so many. */
    private static final int PARTS = 8;

    private final Recent<Answered> recent;
    private final Map<String, Answered> unacknowledged = new HashMap<>();
    private int acknowledged;

    AnsweredRequests(Loop loop) {
        this.recent = new Recent<>(loop, SipNode.PATIENCE, this::forgotten);
    }

    /** One of them. */
    private static final class Answered {
        private final String toTag;
        private final Optional<Outgoing> again;
        private final String ack;
        private boolean acknowledged;

        /**
         * @param toTag of the 2xx of an INVITE
         * @param again what it gets when it comes once more; empty for an INVITE
         * @param ack by which its ACK is known; empty if there is to be none
         */
        Answered(String toTag, Optional<Outgoing> again, String ack) {
            this.toTag = toTag;
            this.again = again;
            this.ack = ack;
        }
    }

    /** An INVITE got a 2xx. Until its ACK comes its call waits, and takes room. */
    void accepted(SIPRequest invite, String toTag) {
        var answered = new Answered(toTag, Optional.empty(), ackOf(invite));
        unacknowledged.put(answered.ack, answered);
        add(invite, answered);
    }

    /** Another request, which came as a datagram, got its final response. */
    void over(SIPRequest request, Outgoing response) {
        add(request, new Answered("", Optional.of(response), ""));
    }

    private void add(SIPRequest request, Answered answered) {
        recent.put(key(request, request.getCSeq().getMethod()), answered);
    }

    private void forgotten(Answered answered) {
        unacknowledged.remove(answered.ack, answered);
        if (answered.acknowledged) {
            acknowledged--;
        }
    }

    /** An ACK has come. */
    void acknowledged(SIPRequest ack) {
        var answered = unacknowledged.remove(ackOf(ack));
        if (answered != null) {
            answered.acknowledged = true;
            acknowledged++;
        }
    }

    /**
     * Whether a request is one of these and has come again: it gets its response again, unless that is the 2xx of an INVITE, which is
     * repeated by who has accepted it (RFC 6026 section 8.7).
     */
    boolean absorbs(SIPRequest request, Link link) {
        var before = recent.find(key(request, request.getCSeq().getMethod()));
        before.flatMap(answered -> answered.again).ifPresent(link::send);
        return before.isPresent();
    }

    /** The To tag of the 2xx of the INVITE that a CANCEL means; empty if none was accepted. */
    Optional<String> tagOf(SIPRequest cancel) {
        return recent.find(key(cancel, Request.INVITE)).map(answered -> answered.toTag);
    }

    /** RFC 3261 section 17.2.3: branch, sent-by and method; of a branch that is not unique (RFC 2543), more of the request. */
    private static String key(SIPRequest request, String method) {
        var via = request.getTopmostVia();
        var branch = via.getBranch() == null ? "" : via.getBranch();
        boolean unique = branch.regionMatches(true, 0, Via.BRANCH_COOKIE, 0, Via.BRANCH_COOKIE.length());
        var transaction = unique ? branch.toLowerCase(Locale.ROOT) : request.getTransactionId();
        return transaction + ' ' + via.getHost() + ':' + via.getPort() + ' ' + method;
    }

    /** What an INVITE and its ACK have in common. */
    private static String ackOf(SIPRequest request) {
        return request.getCallId().getCallId() + ' ' + request.getCSeq().getSeqNumber() + ' ' + request.getFromTag();
    }

    /** How many transactions would take as much. */
    int room() {
        return recent.size() - acknowledged + (acknowledged + PARTS - 1) / PARTS;
    }

    int size() {
        return recent.size();
    }

    void end() {
        recent.end();
        unacknowledged.clear();
        acknowledged = 0;
    }
}
