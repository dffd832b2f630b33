package org.cutover.sip;

import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionErrorEvent;
import gov.nist.javax.sip.stack.SIPTransactionEventListener;
import gov.nist.javax.sip.stack.ServerRequestInterface;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import gov.nist.javax.sip.stack.StackMessageFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.SipException;
import javax.sip.TransactionState;
import javax.sip.message.Request;

/**
 * JAIN-SIP's transactions and nothing else of it: no dialogs, no providers, no event scanner, no configuration by
 * properties. Its messages come from links, and what its transactions let through is handed on after they are done with
 * it, so that no caller of ours runs within them.
 */
final class NodeStack extends SipStackImpl {

    /** What the transactions let through. */
    interface Above {

        /** A request that no transaction has seen, or the ACK of a 2xx, which has none. */
        void request(SIPRequest request, SIPServerTransaction transaction, Link link);

        /** @param transaction null if the response belongs to none */
        void response(SIPResponse response, SIPTransaction transaction);
    }

    /** A message that the stack stumbled over. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(RuntimeException cause) {
            super("The message makes no sense to its transaction: " + cause, cause);
        }
    }

    /** RFC 3261 table 4: the longest time a message remains in the network. */
    private static final Duration T4 = Duration.ofSeconds(5);

    private final Loop loop;
    private final Above above;
    private final AnsweredRequests answered;
    private final Recent<Boolean> heard;
    private Runnable letThrough;

    static {
        StackLog.install();
    }

    NodeStack(NettyLoop loop, Above above) {
        this.loop = loop;
        this.above = above;
        this.answered = new AnsweredRequests(loop);
        this.heard = new Recent<>(loop, T4);
        isAutomaticDialogSupportEnabled = false;
        setTimer(new LoopTimer(loop));
        setMessageFactory(new Passage());
        endEventScanner();
    }

    /** The scanner starts a thread when the stack is made, for listeners that are not called by the reader. */
    private void endEventScanner() {
        var scanner = getEventScanner();
        scanner.forceStop();
        scanner.addEvent(new EventWrapper(null, null));
    }

    /** Takes delivery of what a transaction lets through. */
    private final class Passage implements StackMessageFactory {

        @Override
        public ServerRequestInterface newSIPServerRequest(SIPRequest first, SIPTransaction transaction) {
            return (request, channel) -> letThrough = () -> above.request(
                    request,
                    (SIPServerTransaction) transaction,
                    ((LinkChannel) transaction.getMessageChannel()).link());
        }

        @Override
        public ServerResponseInterface newSIPServerResponse(SIPResponse first, MessageChannel channel) {
            var transaction = findTransaction(first, false);
            return new ServerResponseInterface() {
                @Override
                public void processResponse(SIPResponse response, MessageChannel on, SIPDialog dialog) {
                    letThrough = () -> above.response(response, transaction);
                }

                @Override
                public void processResponse(SIPResponse response, MessageChannel on) {
                    processResponse(response, on, null);
                }
            };
        }
    }

    @Override
    public SIPServerTransaction createServerTransaction(MessageChannel channel) {
        return new ServerTransaction(this, channel);
    }

    @Override
    public SIPClientTransaction createClientTransaction(SIPRequest request, MessageChannel channel) {
        var transaction = new ClientTransaction(this, channel);
        transaction.setOriginalRequest(request);
        return transaction;
    }

    void receive(SIPRequest request, LinkChannel channel) {
        if (request.getMethod().equals(Request.ACK)) {
            answered.acknowledged(request);
        } else if (answered.absorbs(request, channel.link())) {
            return;
        }
        var target = newSIPServerRequest(request, channel);
        if (target != null) {
            if (target instanceof SIPServerTransaction known
                    && known.getMessageChannel() instanceof LinkChannel before
                    && !before.link().isOpen()) {
                // The caller asks again over another connection, and is to be answered there.
                known.setEncapsulatedChannel(channel);
            }
            try {
                target.processRequest(request, channel);
            } catch (RuntimeException e) {
                throw new Refused(e);
            } finally {
                release(target);
            }
        }
        passOn();
    }

    void receive(SIPResponse response, LinkChannel channel) {
        if (heard.find(response.getTransactionId()).isPresent()) {
            return;
        }
        var target = newSIPServerResponse(response, channel);
        if (target != null) {
            try {
                target.processResponse(response, channel);
            } catch (RuntimeException e) {
                throw new Refused(e);
            } finally {
                release(target);
            }
        }
        passOn();
    }

    private void passOn() {
        var passed = letThrough;
        letThrough = null;
        if (passed != null) {
            passed.run();
        }
    }

