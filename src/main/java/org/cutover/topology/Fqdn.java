package org.cutover.topology;

import java.util.regex.Pattern;

/** Fully qualified domain names (RFC 1123 section 2.1). */
public final class Fqdn {

    private static final Pattern LABELS = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private Fqdn() {}

    /** @throws IllegalArgumentException if {@code name} is no FQDN */
    public static void require(String name, String what) {
        if (!LABELS.matcher(name).matches() || name.length() > 253) {
            throw new IllegalArgumentException(
                    "%s \"%s\" is no fully qualified domain name, such as pool.contoso.com.".formatted(what, name));
        }
    }

    /** Whether what stands in place of an FQDN is an IPv4 address. */
    public static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /**
     * The first label: {@code ocs-med} of {@code ocs-med.contoso.com}. What has no dot stays as it is, and so does an address, with a
     * port or without.
     */
    public static String label(String name) {
        var dot = name.indexOf('.');
        var whole = dot < 0 || isAddress(name) || name.startsWith("+") || name.contains(":");
        return whole ? name : name.substring(0, dot);
    }
}
