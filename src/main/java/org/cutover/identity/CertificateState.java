package org.cutover.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be the matter with a machine's certificate. */
public enum CertificateState {
    GOOD("shows its certificate again"),
    WRONG_NAME("shows a certificate for another name"),
    EXPIRED("shows a certificate that has expired"),
    NOT_YET_VALID("shows a certificate that is not valid yet"),
    UNKNOWN_ISSUER("shows a certificate from an issuer that nobody trusts"),
    MISSING("has no certificate to show");

    private final String says;

    CertificateState(String says) {
        this.says = says;
    }

    /** As files write it: {@code wrong-name}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(CertificateState::word).toList();
    }

    /** The one that files write so; good for a word that means none. */
    public static CertificateState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(GOOD);
    }

    /** What the machine does, in words. */
    public String says() {
        return says;
    }
}
