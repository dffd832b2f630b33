package org.cutover.endpoint;

import java.util.List;
import java.util.regex.Pattern;
import org.cutover.sip.SipMessage;
import org.cutover.sip.SipRequest;
import org.cutover.sip.SipUri;

/** The number that a server shows for a caller, read from an INVITE and written into it. */
final class CallerNumber {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]+(;ext=[0-9]+)?");

    private CallerNumber() {}

    /** The number asserted for the caller, else the user part of From. */
    static String of(SipRequest invite) {
        return telephones(invite).stream()
                .map(value -> SipUri.parseAddress(value).toString().substring("tel:".length()))
                .findFirst()
                .orElseGet(() -> Dialled.in(invite.fromUri()));
    }

    /** Whether nobody of the estate is asserted for the caller: the call came in by a gateway, and goes on. */
    static boolean isOfStranger(SipRequest invite) {
        return names(invite).isEmpty();
    }

    /** Likewise, without an extension. */
    static String withoutExtension(SipRequest invite) {
        return of(invite).split(";", 2)[0];
    }

    /** The INVITE when it shows another number, or the one it had. A caller's name does not go with a number not its own. */
    static SipRequest.Builder showing(String shown, SipRequest invite) {
        var names = shown.equals(withoutExtension(invite)) ? names(invite) : List.<String>of();
        var builder = invite.edit().remove(Headers.ASSERTED);
        for (var name : names) {
            builder = builder.add(Headers.ASSERTED, name);
        }
        return isNumber(shown) ? builder.add(Headers.ASSERTED, "<tel:" + shown + ">") : builder;
    }

    private static boolean isNumber(String shown) {
        return NUMBER.matcher(shown).matches();
    }

    private static List<String> telephones(SipMessage invite) {
        return invite.headers(Headers.ASSERTED).stream()
                .filter(CallerNumber::isTelephone)
                .toList();
    }

    private static List<String> names(SipMessage invite) {
        return invite.headers(Headers.ASSERTED).stream()
                .filter(value -> !isTelephone(value))
                .toList();
    }

    private static boolean isTelephone(String value) {
        return SipUri.parseAddress(value).scheme().equals("tel");
    }
}
