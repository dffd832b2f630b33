package org.cutover.sip;

import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.io.IOException;
import java.util.List;

/** A request that came, and the responses to it: one server transaction (RFC 3261 section 17.2). */
public final class ServerExchange {

    private static final int IGNORED = -1;

    private final SipNode node;
    private final SipRequest request;
    private final Link link;
    /** Null once a final response was sent. */
    private SIPServerTransaction transaction;

    private String tag = "";
    private int finalStatus;
    private boolean cancelled;
    private Runnable onCancel = () -> {};
    private List<String> cancelReasons = List.of();

    ServerExchange(SipNode node, SipRequest request, SIPServerTransaction transaction, Link link) {
        this.node = node;
        this.request = request;
        this.transaction = transaction;
        this.link = link;
    }

    public SipRequest request() {
        return request;
    }

    /** Who sent it. */
    public Peer peer() {
        return link.ends().peer();
    }

    /** The listening point it came to. */
    public Hop local() {
        return link.ends().local();
    }

    /**
     * Sends a response over the connection the request came on; if that is gone, where the Via says.
     *
     * <p>Any number of 1xx, then one final response; what follows that is discarded (RFC 3261 section 17.2), except that
     * the 2xx of an INVITE may be sent again until its ACK comes (section 13.3.1.4). A To header without tag gets this
     * exchange's, unless it is a 100.
     */
    public void respond(SipResponse response) {
        boolean repeated = finalStatus >= 200 && finalStatus < 300 && response.isSuccess() && request.is("INVITE");
        if (isFinal() && !repeated) {
            return;
        }
        var sent = tagged(response);
        if (!response.isProvisional()) {
            finalStatus = response.status();
        }
        var outgoing = new Outgoing(sent, why -> lost(sent, why));
        if (repeated) {
            // RFC 6026 section 8.7: the transaction hands it to the transport, and does nothing else with it.
            link.send(outgoing);
            return;
        }
        try {
            transaction.sendMessage((SIPResponse) MessageParser.parse(sent, outgoing));
        } catch (IOException e) {
            // A link never throws one.
            throw new IllegalStateException(e);
        }
        if (isFinal()) {
            node.stack().answered(transaction, sent, outgoing);
            // For as long as it may be asked again the stack knows of it; a call that stands has no use for it.
            transaction = null;
            onCancel = () -> {};
            request.parts().forgetReadings();
        }
    }

    private void lost(SipResponse response, String why) {
        if (node.isClosed()) {
            return;
        }
        var other = node.linkTo(response, peer().host()).filter(found -> found != link);
        if (other.isPresent()) {
            other.get().send(new Outgoing(response, again -> fault(response, again)));
        } else {
            fault(response, why);
        }
    }

    private void fault(SipResponse response, String why) {
        link.fault("A response was not sent: " + why, response.text());
    }

    private SipResponse tagged(SipResponse response) {
        if (response.status() == 100 || !response.toTag().isEmpty()) {
            return response;
        }
        return response.edit().set("To", tagged(response, tag())).build();
    }

    /** The To header of a message with the tag that this side has (RFC 3261 section 8.2.6.2). */
    static String tagged(SipMessage message, String tag) {
        var to = message.header("To").orElse("");
        return message.toTag().isEmpty() ? to + ";tag=" + tag : to;
    }

    /** The tag that responses get which bring none of their own. */
    public String tag() {
        if (tag.isEmpty()) {
            tag = node.newTag();
        }
        return tag;
    }

    /**
     * Called when the INVITE is cancelled before its final response; at once if it has been. The owner then answers the
     * INVITE, with 487 as a rule; the CANCEL has been answered.
     */
    public void onCancel(Runnable then) {
        onCancel = then;
        if (cancelled && !isFinal()) {
            then.run();
        }
    }

    /** Forgets the request: nothing will be sent for it, not even the 100 that is due after 200 ms. */
    public void ignore() {
        finalStatus = IGNORED;
        if (transaction != null) {
            node.stack().abandon(transaction);
            transaction = null;
        }
    }

    /** A final response was sent, or none will be. */
    public boolean isFinal() {
        return finalStatus != 0;
    }

    /** The Reason headers of the CANCEL that came (RFC 3326); none if it said nothing, or none came. */
    public List<String> cancelReasons() {
        return cancelReasons;
    }

    void cancelled(SipRequest cancel) {
        // RFC 3261 section 9.2: once a final response is sent the CANCEL has no effect.
        if (!isFinal() && !cancelled) {
            cancelled = true;
            cancelReasons = cancel.headers("Reason");
            onCancel.run();
        }
    }
}
