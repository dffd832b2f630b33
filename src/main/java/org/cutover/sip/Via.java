package org.cutover.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One value of a Via header (RFC 3261 section 20.42), such as {@code SIP/2.0/TLS 127.0.1.5:5061;branch=z9hG4bK1}.
 *
 * @param text all of it, as it is written
 * @param transport as it is written
 * @param host a name, an address, or an IPv6 address in brackets
 * @param port 1 to 65535, or 0 where none is written
 * @param parameters each with a semicolon before it, as they are written; or nothing
 */
record Via(String text, String transport, String host, int port, String parameters) {

    /** RFC 3261 section 8.1.1.7: a branch that begins so is unique, and names its transaction. */
    static final String BRANCH_COOKIE = "z9hG4bK";

    /** The text of a Via that this end puts on top of a request. */
    static String of(Hop sentBy, String branch) {
        // RFC 3581 section 3: over UDP, ask for the answer where the request came from.
        var rport = sentBy.transport().equals("udp") ? ";rport" : "";
        return "SIP/2.0/" + sentBy.transport().toUpperCase(Locale.ROOT) + " " + sentBy.address() + rport + ";branch="
                + branch;
    }

    /** Reads them in their order, up to the first that is no Via of SIP/2.0. */
    static List<Via> read(List<String> values) {
        var vias = new ArrayList<Via>(values.size());
        for (var value : values) {
            var via = new Reading(value).via();
            if (via.isEmpty()) {
                break;
            }
            vias.add(via.get());
        }
        return vias;
    }

    /** The hop it names; the default port of its transport where none is written. Empty if there is no such transport here. */
    Optional<Hop> sentBy() {
        return hop(host, port);
    }

    private Optional<Hop> hop(String at, int number) {
        var lower = transport.toLowerCase(Locale.ROOT);
        int usual = lower.equals("tls") ? 5061 : 5060;
        return Hop.isTransport(lower) && !at.isBlank()
                ? Optional.of(new Hop(at, number != 0 ? number : usual, lower))
                : Optional.empty();
    }

    Optional<String> parameter(String name) {
        return HeaderText.parameter(parameters, name);
    }

    /**
     * Where a response goes when the connection of its request cannot take it, or there is none (RFC 3261 section 18.2.2, RFC 3581
     * section 4).
     */
    Optional<Hop> replyTo() {
        boolean datagrams = transport.equalsIgnoreCase("udp");
        var maddr = parameter("maddr");
        int at = parameter("rport")
                .filter(digits -> datagrams && maddr.isEmpty() && isPort(digits))
                .map(Integer::parseInt)
                .orElse(port);
        return hop(maddr.or(() -> parameter("received")).orElse(host), at);
    }

    private static boolean isPort(String digits) {
        boolean number = HeaderText.isNumber(digits) && digits.length() <= 5 && digits.charAt(0) != '0';
        return number && Integer.parseInt(digits) <= 65_535;
    }

    /**
     * Its text with where the request came from written into it: {@code received} where the sent-by does not say it (RFC 3261 section
     * 18.2.1), and {@code rport} where it was asked for (RFC 3581 section 4). What the sender wrote there itself goes.
     *
     * @param from literal address
     */
    String stamped(String from, int fromPort) {
        boolean asked = parameter("rport").filter(String::isEmpty).isPresent();
        boolean forged = parameter("received").isPresent();
        if (!asked && !forged && host.equals(from)) {
            return text;
        }
        var stamped = new StringBuilder(
                text.substring(0, text.length() - parameters.length()).stripTrailing());
        for (var parameter :
                parameters.isEmpty() ? new String[0] : parameters.substring(1).split(";")) {
            int equals = parameter.indexOf('=');
            var name = (equals < 0 ? parameter : parameter.substring(0, equals)).strip();
            if (equals < 0 && name.equalsIgnoreCase("rport")) {
                stamped.append(";rport=").append(fromPort);
            } else if (!name.equalsIgnoreCase("received")) {
                stamped.append(';').append(parameter);
            }
        }
        return stamped.append(";received=").append(from).toString();
    }

    /** Reads one, from left to right. */
    private static final class Reading {

        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        Optional<Via> via() {
            if (!takes("SIP") || !takes("/") || !takes("2.0") || !takes("/")) {
                return Optional.empty();
            }
            int end = HeaderText.tokenEnd(text, at, text.length());
            var transport = text.substring(at, end);
            at = end;
            boolean parted = end < text.length() && HeaderText.isBlank(text.charAt(end));
            skipBlanks();
            var host = host();
            skipBlanks();
            int port = 0;
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                skipBlanks();
                port = port();
                skipBlanks();
            }
            boolean whole = at == text.length() || text.charAt(at) == ';';
            return parted && whole && !transport.isEmpty() && !host.isEmpty() && port >= 0
                    ? Optional.of(new Via(text, transport, host, port, text.substring(at)))
                    : Optional.empty();
        }

        private boolean takes(String word) {
            boolean there = text.regionMatches(true, at, word, 0, word.length());
            at += word.length();
            skipBlanks();
            return there;
        }

        private void skipBlanks() {
            while (at < text.length() && HeaderText.isBlank(text.charAt(at))) {
                at++;
            }
        }

        private String host() {
            int begin = at;
            boolean bracketed = at < text.length() && text.charAt(at) == '[';
            if (bracketed) {
                int close = text.indexOf(']', begin);
                at = close < 0 ? begin : close + 1;
            } else {
                while (at < text.length() && isOfName(text.charAt(at))) {
                    at++;
                }
            }
            var host = text.substring(begin, at);
            return bracketed && !isOfAddress(host) ? "" : host;
        }

        private static boolean isOfName(char c) {
            return c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '-'
                    || c == '_';
        }

        private static boolean isOfAddress(String bracketed) {
            for (int i = 1; i < bracketed.length() - 1; i++) {
                char c = bracketed.charAt(i);
                if (Character.digit(c, 16) < 0 && c != ':' && c != '.' || c >= 0x80) {
                    return false;
                }
            }
            return bracketed.length() > 2;
        }

        /** -1 if there is none. */
        private int port() {
            int begin = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int port = at > begin && at - begin <= 6 ? Integer.parseInt(text, begin, at, 10) : -1;
            return port >= 1 && port <= 65_535 ? port : -1;
        }
    }
}
