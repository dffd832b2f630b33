package org.cutover.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a call that is transferred is to go: a Refer-To header (RFC 3515 section 2.1).
 *
 * @param uri without its headers
 * @param replaces the dialog whose place the new call takes; empty for a blind transfer
 */
public record ReferTo(String uri, Optional<Replaces> replaces) {

    private static final String HEADER = "Replaces=";

    /**
     * A dialog, as the one who is to give it up knows it (RFC 3891 section 6.1).
     *
     * @param toTag that one's own tag
     * @param fromTag the other end's
     */
    public record Replaces(String callId, String toTag, String fromTag) {

        /**
         * Reads a Replaces header.
         *
         * @throws IllegalArgumentException if a tag is missing
         */
        public static Replaces parse(String header) {
            var parts = header.split(";");
            return new Replaces(parts[0].strip(), parameter(parts, "to-tag"), parameter(parts, "from-tag"));
        }

        /** Reads a Replaces header; empty if a tag is missing. */
        public static Optional<Replaces> find(String header) {
            try {
                return Optional.of(parse(header));
            } catch (IllegalArgumentException halfADialog) {
                return Optional.empty();
            }
        }

        private static String parameter(String[] parts, String name) {
            for (var part : parts) {
                var pair = part.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equalsIgnoreCase(name)) {
                    return pair[1].strip();
                }
            }
            throw new IllegalArgumentException("Replaces has no %s.".formatted(name));
        }

        /** As in a Replaces header. */
        public String header() {
            return "%s;to-tag=%s;from-tag=%s".formatted(callId, toTag, fromTag);
        }

        /** By which the one who is to give the dialog up finds it: see {@link Dialog#key()}. */
        public String key() {
            return Dialog.key(callId, toTag);
        }
    }

    public ReferTo(String uri) {
        this(uri, Optional.empty());
    }

    /**
     * Reads a Refer-To header.
     *
     * @throws IllegalArgumentException if there is no URI in it, or half a dialog
     */
    public static ReferTo parse(String header) {
        var open = header.indexOf('<');
        var close = header.indexOf('>');
        var whole = open >= 0 && close > open ? header.substring(open + 1, close) : header.split(";", 2)[0];
        var question = whole.indexOf('?');
        var uri = (question < 0 ? whole : whole.substring(0, question)).strip();
        if (!uri.contains(":")) {
            throw new IllegalArgumentException("\"%s\" is no address to refer to.".formatted(header));
        }
        var headers = question < 0
                ? List.<String>of()
                : List.of(whole.substring(question + 1).split("&"));
        return new ReferTo(
                uri,
                headers.stream()
                        .filter(one -> one.regionMatches(true, 0, HEADER, 0, HEADER.length()))
                        .map(one -> Replaces.parse(unescaped(one.substring(HEADER.length()))))
                        .findFirst());
    }

    /** As in a Refer-To header. */
    public String header() {
        return replaces.map(dialog -> "<%s?%s%s>".formatted(uri, HEADER, escaped(dialog.header())))
                .orElseGet(() -> "<%s>".formatted(uri));
    }

    /** This to another URI. */
    public ReferTo at(String other) {
        return new ReferTo(other, replaces);
    }

    /** RFC 3261 section 19.1.1: what is neither a letter, a digit nor a mark is escaped in the headers of a URI. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (one & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-_.!~*'()".indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append("%%%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        var bytes = new ArrayList<Byte>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes.add((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.add((byte) text.charAt(i));
            }
        }
        var all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return new String(all, StandardCharsets.UTF_8);
    }
}
