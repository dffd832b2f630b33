package org.cutover.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A {@code sip:}, {@code sips:} or {@code tel:} URI (RFC 3261 section 19.1, RFC 3966); or one of another scheme, of which all but
 * the scheme is the user.
 *
 * @param scheme in lower case
 * @param user digits or name, without its parameters; empty if there is none
 * @param userParameters parameters within the user part, such as {@code phone-context}; of a tel URI, all of them
 * @param host empty for a tel URI
 * @param port 1 to 65535, or 0 if none is written
 * @param parameters URI parameters by lower-case name; a parameter without value has the empty one
 */
public record SipUri(
        String scheme,
        String user,
        Map<String, String> userParameters,
        String host,
        int port,
        Map<String, String> parameters) {

    /** Those of addresses that a call can go to. */
    static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    private static final Pattern OTHER_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

    public SipUri {
        userParameters = inOrder(userParameters);
        parameters = inOrder(parameters);
    }

    private static Map<String, String> inOrder(Map<String, String> parameters) {
        return parameters.size() < 2
                ? Map.copyOf(parameters)
                : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a bare URI. Headers after {@code ?} are dropped.
     *
     * @throws IllegalArgumentException if it is no URI, or one of sip, sips or tel without host or number
     */
    public static SipUri parse(String text) {
        var uri = text.strip();
        int colon = uri.indexOf(':');
        if (colon < 1) {
            throw bad(text, "it has no scheme; write sip:, sips: or tel: before it");
        }
        var scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = uri.substring(colon + 1);
        return switch (scheme) {
            case "sip", "sips" -> parseSip(text, scheme, rest);
            case "tel" -> parseTel(text, rest);
            default -> parseOther(text, scheme, rest);
        };
    }

    /**
     * Reads the URI of a name-addr such as {@code "Alice" <sip:alice@contoso.com>;tag=1}, or a bare one, after which
     * parameters belong to the header (RFC 3261 section 20).
     *
     * @throws IllegalArgumentException if there is no URI in it
     */
    public static SipUri parseAddress(String headerValue) {
        return parse(HeaderText.uriOf(headerValue));
    }

    /** As {@link #parse}; empty if it is no such URI. */
    public static Optional<SipUri> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /** As {@link #parseAddress}; empty if there is no URI in it. */
    public static Optional<SipUri> findInAddress(String headerValue) {
        try {
            return Optional.of(parseAddress(headerValue));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    /** A parameter of a header field with an address, not of the URI in it: {@code expires} of a Contact. */
    public static Optional<String> parameterOfAddress(String headerValue, String name) {
        return HeaderText.parameter(headerValue, name);
    }

    private static SipUri parseSip(String text, String scheme, String rest) {
        int question = rest.indexOf('?');
        var body = question < 0 ? rest : rest.substring(0, question);
        int at = body.lastIndexOf('@');
        var userPart = at < 0 ? "" : body.substring(0, at);
        var hostPart = body.substring(at + 1);
        int password = userPart.indexOf(':');
        var userWithParameters = password < 0 ? userPart : userPart.substring(0, password);
        int semicolon = hostPart.indexOf(';');
        var hostPort = semicolon < 0 ? hostPart : hostPart.substring(0, semicolon);
        int bracket = hostPort.lastIndexOf(']');
        int colon = hostPort.indexOf(':', Math.max(bracket, 0));
        var host = colon < 0 ? hostPort : hostPort.substring(0, colon);
        if (!isHost(host)) {
            throw bad(text, "it has no host");
        }
        int port = colon < 0 ? 0 : port(text, hostPort.substring(colon + 1));
        return new SipUri(
                scheme,
                beforeParameters(userWithParameters),
                parameters(userWithParameters),
                host,
                port,
                parameters(hostPart));
    }

    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** RFC 4475 section 3.3.4: other schemes may stand in headers, and mean nothing to anyone here. */
    private static SipUri parseOther(String text, String scheme, String rest) {
        if (!OTHER_SCHEME.matcher(scheme).matches() || rest.isBlank()) {
            throw bad(text, "it has no scheme; write sip:, sips: or tel: before it");
        }
        return new SipUri(scheme, rest, Map.of(), "", 0, Map.of());
    }

    private static SipUri parseTel(String text, String rest) {
        var number = beforeParameters(rest);
        if (number.isBlank()) {
            throw bad(text, "it has no number");
        }
        return new SipUri("tel", number, parameters(rest), "", 0, Map.of());
    }

    private static int port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad(text, "its port is not a number from 1 to 65535");
    }

    private static String beforeParameters(String part) {
        int semicolon = part.indexOf(';');
        return semicolon < 0 ? part : part.substring(0, semicolon);
    }

    private static Map<String, String> parameters(String part) {
        int semicolon = part.indexOf(';');
        if (semicolon < 0) {
            return Map.of();
        }
        var parameters = new LinkedHashMap<String, String>(4);
        for (var parameter : part.substring(semicolon + 1).split(";")) {
            int equals = parameter.indexOf('=');
            var name = (equals < 0 ? parameter : parameter.substring(0, equals)).strip();
            if (!name.isEmpty()) {
                parameters.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("\"%s\" is not a SIP address: %s.".formatted(text, why));
    }

    /** The URI as it is written in a message. */
    @Override
    public String toString() {
        var text = new StringBuilder(scheme).append(':').append(user);
        append(text, userParameters);
        if (!host.isEmpty()) {
            if (!user.isEmpty()) {
                text.append('@');
            }
            text.append(host);
            if (port != 0) {
                text.append(':').append(port);
            }
        }
        append(text, parameters);
        return text.toString();
    }

    private static void append(StringBuilder text, Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            text.append(';').append(name);
            if (!value.isEmpty()) {
                text.append('=').append(value);
            }
        });
    }
}
