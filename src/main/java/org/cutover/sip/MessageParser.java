package org.cutover.sip;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads messages with JAIN-SIP's parser. */
final class MessageParser {

    /** What transactions are made of. A fault in any other header is for whoever reads that header. */
    private static final Set<String> NEEDED = Set.of("via", "from", "to", "call-id", "cseq", "max-forwards", "route");

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
            var parsed = parseNeeded(parts);
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
            var parsed = parseNeeded(message.parts());
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

    private static SIPMessage parseNeeded(MessageText parts) throws ParseException {
        var text = new StringBuilder(512).append(parts.startLine()).append("\r\n");
        for (var header : parts.headers()) {
            if (NEEDED.contains(header.name().toLowerCase(Locale.ROOT))) {
                text.append(header.name()).append(": ").append(header.value()).append("\r\n");
            }
        }
        text.append("\r\n");
        var faults = new StringBuilder();
        SIPMessage message;
        try {
            message = new StringMsgParser()
                    .parseSIPMessage(
                            text.toString().getBytes(StandardCharsets.UTF_8),
                            false,
                            false,
                            (fault, partial, type, header, whole) ->
                                    faults.append(header.strip()).append(" is not understood; "));
        } catch (RuntimeException e) {
            // The parser has no promise about which exception bad input gives.
            throw unreadable(e.toString());
        }
        if (faults.length() > 0) {
            throw unreadable(faults.substring(0, faults.length() - 2));
        }
        if (message == null || message.getTopmostVia() == null || message.getCSeq() == null) {
            throw unreadable("a header is empty");
        }
        return message;
    }

    private static ParseException unreadable(String why) {
        return new ParseException(why, 0);
    }
}
