package org.cutover.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cutover.sip.SipMessage;

/** A body of several parts (RFC 2046 section 5.1, RFC 5621): here, a session and where the caller is. */
final class Multipart {

    static final String TYPE = "multipart/mixed";

    /** Nothing that this program writes has a line that begins so. */
    private static final String BOUNDARY = "cutover-part";

    private static final Pattern NAMED =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /**
     * One part.
     *
     * @param id without its angle brackets; empty if it has none
     */
    record Part(String type, String id, String content) {}

    static <B extends SipMessage.Builder<B>> B with(B message, List<Part> parts) {
        var body = new StringBuilder();
        for (var part : parts) {
            body.append("--%s\r\nContent-Type: %s\r\n".formatted(BOUNDARY, part.type()));
            if (!part.id().isEmpty()) {
                body.append("Content-ID: <%s>\r\n".formatted(part.id()));
            }
            body.append("\r\n").append(part.content()).append("\r\n");
        }
        return message.body(
                "%s;boundary=%s".formatted(TYPE, BOUNDARY),
                body.append("--%s--\r\n".formatted(BOUNDARY)).toString());
    }

    /** The first part of a type; empty if there is none, or the body has no parts. */
    static Optional<Part> find(SipMessage message, String type) {
        return parts(message).stream()
                .filter(part -> part.type().split(";")[0].strip().equalsIgnoreCase(type))
                .findFirst();
    }

    static boolean isOne(SipMessage message) {
        return message.contentType().toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    private static List<Part> parts(SipMessage message) {
        var named = NAMED.matcher(message.contentType());
        if (!isOne(message) || !named.find()) {
            return List.of();
        }
        var boundary = "--" + (named.group(1) == null ? named.group(2) : named.group(1));
        var parts = new ArrayList<Part>();
        for (var text : ("\r\n" + message.body()).split(Pattern.quote("\r\n" + boundary))) {
            var end = text.indexOf("\r\n\r\n");
            if (end >= 0 && text.startsWith("\r\n")) {
                var head = text.substring(0, end);
                parts.add(new Part(
                        field(head, "Content-Type"),
                        field(head, "Content-ID").replaceAll("[<>]", ""),
                        text.substring(end + 4)));
            }
        }
        return parts;
    }

    private static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
