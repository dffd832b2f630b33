package org.cutover.sip;

import gov.nist.core.Host;
import gov.nist.core.HostPort;
import gov.nist.core.NameValue;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.GenericURI;
import gov.nist.javax.sip.header.AddressParametersHeader;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.ParametersHeader;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;

/**
 * A message as JAIN-SIP's transactions take it: its first line and the headers that transactions are made of, and no other. They are
 * put together of what {@link MessageCheck} has looked at; JAIN-SIP's parser would read all of it once more.
 *
 * <p>URIs stay text: no transaction looks into one.
 */
final class StackMessage {

    private static final String PROTOCOL = "SIP/2.0";

    private final MessageText parts;
    private final SIPMessage message;
    private final ViaList vias = new ViaList();
    private final RouteList routes = new RouteList();

    private StackMessage(MessageText parts, SIPMessage message) {
        this.parts = parts;
        this.message = message;
    }

    /** @throws ParseException if a header is missing that a transaction needs, or makes no sense */
    static SIPMessage of(MessageText parts) throws ParseException {
        try {
            var message = parts.isResponse() ? response(parts) : request(parts);
            return new StackMessage(parts, message).withHeaders();
        } catch (InvalidArgumentException | IllegalArgumentException | IndexOutOfBoundsException senseless) {
            throw new ParseException(senseless.getMessage(), 0);
        }
    }

    private static SIPRequest request(MessageText parts) throws ParseException {
        var line = parts.startLine();
        int method = line.indexOf(' ');
        int uri = line.indexOf(' ', method + 1);
        var request = new SIPRequest();
        var first = new RequestLine(new GenericURI(line.substring(method + 1, uri)), line.substring(0, method));
        first.setSipVersion(PROTOCOL);
        request.setRequestLine(first);
        return request;
    }

    private static SIPResponse response(MessageText parts) {
        var line = parts.startLine();
        int reason = line.indexOf(' ', line.indexOf(' ') + 1);
        var first = new StatusLine();
        first.setSipVersion(PROTOCOL);
        first.setStatusCode(parts.status());
        first.setReasonPhrase(reason < 0 ? "" : line.substring(reason + 1));
        var response = new SIPResponse();
        response.setStatusLine(first);
        return response;
    }

    private SIPMessage withHeaders() throws ParseException, InvalidArgumentException {
        for (var header : parts.headers()) {
            take(header);
        }
        var missing = vias.isEmpty()
                || message.getCallId() == null
                || message.getCSeq() == null
                || message.getFrom() == null
                || message.getTo() == null;
        if (missing) {
            throw new ParseException("a header is empty", 0);
        }
        message.setVia(vias);
        if (!routes.isEmpty()) {
            message.setHeader(routes);
        }
        return message;
    }

    private void take(Header header) throws ParseException, InvalidArgumentException {
        var value = header.value();
        switch (header.name().key()) {
            case "via" -> {
                for (var one : header.vias()) {
                    vias.add(via(one));
                }
            }
            case "from" -> message.setFrom(addressed(new From(), value));
            case "to" -> message.setTo(addressed(new To(), value));
            case "call-id" -> message.setCallId(new CallID(value));
            case "cseq" -> message.setCSeq(sequence(value));
            case "max-forwards" -> message.setMaxForwards(new MaxForwards(Integer.parseInt(value)));
            case "route" -> {
                for (var one : header.values()) {
                    routes.add(addressed(new Route(), one));
                }
            }
            default -> {
                // No transaction asks for it.
            }
        }
    }

    private static CSeq sequence(String value) throws ParseException, InvalidArgumentException {
        int blank = HeaderText.tokenEnd(value, 0, value.length());
        return new CSeq(
                Long.parseLong(value.substring(0, blank)),
                value.substring(blank).strip());
    }

    private static gov.nist.javax.sip.header.Via via(Via read) throws ParseException {
        var sentBy = new HostPort();
        sentBy.setHost(new Host(read.host()));
        if (read.port() != 0) {
            sentBy.setPort(read.port());
        }
        var via = new gov.nist.javax.sip.header.Via();
        via.setTransport(read.transport());
        via.setSentBy(sentBy);
        addParameters(via, read.parameters());
        return via;
    }

    private static <H extends AddressParametersHeader> H addressed(H header, String value) throws ParseException {
        int open = HeaderText.openBracket(value);
        int close = open < 0 ? -1 : value.indexOf('>', open);
        var address = new AddressImpl();
        address.setURI(new GenericURI(HeaderText.uriOf(value)));
        if (open > 0) {
            address.setDisplayName(HeaderText.unquoted(value.substring(0, open).strip()));
        }
        address.setAddressType(AddressImpl.NAME_ADDR);
        header.setAddress(address);
        int parameters = value.indexOf(';', Math.max(close, 0));
        addParameters(header, parameters < 0 ? "" : value.substring(parameters));
        return header;
    }

    /** @param text nothing, or each with a semicolon before it */
    private static void addParameters(ParametersHeader header, String text) {
        for (int begin = 1; begin < text.length(); ) {
            int next = text.indexOf(';', begin);
            int end = next < 0 ? text.length() : next;
            int equals = text.indexOf('=', begin);
            boolean valued = equals >= 0 && equals < end;
            var name = text.substring(begin, valued ? equals : end).strip();
            if (!name.isEmpty()) {
                header.getParameters()
                        .set(new NameValue(
                                name, valued ? text.substring(equals + 1, end).strip() : null));
            }
            begin = end + 1;
        }
    }
}
