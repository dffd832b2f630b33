package org.cutover.sip;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final String TOKEN_CHARACTERS = "[A-Za-z0-9.!%*_+`'~-]+";
    private static final Pattern VERSION = Pattern.compile("(?i)SIP/[0-9]+\\.[0-9]+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+", Pattern.DOTALL);
    private static final Pattern CSEQ = Pattern.compile("([0-9]+)[ \\t]+(" + TOKEN_CHARACTERS + ")");
    private static final Pattern STATUS = Pattern.compile("(?i)SIP/2\\.0 [1-6][0-9][0-9]( .*)?");
    private static final Pattern VIA = Pattern.compile("(?is)SIP\\s*/\\s*2\\.0\\s*/\\s*[A-Z0-9.!%*_+`'~-]+\\s+"
            + "(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(\\s*:\\s*([0-9]{1,6}))?\\s*(;.*)?");

    /** RFC 3261 section 8.1.1.5. */
    private static final long LARGEST_CSEQ = (1L << 31) - 1;

    /** RFC 3261 section 20.19: a length of time in seconds. */
    private static final long LONGEST = (1L << 32) - 1;

    private static final List<String> REQUIRED = List.of("Via", "From", "To", "Call-ID", "CSeq");

    /** RFC 3261 section 7.3.1: of these there is one, for their values are no lists. */
    private static final Set<String> ONCE = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "content-length",
            "content-type",
            "expires",
            "session-expires");

    /** Headers whose values are addresses, as those ask who read them. */
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "to",
            "contact",
            "route",
            "record-route",
            "refer-to",
            "referred-by",
            "history-info",
            "diversion",
            "p-asserted-identity",
            "p-preferred-identity");

    /**
     * Looks at the head as it came: after this its lines are where both ends see them.
     *
     * @param text the whole message
     * @throws BadMessageException if a line does not end as it should, or is no header
     */
    static void ofLines(String text) throws BadMessageException {
        int end = text.indexOf("\r\n\r\n");
        var head = end < 0 ? text : text.substring(0, end);
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            boolean lineEnd = c == '\r' && i + 1 < head.length() && head.charAt(i + 1) == '\n';
            if (lineEnd) {
                i++;
            } else if (c < ' ' && c != '\t' || c == 0x7f) {
                // RFC 3261 section 25.1: not even within quotes, where a backslash makes no exception for line ends.
                throw bad("a control character (%d) stands in its headers".formatted((int) c));
            }
        }
        int line = 0;
        for (int begin = 0; begin < head.length(); line++) {
            int stop = head.indexOf("\r\n", begin);
            stop = stop < 0 ? head.length() : stop;
            if (line == MOST_LINES) {
                throw new BadMessageException(TOO_LARGE, "it has more than %d lines of headers".formatted(MOST_LINES));
            }
            if (line > 0 && !isHeaderLine(head, begin, stop)) {
                throw bad("line %d of its headers is no header".formatted(line));
            }
            begin = stop + 2;
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
        if (!STATUS.matcher(message.startLine()).matches()) {
            throw bad("its first line is no status line of SIP/2.0");
        }
    }

    private void requestLine() throws BadMessageException {
        var words = message.startLine().split(" ", -1);
        var version = words[words.length - 1];
        if (VERSION.matcher(version).matches() && !version.equalsIgnoreCase("SIP/2.0")) {
            throw new BadMessageException(VERSION_NOT_SUPPORTED, "it is of version " + version);
        }
        if (words.length != 3
                || !HeaderText.isToken(words[0])
                || !VERSION.matcher(version).matches()) {
            throw bad("its first line is no request line of SIP/2.0");
        }
        var uri = words[1];
        if (!SCHEME.matcher(uri).matches() || uri.startsWith("<")) {
            throw bad("its Request-URI is no URI");
        }
        var scheme = uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
        if (!SipUri.SCHEMES.contains(scheme)) {
            throw new BadMessageException(UNSUPPORTED_SCHEME, "its Request-URI is of scheme " + scheme);
        }
        address(uri);
    }

    private void mandatory() throws BadMessageException {
        var missing =
                REQUIRED.stream().filter(name -> message.first(name).isEmpty()).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw bad("no " + missing);
        }
        var seen = new HashSet<String>();
        for (var header : message.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (ONCE.contains(name) && !seen.add(name)) {
                throw bad("several " + header.name());
            }
        }
    }

    private void sequence() throws BadMessageException {
        var cseq = CSEQ.matcher(message.first("CSeq"));
        if (!cseq.matches() || isMore(cseq.group(1), LARGEST_CSEQ)) {
            throw bad("its CSeq is no number to 2147483647 with a method");
        }
        // RFC 3261 section 8.1.1.5: the method of the CSeq matches that of the request.
        if (!message.isResponse() && !message.startLine().startsWith(cseq.group(2) + " ")) {
            throw bad("the CSeq is of method " + cseq.group(2));
        }
    }

    private void vias() throws BadMessageException {
        for (var header : message.headers()) {
            if (header.is("Via")) {
                for (var value : HeaderText.split(header.value())) {
                    var via = VIA.matcher(value);
                    if (!via.matches() || via.group(3) != null && !isPort(via.group(3))) {
                        throw bad("a Via is not understood");
                    }
                }
            }
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
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
            if (!ADDRESSES.contains(header.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            var values = HeaderText.isList(header.name()) ? HeaderText.split(header.value()) : List.of(header.value());
            for (var value : values) {
                var nobody = header.is("Contact") && value.equals("*");
                if (!nobody) {
                    nameAddress(header.name(), value);
                }
            }
        }
    }

    private void nameAddress(String name, String value) throws BadMessageException {
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
        address(uri);
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
