package org.cutover.sip;

import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPServerTransactionImpl;
import java.io.IOException;
import javax.sip.TransactionState;

/**
 * A server transaction of JAIN-SIP that answers over its link, whatever the transport and whatever the Via says. JAIN-SIP's own asks a
 * provider for a listening point of the Via's transport, and fails where there is none.
 */
final class ServerTransaction extends SIPServerTransactionImpl {

    private static final long serialVersionUID = 1L;

    private transient SIPResponse last;

    ServerTransaction(NodeStack stack, MessageChannel channel) {
        super(stack, channel);
    }

    @Override
    protected void sendResponse(SIPResponse response) throws IOException {
        if (response.getCSeq().getMethod().equals(getMethod())) {
            last = response;
        }
        getMessageChannel().sendMessage(response);
        startTransactionTimer();
    }

    @Override
    public void resendLastResponseAsBytes() throws IOException {
        if (last != null) {
            getMessageChannel().sendMessage(last);
        }
    }

    /**
     * JAIN-SIP's ticks twice a second from the first response on. There is nothing to repeat or to wait for but where an INVITE was
     * refused.
     */
    @Override
    public void startTransactionTimer() {
        int state = getInternalState();
        boolean refused = state == TransactionState._COMPLETED || state == TransactionState._CONFIRMED;
        if (refused && isInviteTransaction()) {
            super.startTransactionTimer();
        }
    }

    /** Timer J is {@link Recent}'s. */
    @Override
    protected void startTransactionTimerJ(long time) {
        if (time == 0) {
            super.startTransactionTimerJ(time);
        }
    }
}
