package org.cutover.sip;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Messages for the transactions of JAIN-SIP, of what has come and of what is to go. */
final class MessageParser {

    static {
        StackLog.install();
    }

    private MessageParser() {}

    /**
     * Reads what came from a peer, as transactions take it; its application data is the {@link SipMessage}.
     *
     * @throws BadMessageException if it is no SIP message that a transaction could take
     */
    static SIPMessage read(MessageText parts) throws BadMessageException {
        new MessageCheck(parts).require();
        try {
            var parsed = StackMessage.of(parts);
            parsed.setApplicationData(parts.isResponse() ? new SipResponse(parts) : new SipRequest(parts));
            return parsed;
        } catch (ParseException unreadable) {
            throw new BadMessageException(400, unreadable.getMessage());
        }
    }

    /**
     * A message that is to be sent, as transactions take it.
     *
     * @param outgoing becomes its application data
     * @throws IllegalArgumentException if JAIN-SIP cannot read a header that transactions need
     */
    static SIPMessage parse(SipMessage message, Outgoing outgoing) {
        try {
            var parsed = StackMessage.of(message.parts());
            parsed.setApplicationData(outgoing);
            return parsed;
        } catch (ParseException e) {
            throw new IllegalArgumentException(message + " cannot be sent: " + e.getMessage(), e);
        }
    }

    /** Reason headers as JAIN-SIP has them (RFC 3326); what cannot be read is left out. */
    static List<SIPHeader> reasons(List<String> values) {
        var read = new ArrayList<SIPHeader>();
        for (var value : values) {
            try {
                read.add(StringMsgParser.parseSIPHeader("Reason: " + value));
            } catch (ParseException unreadable) {
                // What a stranger gave as a reason is no reason not to cancel.
            }
        }
        return read;
    }
}
