package org.cutover.endpoint;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cutover.sip.SipRequest;

/** Callers who do not want their number shown (RFC 3323, RFC 3325). */
final class Withheld {

    /** RFC 3325 section 9.3: the number that the network knows is to stay in the network. */
    static final String ID = "id";

    /** RFC 3323 section 4.2: each of them hides who calls. */
    private static final Set<String> HIDING = Set.of(ID, "user", "header");

    private static final String ANONYMOUS = "\"Anonymous\" <sip:anonymous@anonymous.invalid>";

    private Withheld() {}

    /** Whether the caller asks for it. */
    static boolean by(SipRequest invite) {
        return invite.headers(Headers.PRIVACY).stream()
                .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split("[;,]")))
                .map(String::strip)
                .anyMatch(HIDING::contains);
    }

    /** A From without name and number (RFC 3323 section 4.1). */
    static SipRequest.Builder anonymous(SipRequest.Builder invite, String tag) {
        return invite.set("From", "%s;tag=%s".formatted(ANONYMOUS, tag));
    }
}
