package org.cutover.endpoint;

/** What people write for a telephone number. */
final class Dialled {

    private Dialled() {}

    /** Without the spaces, hyphens, dots and parentheses that only help the eye (RFC 3966 section 5.1.1). */
    static String digits(String written) {
        return written.replaceAll("[ .()\\-]", "");
    }
}
