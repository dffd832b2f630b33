package org.cutover.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a secured connection was refused: our own words, for those of TLS libraries differ from one release to the next. */
public enum Refusal {
    /** The certificate names none of those the connection is for (RFC 5922 section 7.2). */
    WRONG_NAME("the certificate is for another name"),
    EXPIRED("the certificate has expired"),
    NOT_YET_VALID("the certificate is not valid yet"),
    /** No authority that is trusted here has issued it. */
    UNKNOWN_ISSUER("the certificate is from an issuer that is not trusted here"),
    NO_CLIENT_CERTIFICATE("a server called without a certificate"),
    /** This end listens for TLS and has no certificate of its own. */
    NO_CERTIFICATE("there is no certificate to show"),
    PLAIN_TEXT_TO_TLS("plain text came where TLS was expected"),
    TLS_TO_PLAIN_TEXT("TLS came where plain text was expected"),
    NO_COMMON_VERSION("the two ends have no version of TLS in common"),
    /** Anything else: no cipher in common, a handshake that never ended, the other end's refusal. */
    HANDSHAKE_FAILED("the TLS handshake failed");

    private final String says;

    Refusal(String says) {
        this.says = says;
    }

    /** The reason as files and journals write it: {@code wrong-name}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All reasons, as files write them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Refusal::word).toList();
    }

    /** The reason in words. */
    public String says() {
        return says;
    }
}
