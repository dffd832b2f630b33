package org.cutover.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What reports need of a SIP message's text: its reason phrase, and a header by its name; {@link Visible}, whoever wrote it. */
public final class SipText {

    private static final Pattern CAUSE =
            Pattern.compile("(Q\\.850|SIP)\\s*;.*\\bcause=(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

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

    /** Every header field of that name, in order. Asked of every message of every call: no line is cut out that is not wanted. */
    private static Stream<String> headers(String text, String name) {
        var prefix = name + ":";
        var found = Stream.<String>builder();
        for (int at = text.indexOf('\n') + 1; at > 0 && at < text.length() && !isEmptyLine(text, at); ) {
            int end = text.indexOf('\n', at);
            if (text.regionMatches(true, at, prefix, 0, prefix.length())) {
                var value = text.substring(at + prefix.length(), end < 0 ? text.length() : end);
                found.add(Visible.text(value.strip()));
            }
            at = end + 1;
        }
        return found.build();
    }

    private static boolean isEmptyLine(String text, int at) {
        return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
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

    /** The Q.850 cause of a Reason header (RFC 3326 section 2); 0 if there is none. */
    public static int cause(String text) {
        return cause(text, "Q.850");
    }

    /** Whether a Reason header says that the call was answered elsewhere (RFC 3326 section 2). */
    public static boolean isAnsweredElsewhere(String text) {
        return cause(text, "SIP") == 200;
    }

    private static int cause(String text, String protocol) {
        return headers(text, "Reason")
                .map(CAUSE::matcher)
                .filter(Matcher::find)
                .filter(reason -> reason.group(1).equalsIgnoreCase(protocol))
                .map(reason -> Integer.parseInt(reason.group(2)))
                .findFirst()
                .orElse(0);
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
