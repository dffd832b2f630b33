package org.cutover.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPClientTransaction;

/** A request that was sent, and its responses: one client transaction (RFC 3261 section 17.1). */
public final class ClientExchange {

    /** Who sent the request. */
    public interface Listener {

        /**
         * Any response: 1xx with 100 among them, then one final. After a 2xx to an INVITE, further 2xx may follow for
         * 32 s; each is to be acknowledged.
         */
        void onResponse(SipResponse response);

        /** No final response came within 32 s (Timer B or F), or none 32 s after the CANCEL (RFC 3261 section 9.1). */
        void onTimeout();

        /**
         * The request never left.
         *
         * @param why in words, such as {@code no connection to 127.0.1.5:5061: connection refused}
         */
        void onUnreachable(String why);
    }

    private enum State {
        WAITING,
        PROCEEDING,
        ENDED
    }

    private final SipNode node;
    private final SipRequest request;
    private final Link link;
    private final Listener listener;
    private SIPClientTransaction transaction;
    private State state = State.WAITING;
    private boolean success;
    private boolean cancelWanted;
    private boolean cancelSent;

    ClientExchange(SipNode node, SipRequest request, Link link, Listener listener) {
        this.node = node;
        this.request = request;
        this.link = link;
        this.listener = listener;
    }

    void start() {
        var parsed = (SIPRequest) request.parsed();
        parsed.setApplicationData(new Outgoing(request, this::lost));
        transaction = node.stack().begin(parsed, link.stackChannel(), this::timedOut);
        transaction.setApplicationData(this);
        node.start(transaction, parsed);
    }

    /** The request as it was sent, with its Via. */
    public SipRequest request() {
        return request;
    }

    /**
     * Cancels an INVITE. RFC 3261 section 9.1: held until a provisional response has come, and not sent when a final one
     * came before. The INVITE still gets its final response, 487 as a rule.
     */
    public void cancel() {
        if (request.is("INVITE")) {
            cancelWanted = true;
            sendCancelIfDue();
        }
    }

    private void sendCancelIfDue() {
        if (cancelWanted && !cancelSent && state == State.PROCEEDING) {
            cancelSent = true;
            var cancel = node.stack().cancelOf(transaction);
            node.start(node.stack().begin(cancel, link.stackChannel(), () -> {}), cancel);
            node.loop().schedule(SipNode.PATIENCE, this::timedOut);
        }
    }

    void received(SipResponse response) {
        if (state == State.ENDED) {
            // RFC 6026 section 7.2: every 2xx goes up; any other final response is the transaction's to acknowledge.
            if (success && response.isSuccess()) {
                listener.onResponse(response);
            }
            return;
        }
        if (response.isProvisional()) {
            state = State.PROCEEDING;
            sendCancelIfDue();
        } else {
            state = State.ENDED;
            success = request.is("INVITE") && response.isSuccess();
            if (success) {
                node.keepAnswered(transaction.getBranch(), this);
            }
        }
        listener.onResponse(response);
    }

    private void timedOut() {
        if (state != State.ENDED) {
            end();
            listener.onTimeout();
        }
    }

    private void lost(String why) {
        if (state != State.ENDED && !node.isClosed()) {
            end();
            listener.onUnreachable(why);
        }
    }

    private void end() {
        state = State.ENDED;
        node.stack().abandon(transaction);
    }
}
