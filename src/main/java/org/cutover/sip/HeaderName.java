package org.cutover.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The name of a header field, and what its values are like. Of a usual name there is one, whoever has written it.
 *
 * @param text as it is written; the long form of a compact one (RFC 3261 section 7.3.3)
 * @param key in lower case: names are the same without regard to it
 * @param isList whether commas part one value from the next; a date or a challenge has commas that do not
 * @param isAddress whether its values are addresses, as those ask who read them
 * @param isOnce whether a message has one at most, for its value is no list (RFC 3261 section 7.3.1)
 */
record HeaderName(String text, String key, boolean isList, boolean isAddress, boolean isOnce) {

    /** RFC 3261 section 7.3.3 and its registry: the one-letter names. */
    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("i", "Call-ID"),
            Map.entry("m", "Contact"),
            Map.entry("e", "Content-Encoding"),
            Map.entry("l", "Content-Length"),
            Map.entry("c", "Content-Type"),
            Map.entry("f", "From"),
            Map.entry("s", "Subject"),
            Map.entry("k", "Supported"),
            Map.entry("t", "To"),
            Map.entry("v", "Via"),
            Map.entry("r", "Refer-To"),
            Map.entry("b", "Referred-By"),
            Map.entry("o", "Event"),
            Map.entry("u", "Allow-Events"),
            Map.entry("x", "Session-Expires"),
            Map.entry("a", "Accept-Contact"));

    private static final Set<String> LISTS = Set.of(
            "via",
            "route",
            "record-route",
            "contact",
            "path",
            "service-route",
            "allow",
            "supported",
            "require",
            "proxy-require",
            "unsupported",
            "accept",
            "history-info",
            "diversion",
            "p-asserted-identity",
            "p-preferred-identity",
            "warning",
            "reason");

    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "to",
            "contact",
            "route",
            "record-route",
            "refer-to",
            "referred-by",
            "history-info",
            "diversion",
            "p-asserted-identity",
            "p-preferred-identity");

    private static final Set<String> ONCE = Set.of(
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "content-length",
            "content-type",
            "expires",
            "session-expires");

    private static final Map<String, HeaderName> USUAL = usual();

    private static Map<String, HeaderName> usual() {
        var names = new HashMap<String, HeaderName>();
        COMPACT.forEach((letter, name) -> {
            var known = named(name);
            names.put(name, known);
            names.put(letter, known);
            names.put(letter.toUpperCase(Locale.ROOT), known);
        });
        for (var name : List.of(
                "Accept",
                "Allow",
                "CSeq",
                "Max-Forwards",
                "P-Asserted-Identity",
                "Privacy",
                "RAck",
                "RSeq",
                "Reason",
                "Record-Route",
                "Require",
                "Route",
                "Server",
                "User-Agent",
                "ms-diagnostics")) {
            names.put(name, named(name));
        }
        return names;
    }

    private static HeaderName named(String text) {
        var key = text.toLowerCase(Locale.ROOT);
        return new HeaderName(text, key, LISTS.contains(key), ADDRESSES.contains(key), ONCE.contains(key));
    }

    /** @param written long or compact, in any case */
    static HeaderName of(String written) {
        var known = USUAL.get(written);
        return known != null ? known : named(written);
    }

    /** Whether it is this name, in whatever case. */
    boolean is(String other) {
        return text.equalsIgnoreCase(other);
    }
}
