package org.cutover.topology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a gateway does that is associated with a Mediation Server for whose release it is not certified. The documents say that it is not
 * supported, and not why. All of this is assumed: it is what older gateways lack of what a qualified one must have.
 */
public enum Shortcoming {
    REFUSES_CALLS("refuses calls"),
    ONE_SOURCE("takes calls from the first member alone"),
    NO_OPTIONS("does not answer OPTIONS"),
    NO_TLS("speaks no TLS"),
    NO_PLUS("understands no plus"),
    LATE_RINGING("does not ring within ten seconds"),
    NO_PRACK("knows no PRACK"),
    NO_SRTP("takes no SRTP");

    private final String says;

    Shortcoming(String says) {
        this.says = says;
    }

    /** As files write it: {@code no-options}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the gateway does, in words. */
    public String says() {
        return says;
    }

    public static List<String> words() {
        return Stream.of(values()).map(Shortcoming::word).toList();
    }

    /** @throws IllegalArgumentException if there is none that files write so */
    public static Shortcoming of(String word) {
        return Stream.of(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is nothing that an uncertified gateway does here. Write some of %s."
                                .formatted(word, String.join(", ", words()))));
    }
}
