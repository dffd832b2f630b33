package org.cutover.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Via header (RFC 3261 section 20.42). */
final class ViaText {

    /** RFC 3261 section 8.1.1.7: a branch that begins so is unique, and names its transaction. */
    static final String BRANCH_COOKIE = "z9hG4bK";

    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Pattern RECEIVED = Pattern.compile("(?i)\\s*;\\s*received\\s*=[^;]*");
    private static final Pattern RPORT_ASKED = Pattern.compile("(?i)\\s*;\\s*rport\\s*(?=;|$)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ViaText() {}

    static String of(Hop sentBy, String branch) {
        // RFC 3581 section 3: over UDP, ask for the answer where the request came from.
        var rport = sentBy.transport().equals("udp") ? ";rport" : "";
        return "SIP/2.0/" + sentBy.transport().toUpperCase(Locale.ROOT) + " " + sentBy.address() + rport + ";branch="
                + branch;
    }

    /**
     * The request with where it came from written into its top Via: {@code received} where the sent-by does not say it (RFC 3261
     * section 18.2.1), and {@code rport} where it was asked for (RFC 3581 section 4). A response is as it was.
     *
     * @param host literal address; what is none is not written
     */
    static MessageText stamped(MessageText parts, String host, int port) {
        if (parts.isResponse() || !ADDRESS.matcher(host).matches()) {
            return parts;
        }
        for (int i = 0; i < parts.headers().size(); i++) {
            var header = parts.headers().get(i);
            if (header.is("Via")) {
                var stamped = stamped(header.value(), host, port);
                if (stamped.equals(header.value())) {
                    return parts;
                }
                var headers = new ArrayList<>(parts.headers());
                headers.set(i, new MessageText.Header(header.name(), stamped));
                return new MessageText(parts.startLine(), headers, parts.body());
            }
        }
        return parts;
    }

    private static String stamped(String value, String host, int port) {
        var vias = new ArrayList<>(HeaderText.split(value));
        if (vias.isEmpty()) {
            return value;
        }
        var top = vias.get(0);
        boolean asked =
                HeaderText.parameter(top, "rport").filter(String::isEmpty).isPresent();
        boolean same = sentBy(List.of(top)).map(Hop::host).filter(host::equals).isPresent();
        boolean forged = HeaderText.parameter(top, "received").isPresent();
        if (!asked && same && !forged) {
            return value;
        }
        var stamped = RECEIVED.matcher(top).replaceAll("");
        stamped = RPORT_ASKED.matcher(stamped).replaceFirst(";rport=" + port) + ";received=" + host;
        vias.set(0, stamped);
        return String.join(", ", vias);
    }

    /**
     * Where a response goes when the connection of its request cannot take it, or there is none (RFC 3261 section 18.2.2, RFC 3581
     * section 4).
     */
    static Optional<Hop> replyTo(List<String> vias) {
        return sentBy(vias).map(sentBy -> {
            var top = vias.get(0);
            boolean datagrams = sentBy.transport().equals("udp");
            var maddr = HeaderText.parameter(top, "maddr");
            var host = maddr.or(() -> HeaderText.parameter(top, "received")).orElse(sentBy.host());
            int port = HeaderText.parameter(top, "rport")
                    .filter(number -> datagrams && maddr.isEmpty() && number.matches("[1-9][0-9]{0,4}"))
                    .map(Integer::parseInt)
                    .filter(number -> number <= 65_535)
                    .orElse(sentBy.port());
            return new Hop(host, port, sentBy.transport());
        });
    }

    /** The hop named by the top Via; the default port of its transport where none is written. */
    static Optional<Hop> sentBy(List<String> vias) {
        if (vias.isEmpty()) {
            return Optional.empty();
        }
        var top = vias.get(0);
        int parameters = top.indexOf(';');
        var words = BLANKS.split((parameters < 0 ? top : top.substring(0, parameters)).strip(), 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        var transport =
                words[0].substring(words[0].lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
        var address = BLANKS.matcher(words[1]).replaceAll("");
        int colon = address.indexOf(':', Math.max(address.lastIndexOf(']'), 0));
        int defaultPort = transport.equals("tls") ? 5061 : 5060;
        try {
            return Optional.of(
                    colon < 0
                            ? new Hop(address, defaultPort, transport)
                            : new Hop(
                                    address.substring(0, colon),
                                    Integer.parseInt(address.substring(colon + 1)),
                                    transport));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
