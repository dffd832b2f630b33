package org.cutover.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message taken apart at its line ends and colons, and no further: what can be said even of a message that means
 * nothing.
 *
 * @param startLine request line or status line
 * @param headers in the order of the message, unfolded, by their long names
 * @param body empty if there is none
 */
record MessageText(String startLine, List<Header> headers, String body) {

    /**
     * One header field.
     *
     * @param name long form
     * @param value as written, without the white space around it
     */
    record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    MessageText {
        headers = List.copyOf(headers);
    }

    static MessageText read(String text) {
        int end = text.indexOf("\r\n\r\n");
        var head = end < 0 ? text : text.substring(0, end);
        var body = end < 0 ? "" : text.substring(end + 4);
        var lines = head.split("\r\n|\r|\n");
        var headers = new ArrayList<Header>();
        for (int i = 1; i < lines.length; i++) {
            var line = lines[i];
            if (!headers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                var folded = headers.remove(headers.size() - 1);
                headers.add(new Header(folded.name(), folded.value() + " " + line.strip()));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        HeaderText.longName(line.substring(0, colon).strip()),
                        line.substring(colon + 1).strip()));
            }
        }
        // Nothing but line ends leaves no line at all.
        return new MessageText(lines.length == 0 ? "" : lines[0], headers, body);
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    /** The first header of that name, or the empty text. */
    String first(String name) {
        for (var header : headers) {
            if (header.is(name)) {
                return header.value();
            }
        }
        return "";
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
        var words = startLine.split(" ", 3);
        if (!isResponse() || words.length < 2 || !words[1].matches("[1-6][0-9][0-9]")) {
            return 0;
        }
        return Integer.parseInt(words[1]);
    }

    /** The message as it goes on the wire, with the Content-Length its body has. */
    String encode() {
        var text = new StringBuilder(512).append(startLine).append("\r\n");
        for (var header : headers) {
            if (!header.is("Content-Length")) {
                text.append(header.name()).append(": ").append(header.value()).append("\r\n");
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
