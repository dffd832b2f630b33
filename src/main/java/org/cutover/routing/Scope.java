package org.cutover.routing;

/**
 * To whom a dial plan or voice policy applies unless one is assigned to them.
 *
 * @param of the pool or site; empty for the other kinds
 */
public record Scope(Kind kind, String of) {

    /** From the narrowest to the widest. */
    public enum Kind {
        /** Only to users to whom it is assigned by name. */
        USER,
        POOL,
        SITE,
        GLOBAL
    }

    public static final Scope USER = new Scope(Kind.USER, "");
    public static final Scope GLOBAL = new Scope(Kind.GLOBAL, "");

    /**
     * Reads {@code user}, {@code global}, {@code pool:<fqdn>} or {@code site:<name>}.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Scope parse(String text) {
        if (text.equals("user")) {
            return USER;
        }
        if (text.equals("global")) {
            return GLOBAL;
        }
        if (text.startsWith("pool:") && text.length() > 5) {
            return new Scope(Kind.POOL, text.substring(5));
        }
        if (text.startsWith("site:") && text.length() > 5) {
            return new Scope(Kind.SITE, text.substring(5));
        }
        throw new IllegalArgumentException(
                "\"%s\" is no scope. Write user, pool:<fqdn>, site:<name> or global.".formatted(text));
    }
}
