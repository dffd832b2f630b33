package org.cutover.scenario;

import java.util.Optional;
import java.util.stream.Stream;

/** What reports need of a SIP message's text: its reason phrase, and a header by its name; {@link Visible}, whoever wrote it. */
public final class SipText {

    private SipText() {}

    /** {@code Busy Here} of {@code SIP/2.0 486 Busy Here}; empty for a request. */
    public static String reasonPhrase(String text) {
        var line = text.lines().findFirst().orElse("");
        var parts = line.split(" ", 3);
        return line.startsWith("SIP/") && parts.length == 3 ? Visible.text(parts[2].strip()) : "";
    }

    /** {@code 486 Busy Here}, in the body of a NOTIFY that reports on a transfer (message/sipfrag); empty if there is none. */
    public static Optional<String> reported(String text) {
        return text.lines()
                .dropWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("SIP/2.0 "))
                .map(line -> Visible.text(line.substring("SIP/2.0 ".length()).strip()))
                .findFirst();
    }

    public static Optional<String> header(String text, String name) {
        return headers(text, name).findFirst();
    }

    /** Every header field of that name, in order. */
    private static Stream<String> headers(String text, String name) {
        var prefix = name + ":";
        return fields(text)
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> Visible.text(line.substring(prefix.length()).strip()));
    }

    /** The names of the header fields, in order, as they are written. */
    static Stream<String> headerNames(String text) {
        return fields(text)
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')).strip());
    }

    private static Stream<String> fields(String text) {
        return text.lines().skip(1).takeWhile(line -> !line.isEmpty());
    }

    /** The number a header begins with, such as the id of {@code ms-diagnostics: 12004;reason=…}; 0 if there is none. */
    public static int leadingNumber(String text, String name) {
        return leadingNumbers(text, name).findFirst().orElse(0);
    }

    /** The numbers with which all header fields of that name begin. */
    static Stream<Integer> leadingNumbers(String text, String name) {
        return headers(text, name)
                .map(value -> value.replaceFirst("\\D.*", ""))
                .filter(digits -> !digits.isEmpty() && digits.length() <= 9)
                .map(Integer::parseInt);
    }
}
