package org.cutover.routing;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.topology.FrontEndPool;
import org.cutover.topology.PstnGateway;

/**
 * To what a dial plan, a policy or a trunk configuration applies where none is assigned by name.
 *
 * @param of the pool, gateway, trunk or site; empty for the other kinds
 */
public record Scope(Kind kind, String of) {

    /** From the narrowest to the widest. */
    public enum Kind {
        /** Only to users to whom it is assigned by name. */
        USER,
        POOL,
        TRUNK,
        GATEWAY,
        SITE,
        GLOBAL;

        /** As in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean hasName() {
            return this != USER && this != GLOBAL;
        }
    }

    public static final Scope USER = new Scope(Kind.USER, "");
    public static final Scope GLOBAL = new Scope(Kind.GLOBAL, "");

    /**
     * Reads {@code user}, {@code global}, or {@code pool:}, {@code trunk:}, {@code gateway:} or {@code site:} and a name.
     *
     * @param allowed the kinds that have a meaning where it stands
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static Scope parse(String text, Kind... allowed) {
        for (var kind : allowed) {
            if (!kind.hasName() && text.equals(kind.word())) {
                return new Scope(kind, "");
            }
            var prefix = kind.word() + ":";
            if (kind.hasName() && text.startsWith(prefix) && text.length() > prefix.length()) {
                return new Scope(kind, text.substring(prefix.length()));
            }
        }
        var words = Stream.of(allowed)
                .map(kind -> kind.hasName() ? "%s:<name>".formatted(kind.word()) : kind.word())
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("\"%s\" is no scope here. Write one of: %s.".formatted(text, words));
    }

    boolean covers(FrontEndPool pool) {
        return switch (kind) {
            case POOL -> of.equalsIgnoreCase(pool.name());
            case SITE -> of.equalsIgnoreCase(pool.site());
            case GLOBAL -> true;
            case USER, TRUNK, GATEWAY -> false;
        };
    }

    /** @param trunk name of the trunk by which the gateway is reached */
    boolean covers(String trunk, PstnGateway gateway) {
        return switch (kind) {
            case TRUNK -> of.equalsIgnoreCase(trunk);
            case GATEWAY -> of.equalsIgnoreCase(gateway.name());
            case SITE -> of.equalsIgnoreCase(gateway.site());
            case GLOBAL -> true;
            case USER, POOL -> false;
        };
    }

    /** As files write it: {@code site:seattle}. */
    @Override
    public String toString() {
        return kind.hasName() ? kind.word() + ":" + of : kind.word();
    }
}
