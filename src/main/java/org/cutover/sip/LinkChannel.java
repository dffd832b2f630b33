package org.cutover.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;

/** A link as JAIN-SIP's transactions see it: something that takes messages. A transaction may outlive its link, and go on by another. */
final class LinkChannel extends MessageChannel implements RawMessageChannel {

    private Link link;

    LinkChannel(Link link) {
        this.link = link;
    }

    Link link() {
        return link;
    }

    void goOnBy(Link other) {
        link = other;
    }

    @Override
    public void sendMessage(SIPMessage message) {
        // What the stack makes itself (100, CANCEL, ACK of an error) carries nothing of ours.
        if (message.getApplicationData() instanceof Outgoing ours) {
            link.send(ours);
            return;
        }
        var text = message.encode();
        var by = link;
        by.send(new Outgoing(MessageText.read(text), text, why -> by.fault(why, text)));
    }

    @Override
    public void sendMessage(SIPMessage message, InetAddress receiver, int port) {
        sendMessage(message);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean reconnect) {
        throw new UnsupportedOperationException("A link sends messages, not bytes.");
    }

    @Override
    public void processMessage(SIPMessage message) {
        throw new UnsupportedOperationException("A node sends itself messages over a link like any other.");
    }

    @Override
    public boolean isReliable() {
        return link.isReliable();
    }

    @Override
    public boolean isSecure() {
        return getTransport().equals("tls");
    }

    @Override
    public String getTransport() {
        return link.ends().local().transport();
    }

    @Override
    public void logResponse(SIPResponse response, long at, String status) {
        // The journal has it.
    }

    @Override
    public void logMessage(SIPMessage message, InetAddress address, int port, long at) {
        // The journal has it.
    }

    @Override
    public void close() {
        link.close();
    }

    @Override
    public String getHost() {
        return link.ends().local().host();
    }

    @Override
    public int getPort() {
        return link.ends().local().port();
    }

    @Override
    public String getPeerAddress() {
        return link.ends().peer().host();
    }

    @Override
    public String getKey() {
        return link.ends().local() + "-" + link.ends().remote();
    }

    @Override
    public String getViaHost() {
        return getHost();
    }

    @Override
    public int getViaPort() {
        return getPort();
    }

    @Override
    public int getPeerPort() {
        return 0;
    }

    @Override
    public int getPeerPacketSourcePort() {
        return 0;
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return null;
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return null;
    }

    @Override
    protected String getPeerProtocol() {
        return getTransport();
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return null;
    }
}
