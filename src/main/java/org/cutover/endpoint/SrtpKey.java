package org.cutover.endpoint;

import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntFunction;

/** A master key and salt for AES_CM_128: 30 bytes (RFC 4568 section 6.2). It protects nothing, for no media flows. */
final class SrtpKey {

    private static final int TOKENS = 4;
    private static final int BYTES = 30;

    private SrtpKey() {}

    /** @param tokens makes a token of 16 hex digits for each number */
    static String of(IntFunction<String> tokens) {
        var digits = new StringBuilder();
        for (int i = 0; i < TOKENS; i++) {
            digits.append(tokens.apply(i));
        }
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digits.substring(0, 2 * BYTES)));
    }
}
