package org.cutover.sip;

import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransactionImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;

/** A client transaction of JAIN-SIP whose timer can be stopped: it ticks twice a second, and holds the transaction until it has. */
final class ClientTransaction extends SIPClientTransactionImpl {

    private static final long serialVersionUID = 1L;

    private transient SIPStackTimerTask ticking;

    ClientTransaction(NodeStack stack, MessageChannel channel) {
        super(stack, channel);
    }

    @Override
    public void startTransactionTimer() {
        if (transactionTimerStarted.compareAndSet(false, true)) {
            ticking = new TransactionTimer();
            getSIPStack().getTimer().scheduleWithFixedDelay(ticking, baseTimerInterval, baseTimerInterval);
        }
    }

    void tickNoMore() {
        if (ticking != null) {
            getSIPStack().getTimer().cancel(ticking);
            ticking = null;
        }
    }
}
