package org.cutover.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar that SIP header values share: tokens, comma lists, addresses, parameters (RFC 3261 section 7.3). */
final class HeaderText {

    private static final String TOKEN_MARKS = "-.!%*_+`'~";

    private HeaderText() {}

    /** Whether a line that begins so goes on with the header before it (RFC 3261 section 7.3.1). */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean hasBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Digits, and nothing but them. */
    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** RFC 3261 section 25.1: what names of methods, headers and parameters are made of. */
    static boolean isToken(String text) {
        return !text.isEmpty() && tokenEnd(text, 0, text.length()) == text.length();
    }

    /** Where the token ends that begins there; there itself, if none does. */
    static int tokenEnd(String text, int begin, int stop) {
        int i = begin;
        while (i < stop && isOfToken(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isOfToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }

    /** Splits at commas that stand outside quotes and angle brackets. */
    static List<String> split(String value) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        boolean bracketed = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == ',' && !bracketed) {
                parts.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(value.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** Whether every quotation mark has its other. */
    static boolean isQuotedToTheEnd(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return !quoted;
    }

    /** Without the quotation marks around it, if there are some; what is escaped within them stays so. */
    static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The URI of a name-addr, or of an addr-spec, whose parameters are the header's. */
    static String uriOf(String value) {
        int open = openBracket(value);
        if (open >= 0) {
            int close = value.indexOf('>', open);
            return value.substring(open + 1, close < 0 ? value.length() : close);
        }
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value.strip() : value.substring(0, semicolon).strip();
    }

    /** A parameter of the header, not of the URI in it. */
    static Optional<String> parameter(String value, String name) {
        int open = openBracket(value);
        int close = open < 0 ? -1 : value.indexOf('>', open);
        int semicolon = value.indexOf(';', Math.max(close, 0));
        if (semicolon < 0) {
            return Optional.empty();
        }
        for (var parameter : value.substring(semicolon + 1).split(";")) {
            int equals = parameter.indexOf('=');
            var key = (equals < 0 ? parameter : parameter.substring(0, equals)).strip();
            if (key.equalsIgnoreCase(name)) {
                return Optional.of(
                        equals < 0 ? "" : parameter.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** Where the angle bracket of an address opens; -1 if it has none. */
    static int openBracket(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
