package org.cutover.sip;

import java.util.Optional;

/** The answer to a request that is none: made of what can be read of it, outside any transaction. */
final class RefusalText {

    private RefusalText() {}

    /**
     * Empty where there is nobody to answer: to a response or an ACK, and without a Via.
     *
     * @param why in words, for the reason phrase
     * @param tag for the To header if it has none
     */
    static Optional<String> of(int status, MessageText request, String why, String tag) {
        if (request.isResponse()
                || request.startLine().startsWith("ACK ")
                || request.first("Via").isEmpty()) {
            return Optional.empty();
        }
        var phrase = "%s (%s)".formatted(ReasonPhrases.of(status), why.replaceAll("[^\\x20-\\x7e]", "?"));
        var text = new StringBuilder("SIP/2.0 %d %s\r\n".formatted(status, phrase));
        for (var header : request.headers()) {
            if (header.is("Via")) {
                append(text, header);
            }
        }
        for (var name : new String[] {"From", "To", "Call-ID", "CSeq"}) {
            var value = request.first(name);
            boolean tagged =
                    !name.equals("To") || HeaderText.parameter(value, "tag").isPresent();
            if (!value.isEmpty()) {
                append(text, new Header(HeaderName.of(name), tagged ? value : value + ";tag=" + tag));
            }
        }
        return Optional.of(text.append("Content-Length: 0\r\n\r\n").toString());
    }

    private static void append(StringBuilder text, Header header) {
        // What was wrong with it is not to go wrong for the reader of the answer too.
        text.append(header.name().text())
                .append(": ")
                .append(header.value().replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "?"))
                .append("\r\n");
    }
}
