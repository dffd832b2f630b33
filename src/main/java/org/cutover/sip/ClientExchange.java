package org.cutover.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
         * The request never left, or its connection ended before there was a response and no other could be had.
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

    /** RFC 3261 section 18.1.1: what is larger, in bytes, and has a way of its own, is not to go as a datagram. */
    private static final int LARGEST_DATAGRAM = 1300;

    private final SipNode node;
    private final Hop from;
    private final Hop to;
    private final Listener listener;
    private final Consumer<String> onLinkEnd = this::linkEnded;
    private SipRequest original;
    private SipRequest request;
    private Link link;
    private LinkChannel channel;
    private SIPClientTransaction transaction;
    private State state = State.WAITING;
    private boolean insteadOfDatagram;
    private boolean triedAgain;
    /** Of an INVITE that was accepted. */
    private String branch = "";

    private List<String> cancelReasons = List.of();
    private boolean cancelWanted;
    private boolean cancelSent;

    /** @param original without the Via of this node */
    ClientExchange(SipNode node, SipRequest original, Hop from, Hop to, Listener listener) {
        this.node = node;
        this.original = original;
        this.from = from;
        this.to = to;
        this.listener = listener;
    }

    void start() {
        begin(to);
        boolean tooLarge = !link.isReliable() && size() > LARGEST_DATAGRAM;
        var stream = tooLarge ? node.streamBeside(to) : Optional.<Hop>empty();
        if (stream.isPresent()) {
            insteadOfDatagram = true;
            begin(stream.get());
        } else if (tooLarge) {
            noteSize("the peer takes no TCP");
        }
        send();
    }

    private void begin(Hop hop) {
        link = node.link(from, hop, original.callId());
        request = node.withVia(original, link.ends().local());
    }

    private int size() {
        return request.text().getBytes(StandardCharsets.UTF_8).length;
    }

    private void noteSize(String why) {
        link.fault("A request of %d bytes goes over UDP: %s.".formatted(size(), why), "");
    }

    private void send() {
        var parsed = (SIPRequest) MessageParser.parse(request, new Outgoing(request, this::lost));
        channel = new LinkChannel(link);
        transaction = node.stack().begin(parsed, channel, this::timedOut);
        transaction.setApplicationData(this);
        link.dependsOn(onLinkEnd);
        node.start(transaction, parsed);
    }

    /**
     * Cancels an INVITE. RFC 3261 section 9.1: held until a provisional response has come, and not sent when a final one
     * came before. The INVITE still gets its final response, 487 as a rule.
     */
    public void cancel() {
        cancel(List.of());
    }

    /** @param reasons values of its Reason headers (RFC 3326) */
    public void cancel(List<String> reasons) {
        if (state != State.ENDED && request.is("INVITE") && !cancelWanted) {
            cancelWanted = true;
            cancelReasons = List.copyOf(reasons);
            sendCancelIfDue();
        }
    }

    private void sendCancelIfDue() {
        if (cancelWanted && !cancelSent && state == State.PROCEEDING) {
            cancelSent = true;
            var cancel = node.stack().cancelOf(transaction, cancelReasons);
            node.start(node.stack().begin(cancel, channel, () -> {}), cancel);
            node.loop().schedule(SipNode.PATIENCE, this::timedOut);
        }
    }

    void received(SipResponse response) {
        if (response.isProvisional()) {
            state = State.PROCEEDING;
            sendCancelIfDue();
        } else {
            state = State.ENDED;
            link.release(onLinkEnd);
            if (request.is("INVITE") && response.isSuccess()) {
                branch = transaction.getBranch();
                node.accepted().put(branch, ifAccepted(listener::onResponse));
            }
            node.stack().answered(transaction);
            forgetTransaction();
        }
        listener.onResponse(response);
    }

    /**
     * Of an INVITE that was accepted, the 2xx that are still to come are for another from now on: one who takes less room than a
     * call that is over.
     */
    public void handFurtherTo(Consumer<SipResponse> hears) {
        node.accepted().replace(branch, ifAccepted(hears));
    }

    private static Consumer<SipResponse> ifAccepted(Consumer<SipResponse> hears) {
        return response -> {
            if (response.isSuccess()) {
                hears.accept(response);
            }
        };
    }

    private void timedOut() {
        if (state != State.ENDED) {
            end();
            listener.onTimeout();
        }
    }

    /** The request could not leave. */
    private void lost(String why) {
        linkEnded(why);
    }

    /**
     * The connection is gone, and no final response has come. If it was an old one, the peer may still be there, and is asked
     * again: it knows the request by its branch if it had it already (RFC 3261 section 17.2.3).
     */
    private void linkEnded(String why) {
        if (state == State.ENDED || node.isClosed() || link.isOpen() && link.isReliable()) {
            return;
        }
        if (insteadOfDatagram && !link.hasServed()) {
            insteadOfDatagram = false;
            node.stack().abandon(transaction);
            begin(to);
            noteSize(why);
            send();
        } else if (link.hasServed() && link.isReliable() && !triedAgain) {
            triedAgain = true;
            link = node.link(
                    link.ends().local(),
                    insteadOfDatagram ? new Hop(to.host(), to.port(), "tcp") : to,
                    original.callId());
            channel.goOnBy(link);
            link.dependsOn(onLinkEnd);
            link.send(new Outgoing(request, this::lost));
        } else {
            end();
            listener.onUnreachable(why);
        }
    }

    private void end() {
        state = State.ENDED;
        link.release(onLinkEnd);
        node.stack().abandon(transaction);
        forgetTransaction();
    }

    /** Where answers may come again the stack has the transaction still, but has no use for what is behind it. */
    private void forgetTransaction() {
        transaction.setApplicationData(null);
        transaction = null;
        channel = null;
        original = null;
        request = null;
    }
}
