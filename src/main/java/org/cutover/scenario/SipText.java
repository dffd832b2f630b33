package org.cutover.scenario;

import java.util.Optional;

/** What reports need of a SIP message's text: its reason phrase, and a header by its name. */
public final class SipText {

    private SipText() {}

    /** {@code Busy Here} of {@code SIP/2.0 486 Busy Here}; empty for a request. */
    public static String reasonPhrase(String text) {
        var line = text.lines().findFirst().orElse("");
        var parts = line.split(" ", 3);
        return line.startsWith("SIP/") && parts.length == 3 ? parts[2].strip() : "";
    }

    public static Optional<String> header(String text, String name) {
        var prefix = name + ":";
        return text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    /** The number a header begins with, such as the id of {@code ms-diagnostics: 12004;reason=…}; 0 if there is none. */
    public static int leadingNumber(String text, String name) {
        var digits = header(text, name).orElse("").replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