    private static void release(Object target) {
        if (target instanceof SIPServerTransaction server) {
            server.releaseSem();
        } else if (target instanceof SIPClientTransaction client) {
            client.releaseSem();
        }
    }

    /** Makes a client transaction with the branch the request has. */
    SIPClientTransaction begin(SIPRequest request, LinkChannel channel, Runnable timedOut) {
        var transaction = createClientTransaction(request, channel);
        transaction.addEventListener(new TransactionEnd(timedOut));
        addTransaction(transaction);
        return transaction;
    }

    /** Remembers a server transaction, so that what else belongs to it finds it. */
    void keep(SIPServerTransaction transaction) {
        try {
            // For an INVITE this also arms the 100 that goes out after 200 ms of silence (RFC 3261 section 17.2.1).
            addTransaction(transaction);
        } catch (IOException e) {
            // A link never throws one.
            throw new IllegalStateException(e);
        }
    }

    /** A final response has gone out. What is left to do then, of a request that is accepted or came as a datagram, takes no transaction. */
    void answered(SIPServerTransaction transaction, SipResponse response, Outgoing sent) {
        var request = (SIPRequest) transaction.getRequest();
        if (!response.cseqMethod().equals(transaction.getMethod())) {
            // Another request of the same branch, which JAIN-SIP takes to be of this transaction.
            return;
        }
        if (transaction.isInviteTransaction() && response.isSuccess()) {
            answered.accepted(request, response.toTag());
            abandon(transaction);
        } else if (!transaction.isInviteTransaction() && !transaction.isReliable()) {
            answered.over(request, sent);
            abandon(transaction);
        }
    }

    /** The To tag of the 2xx of the INVITE that a CANCEL means, where it comes after that. */
    Optional<String> accepted(SIPRequest cancel) {
        return answered.tagOf(cancel);
    }

    /** The INVITE that a CANCEL means: it has the same branch (RFC 3261 section 9.2). */
    Optional<SIPTransaction> cancelled(SIPRequest cancel) {
        return Optional.ofNullable(cancel.getTopmostVia().getBranch())
                .map(branch -> findTransaction(branch.toLowerCase(Locale.ROOT), true))
                .filter(invite -> invite.doesCancelMatchTransaction(cancel));
    }

    /** @param reasons values of Reason headers; what is none is left out */
    SIPRequest cancelOf(SIPClientTransaction invite, List<String> reasons) {
        try {
            var cancel = invite.getOriginalRequest().createCancelRequest();
            MessageParser.reasons(reasons).forEach(cancel::addHeader);
            return cancel;
        } catch (SipException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a transaction that has nothing more to wait for. */
    void abandon(SIPTransaction transaction) {
        transaction.setState(TransactionState._TERMINATED);
        if (transaction instanceof ClientTransaction own) {
            own.tickNoMore();
        }
        removeTransactionHash(transaction);
    }

    /**
     * A final response has come. The transaction stays only where a refusal may have to be acknowledged again. JAIN-SIP itself would keep
     * one that is over until the next tick of its timer, and one over UDP for the 5 s in which its answer may come again (Timer K).
     */
    void answered(SIPClientTransaction transaction) {
        if (!transaction.isTerminated()) {
            if (transaction.isInviteTransaction()) {
                return;
            }
            heard.put(transaction.getTransactionId(), true);
        }
        abandon(transaction);
    }

    /** Hears of a transaction's timeout, and tells when the stack is done with it. */
    private final class TransactionEnd implements SIPTransactionEventListener {
        private final Runnable timedOut;

        TransactionEnd(Runnable timedOut) {
            this.timedOut = timedOut;
        }

        @Override
        public void transactionErrorEvent(SIPTransactionErrorEvent event) {
            if (event.getErrorID() == SIPTransactionErrorEvent.TIMEOUT_ERROR) {
                loop.execute(timedOut);
            }
        }
    }

    /** Without the event that goes to a provider, of which there is none. */
    @Override
    public void removeTransaction(SIPTransaction transaction) {
        removeTransactionHash(transaction);
    }

    @Override
    public boolean isReEntrantListener() {
        return true;
    }

    /** How many transactions of requests that came are remembered, and how many would take as much as what is left of others. */
    int remembered() {
        return serverTransactionTable.size() + answered.room();
    }

    /** How many transactions there are, of requests that came and that were sent, and how many of which something is remembered. */
    int transactions() {
        return serverTransactionTable.size() + clientTransactionTable.size() + answered.size() + heard.size();
    }

    /** Forgets all transactions and timers. SipStackImpl's own stop sleeps for a second. */
    void end() {
        toExit = true;
        getTimer().stop();
        clientTransactionTable.clear();
        serverTransactionTable.clear();
        answered.end();
        heard.end();
    }
}
