package org.cutover.sip;

import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message taken apart at its line ends and colons, and no further: what can be said even of a message that means
 * nothing.
 *
 * @param startLine request line or status line
 * @param headers in the order of the message, unfolded, by their long names
 * @param body empty if there is none
 */
record MessageText(String startLine, List<Header> headers, String body) {

    MessageText {
        headers = List.copyOf(headers);
    }

    static MessageText read(String text) {
        int end = text.indexOf("\r\n\r\n");
        int stop = end < 0 ? text.length() : end;
        var body = end < 0 ? "" : text.substring(end + 4);
        var headers = new ArrayList<Header>();
        int first = lineEnd(text, 0, stop);
        for (int at = first; at < stop; ) {
            int begin = afterLineEnd(text, at);
            at = lineEnd(text, begin, stop);
            add(headers, text, begin, at);
        }
        return new MessageText(text.substring(0, first), headers, body);
    }

    /**
     * Each value of a header of a message that is not taken apart, in their order.
     *
     * @param name long form
     * @param compact the letter that means the same (RFC 3261 section 7.3.3)
     */
    static List<String> values(String text, String name, String compact) {
        var values = new ArrayList<Header>();
        boolean found = false;
        int stop = text.length();
        for (int at = lineEnd(text, 0, stop); at < stop; ) {
            int begin = afterLineEnd(text, at);
            at = lineEnd(text, begin, stop);
            boolean folded = begin < at && HeaderText.isBlank(text.charAt(begin));
            found = folded ? found : isNamed(text, begin, at, name) || isNamed(text, begin, at, compact);
            if (found) {
                add(values, text, begin, at);
            }
        }
        return values.stream().map(Header::value).toList();
    }

    private static boolean isNamed(String text, int begin, int end, String name) {
        int after = begin + name.length();
        while (after < end && HeaderText.isBlank(text.charAt(after))) {
            after++;
        }
        return after < end && text.charAt(after) == ':' && text.regionMatches(true, begin, name, 0, name.length());
    }

    private static void add(List<Header> headers, String text, int begin, int end) {
        if (begin < end && !headers.isEmpty() && HeaderText.isBlank(text.charAt(begin))) {
            var folded = headers.remove(headers.size() - 1);
            headers.add(new Header(
                    folded.name(),
                    folded.value() + " " + text.substring(begin, end).strip()));
            return;
        }
        int colon = text.indexOf(':', begin);
        if (colon > begin && colon < end) {
            headers.add(new Header(
                    HeaderName.of(text.substring(begin, colon).strip()),
                    text.substring(colon + 1, end).strip()));
        }
    }

    /** Any line end will do here: that others than CR and LF together are wrong is for {@link MessageCheck} to say. */
    private static int lineEnd(String text, int from, int stop) {
        for (int i = from; i < stop; i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                return i;
            }
        }
        return stop;
    }

    private static int afterLineEnd(String text, int at) {
        return text.startsWith("\r\n", at) ? at + 2 : at + 1;
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    /** The first header of that name. */
    Optional<Header> find(String name) {
        for (var header : headers) {
            if (header.is(name)) {
                return Optional.of(header);
            }
        }
        return Optional.empty();
    }

    /** The value of the first header of that name, or the empty text. */
    String first(String name) {
        return find(name).map(Header::value).orElse("");
    }

    /** The Via on top; empty if there is none that can be read. */
    Optional<Via> topVia() {
        return find("Via").flatMap(header -> header.vias().stream().findFirst());
    }

    /**
     * This request with where it came from written into its top Via. A response is as it was.
     *
     * @param host literal address; what is none is not written
     */
    MessageText stamped(String host, int port) {
        var top = isResponse() || !isAddress(host) ? Optional.<Via>empty() : topVia();
        var stamped = top.map(via -> via.stamped(host, port)).orElse("");
        return top.isEmpty() || stamped.equals(top.get().text()) ? this : withTopVia(stamped);
    }

    private static boolean isAddress(String host) {
        // Neither with a zone nor in brackets.
        boolean plain = host.indexOf('%') < 0 && host.indexOf('[') < 0;
        return plain && (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host));
    }

    private MessageText withTopVia(String text) {
        var changed = new ArrayList<>(headers);
        int at = headers.indexOf(find("Via").orElseThrow());
        var values = new ArrayList<>(headers.get(at).values());
        values.set(0, text);
        changed.set(at, new Header(headers.get(at).name(), String.join(", ", values)));
        return new MessageText(startLine, changed, body);
    }

    /** The CSeq method, or the request's, or the empty text. */
    String method() {
        var cseq = first("CSeq");
        int space = cseq.lastIndexOf(' ');
        if (space >= 0) {
            return cseq.substring(space + 1);
        }
        int end = startLine.indexOf(' ');
        return isResponse() || end < 0 ? "" : startLine.substring(0, end);
    }

    /** The status code of a response; 0 for a request or a status line without one. */
    int status() {
        int begin = startLine.indexOf(' ') + 1;
        int end = begin + 3;
        boolean three = isResponse()
                && begin > 0
                && end <= startLine.length()
                && (end == startLine.length() || startLine.charAt(end) == ' ')
                && HeaderText.isNumber(startLine.substring(begin, end));
        int status = three ? Integer.parseInt(startLine, begin, end, 10) : 0;
        return status >= 100 && status < 700 ? status : 0;
    }

    /** For a message that is kept for long, and hardly asked any more. */
    void forgetReadings() {
        headers.forEach(Header::forgetReading);
    }

    /** The message as it goes on the wire, with the Content-Length its body has. */
    String encode() {
        int room = startLine.length() + body.length() + 40;
        for (var header : headers) {
            room += header.name().text().length() + header.value().length() + 4;
        }
        var text = new StringBuilder(room).append(startLine).append("\r\n");
        for (var header : headers) {
            if (!header.is("Content-Length")) {
                text.append(header.name().text())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n");
            }
        }
        int length = body.isEmpty() ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
