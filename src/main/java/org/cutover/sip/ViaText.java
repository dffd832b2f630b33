package org.cutover.sip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Via header (RFC 3261 section 20.42). */
final class ViaText {

    /** RFC 3261 section 8.1.1.7: a branch that begins so is unique, and names its transaction. */
    static final String BRANCH_COOKIE = "z9hG4bK";

    private ViaText() {}

    static String of(Hop sentBy, String branch) {
        return "SIP/2.0/%s %s;branch=%s"
                .formatted(sentBy.transport().toUpperCase(Locale.ROOT), sentBy.address(), branch);
    }

    /** The hop named by the top Via; the default port of its transport where none is written. */
    static Optional<Hop> sentBy(List<String> vias) {
        if (vias.isEmpty()) {
            return Optional.empty();
        }
        var words = vias.get(0).split(";", 2)[0].strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        var transport =
                words[0].substring(words[0].lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
        var address = words[1].replaceAll("\\s", "");
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
