package org.cutover.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a message must be before anyone reads it: after this, its headers can be asked without fear. JAIN-SIP's parser lets more
 * through (a version it does not speak, numbers out of range, two headers where there may be one), and less than it should.
 *
 * <p>The statuses are those of RFC 3261, and of RFC 4475 and RFC 5118 where these say which. Legal but rare things pass.
 */
record MessageCheck(MessageText message) {

    private static final int BAD_REQUEST = 400;
    private static final int UNSUPPORTED_SCHEME = 416;
    private static final int VERSION_NOT_SUPPORTED = 505;
    private static final int TOO_LARGE = 513;

    /** What the longest way through proxies and back needs, several times over. */
    private static final int MOST_LINES = 500;

    private static final String SIP_2 = "SIP/2.0";
    private static final Pattern VERSION = Pattern.compile("(?i)SIP/[0-9]+\\.[0-9]+");

    /** RFC 3261 section 8.1.1.5. */
    private static final long LARGEST_CSEQ = (1L << 31) - 1;

    /** RFC 3261 section 20.19: a length of time in seconds. */
    private static final long LONGEST = (1L << 32) - 1;

    private static final List<String> REQUIRED = List.of("Via", "From", "To", "Call-ID", "CSeq");

    /**
     * Looks at the head as it came: after this its lines are where both ends see them.
     *
     * @param text the whole message
     * @throws BadMessageException if a line does not end as it should, or is no header
     */
    static void ofLines(String text) throws BadMessageException {
        int end = text.indexOf("\r\n\r\n");
        int stop = end < 0 ? text.length() : end;
        int lines = 0;
        int begin = 0;
        for (int i = 0; i <= stop; i++) {
            char c = i < stop ? text.charAt(i) : '\r';
            if (c >= ' ' && c != 0x7f || c == '\t') {
                continue;
            }
            boolean lineEnd = i == stop || c == '\r' && i + 1 < stop && text.charAt(i + 1) == '\n';
            if (!lineEnd) {
                // RFC 3261 section 25.1: not even within quotes, where a backslash makes no exception for line ends.
                throw bad("a control character (%d) stands in its headers".formatted((int) c));
            }
            line(text, begin, i, lines++);
            begin = i + 2;
            i++;
        }
    }

    private static void line(String text, int begin, int end, int number) throws BadMessageException {
        if (number == MOST_LINES) {
            throw new BadMessageException(TOO_LARGE, "it has more than %d lines of headers".formatted(MOST_LINES));
        }
        if (number > 0 && begin < end && !isHeaderLine(text, begin, end)) {
            throw bad("line %d of its headers is no header".formatted(number));
        }
    }

    /** A name and a colon, or what goes on with the line before. */
    private static boolean isHeaderLine(String head, int begin, int stop) {
        int name = HeaderText.tokenEnd(head, begin, stop);
        int colon = name;
        while (colon < stop && HeaderText.isBlank(head.charAt(colon))) {
            colon++;
        }
        boolean folded = begin < stop && HeaderText.isBlank(head.charAt(begin));
        return folded || name > begin && colon < stop && head.charAt(colon) == ':';
    }

    /** @throws BadMessageException if it is no message of SIP/2.0 that a transaction could take */
    void require() throws BadMessageException {
        if (message.isResponse()) {
            statusLine();
        } else {
            requestLine();
        }
        mandatory();
        sequence();
        vias();
        range("Max-Forwards", 255);
        range("Expires", LONGEST);
        addresses();
        if (HeaderText.hasBlank(message.first("Call-ID"))) {
            throw bad("its Call-ID has a blank in it");
        }
    }

    private void statusLine() throws BadMessageException {
        var line = message.startLine();
        boolean version = line.regionMatches(true, 0, SIP_2, 0, SIP_2.length()) && line.startsWith(" ", SIP_2.length());
        if (!version || message.status() == 0) {
            throw bad("its first line is no status line of SIP/2.0");
        }
    }

