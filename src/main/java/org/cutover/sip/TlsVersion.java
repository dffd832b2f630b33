package org.cutover.sip;

import java.util.EnumSet;
import java.util.Set;

/** A version of TLS. */
public enum TlsVersion {
    /** RFC 2246; not to be used any more (RFC 8996). */
    TLS_1_0("TLSv1"),
    /** RFC 4346; not to be used any more (RFC 8996). */
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String jdkName;

    TlsVersion(String jdkName) {
        this.jdkName = jdkName;
    }

    /** What is offered and taken unless a device asks for less. */
    public static Set<TlsVersion> current() {
        return EnumSet.of(TLS_1_2, TLS_1_3);
    }

    /** Whether RFC 8996 has done away with it. */
    public boolean isOutdated() {
        return compareTo(TLS_1_2) < 0;
    }

    String jdkName() {
        return jdkName;
    }
}
