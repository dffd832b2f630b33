package org.cutover.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A version of TLS. */
public enum TlsVersion {
    /** RFC 2246; not to be used any more (RFC 8996). */
    TLS_1_0("1.0", "TLSv1"),
    /** RFC 4346; not to be used any more (RFC 8996). */
    TLS_1_1("1.1", "TLSv1.1"),
    TLS_1_2("1.2", "TLSv1.2"),
    TLS_1_3("1.3", "TLSv1.3");

    private final String word;
    private final String jdkName;

    TlsVersion(String word, String jdkName) {
        this.word = word;
        this.jdkName = jdkName;
    }

    /** What is offered and taken unless a device asks for less. */
    public static Set<TlsVersion> current() {
        return EnumSet.of(TLS_1_2, TLS_1_3);
    }

    /** As files write them, the oldest first. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TlsVersion::word).toList();
    }

    /** @throws IllegalArgumentException if there is no such version */
    public static TlsVersion of(String word) {
        return Arrays.stream(values())
                .filter(version -> version.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no version of TLS. Write one of %s.".formatted(word, String.join(", ", words()))));
    }

    /** Whether RFC 8996 has done away with it. */
    public boolean isOutdated() {
        return compareTo(TLS_1_2) < 0;
    }

    /** As files write it: {@code 1.2}. */
    public String word() {
        return word;
    }

    /** As Java's TLS calls it. */
    public String jdkName() {
        return jdkName;
    }

    @Override
    public String toString() {
        return "TLS " + word;
    }
}
