package org.cutover.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.cutover.sip.SipUri;

/** What people write for a telephone number. */
final class Dialled {

    private static final Pattern FOR_THE_EYE = Pattern.compile("[ .()\\-]");
    private static final Pattern EXTENSION = Pattern.compile(";ext=[0-9]{1,15}$");

    private Dialled() {}

    /** Without the spaces, hyphens, dots and parentheses that only help the eye (RFC 3966 section 5.1.1). */
    static String digits(String written) {
        return FOR_THE_EYE.matcher(written).replaceAll("");
    }

    /**
     * As it may stand in the user part of a URI (RFC 3261 section 25.1); {@code #} is among what may not. An extension is a
     * parameter there (RFC 3966 section 5.3; RFC 3261 section 19.1.6).
     */
    static String escaped(String digits) {
        var extension = EXTENSION.matcher(digits);
        return extension.find() ? octets(digits.substring(0, extension.start())) + extension.group() : octets(digits);
    }

    private static String octets(String digits) {
        var escaped = new StringBuilder();
        for (var octet : digits.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (octet & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "+*-_.!~'".indexOf(letter) >= 0)) {
                escaped.append(letter);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    /** What {@link #escaped} was given. */
    static String in(SipUri uri) {
        var extension = uri.userParameters().getOrDefault("ext", "");
        return unescaped(uri.user()) + (extension.isEmpty() ? "" : ";ext=" + extension);
    }

    /** Without escapes; as it is where these are none. */
    static String unescaped(String user) {
        try {
            return user.indexOf('%') < 0 ? user : URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscapes) {
            return user;
        }
    }

    /** The user of {@code sip:carol@contoso.com}; anything else as it is. */
    static String withoutScheme(String to) {
        return to.startsWith("sip:") ? to.substring(4).split("@", 2)[0] : to;
    }
}