    private void requestLine() throws BadMessageException {
        var words = message.startLine().split(" ", -1);
        var version = words[words.length - 1];
        boolean known = version.equalsIgnoreCase(SIP_2);
        if (!known && VERSION.matcher(version).matches()) {
            throw new BadMessageException(VERSION_NOT_SUPPORTED, "it is of version " + version);
        }
        if (!known || words.length != 3 || !HeaderText.isToken(words[0])) {
            throw bad("its first line is no request line of SIP/2.0");
        }
        var uri = words[1];
        int scheme = schemeEnd(uri);
        if (scheme < 0) {
            throw bad("its Request-URI is no URI");
        }
        var name = uri.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!SipUri.SCHEMES.contains(name)) {
            throw new BadMessageException(UNSUPPORTED_SCHEME, "its Request-URI is of scheme " + name);
        }
        address(uri);
    }

    /** Where the colon stands behind a scheme (RFC 3986 section 3.1); -1 if there is none, or nothing after it. */
    private static int schemeEnd(String uri) {
        int colon = uri.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean mark = c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
            if (!letter && (i == 0 || !mark)) {
                return -1;
            }
        }
        return colon == 0 || colon == uri.length() - 1 ? -1 : colon;
    }

    private void mandatory() throws BadMessageException {
        var missing = new ArrayList<String>();
        for (var name : REQUIRED) {
            if (message.first(name).isEmpty()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw bad("no " + String.join(", ", missing));
        }
        for (var header : message.headers()) {
            var name = header.name();
            if (name.isOnce() && message.find(name.text()).orElseThrow() != header) {
                throw bad("several " + name.text());
            }
        }
    }

    private void sequence() throws BadMessageException {
        var cseq = message.first("CSeq");
        int digits = cseq.indexOf(' ') < 0 ? cseq.indexOf('\t') : cseq.indexOf(' ');
        var number = cseq.substring(0, Math.max(digits, 0)).stripTrailing();
        var method = cseq.substring(number.length()).stripLeading();
        if (digits < 0 || !HeaderText.isNumber(number) || isMore(number, LARGEST_CSEQ) || !HeaderText.isToken(method)) {
            throw bad("its CSeq is no number to 2147483647 with a method");
        }
        // RFC 3261 section 8.1.1.5: the method of the CSeq matches that of the request.
        if (!message.isResponse() && !message.startLine().startsWith(method + " ")) {
            throw bad("the CSeq is of method " + method);
        }
    }

    private void vias() throws BadMessageException {
        for (var header : message.headers()) {
            if (header.is("Via") && header.vias().size() < header.values().size()) {
                throw bad("a Via is not understood");
            }
        }
    }

    private void range(String name, long most) throws BadMessageException {
        var value = message.first(name);
        if (!value.isEmpty() && (!HeaderText.isNumber(value) || isMore(value, most))) {
            throw bad("its %s is no number to %d".formatted(name, most));
        }
    }

    private static boolean isMore(String digits, long most) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros > 12 || Long.parseLong(digits) > most;
    }

    private void addresses() throws BadMessageException {
        for (var header : message.headers()) {
            for (int i = 0; header.name().isAddress() && i < header.values().size(); i++) {
                var nobody = header.is("Contact") && header.values().get(i).equals("*");
                if (!nobody) {
                    nameAddress(header, i);
                }
            }
        }
    }

    private static void nameAddress(Header header, int index) throws BadMessageException {
        var name = header.name().text();
        var value = header.values().get(index);
        if (!HeaderText.isQuotedToTheEnd(value)) {
            throw bad("a quotation mark of %s is not closed".formatted(name));
        }
        var uri = HeaderText.uriOf(value);
        boolean bare = !value.contains("<");
        // RFC 3261 section 20: a bare URI with a comma, semicolon or question mark stands in angle brackets.
        if (bare && (uri.contains("?") || uri.contains(","))) {
            throw bad("the URI of %s needs angle brackets".formatted(name));
        }
        if (!bare && (value.indexOf('>') < 0 || uri.contains("<"))) {
            throw bad("the angle brackets of %s do not match".formatted(name));
        }
        try {
            header.uri(index);
        } catch (IllegalArgumentException noUri) {
            throw bad(noUri.getMessage());
        }
    }

    private static void address(String uri) throws BadMessageException {
        try {
            SipUri.parse(uri);
        } catch (IllegalArgumentException noUri) {
            throw bad(noUri.getMessage());
        }
    }

    private static BadMessageException bad(String why) {
        return new BadMessageException(BAD_REQUEST, why);
    }
}
