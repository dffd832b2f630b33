package org.cutover.call;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a text is a session description at all: its lines, their order and the form of those that are read (RFC 8866 sections 5
 * and 9). Lenient in two things that devices do: lines may end in a line feed alone, and {@code s=} may be empty.
 */
final class SessionSyntax {

    /** The lines of a text, and what is wrong with it; empty if nothing is. */
    record Check(List<String> lines, String fault) {}

    private static final String SESSION_ORDER = "vosiuepcbtrzka";
    private static final String MEDIA_ORDER = "micbka";
    private static final String MAY_REPEAT = "epbtra";
    private static final String RTPMAP = "rtpmap:";

    private final List<String> lines;
    private int at;
    private boolean inMedia;
    private boolean connected;
    private boolean timed;
    private char last;

    private SessionSyntax(List<String> lines) {
        this.lines = lines;
    }

    static Check check(String text) {
        var lines = lines(text);
        return new Check(lines, new SessionSyntax(lines).fault());
    }

    /** Without the empty ones at the end. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n")) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private String fault() {
        for (at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) < 'a' || line.charAt(0) > 'z') {
                return said("it is no letter, \"=\" and a value");
            }
            var fault = next(line.charAt(0), line.substring(2));
            if (!fault.isEmpty()) {
                return said(fault);
            }
        }
        return end();
    }

    private String said(String fault) {
        return "line %d: %s".formatted(at + 1, fault);
    }

    private String next(char type, String value) {
        if (at < 3) {
            var expected = "vos".charAt(at);
            if (type != expected) {
                return "%c= is missing".formatted(expected);
            }
        } else if (type == 'm') {
            if (!timed) {
                return "t= is missing";
            }
            inMedia = true;
            last = 'm';
            return form(type, value);
        }
        var order = inMedia ? MEDIA_ORDER : SESSION_ORDER;
        var place = order.indexOf(type);
        if (place < 0) {
            return "there is no %c= here".formatted(type);
        }
        var before = last == 0 ? -1 : order.indexOf(last);
        // Times and their repetitions alternate.
        var again =
                type == last && (MAY_REPEAT.indexOf(type) >= 0 || inMedia && type == 'c') || last == 'r' && type == 't';
        if (place <= before && !again) {
            return "%c= stands after %c=".formatted(type, last);
        }
        last = type;
        return form(type, value);
    }

    private String form(char type, String value) {
        connected |= type == 'c';
        timed |= type == 't';
        return switch (type) {
            case 'v' -> value.strip().equals("0") ? "" : "the version is 0";
            case 'o' -> isOrigin(fields(value)) ? "" : "o= has user, id, version, IN, IP4 or IP6, address";
            case 'c' -> isAddress(fields(value), 0) ? "" : "c= has IN, IP4 or IP6, address";
            case 't' -> isTime(fields(value)) ? "" : "t= has two numbers";
            case 'm' -> media(fields(value));
            case 'a' ->
                value.startsWith(RTPMAP) && !isMapping(value.substring(RTPMAP.length()))
                        ? "rtpmap has a type and a name/rate"
                        : "";
            default -> value.isEmpty() && type != 's' ? "%c= is empty".formatted(type) : "";
        };
    }

    /** One blank parts them, and no other white space stands in them; none if that is not so. */
    private static List<String> fields(String value) {
        var fields = value.strip().split(" ", -1);
        for (var field : fields) {
            if (field.isEmpty() || hasBlank(field)) {
                return List.of();
            }
        }
        return List.of(fields);
    }

    private static boolean hasBlank(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean isOrigin(List<String> fields) {
        return fields.size() == 6 && isNumber(fields.get(1)) && isNumber(fields.get(2)) && isAddress(fields, 3);
    }

    private static boolean isAddress(List<String> fields, int from) {
        return fields.size() == from + 3
                && fields.get(from).equals("IN")
                && (fields.get(from + 1).equals("IP4") || fields.get(from + 1).equals("IP6"));
    }

    private static boolean isTime(List<String> fields) {
        return fields.size() == 2 && isNumber(fields.get(0)) && isNumber(fields.get(1));
    }

    private static String media(List<String> fields) {
        var ports = fields.size() < 4 ? List.of("") : List.of(fields.get(1).split("/", -1));
        boolean form = isNumber(ports.get(0)) && ports.get(0).length() <= 5;
        if (!form || ports.size() > 2 || ports.size() == 2 && !isNumber(ports.get(1))) {
            return "m= has medium, port, profile and formats";
        }
        return Integer.parseInt(ports.get(0)) > 65_535 ? "a port is 0 to 65535" : "";
    }

    /** A payload type, and a name with its rate and perhaps its channels. */
    private static boolean isMapping(String value) {
        var fields = fields(value);
        if (fields.size() != 2 || fields.get(0).length() > 3 || !value.startsWith(fields.get(0))) {
            return false;
        }
        var name = fields.get(1);
        int slash = name.lastIndexOf('/');
        return isNumber(fields.get(0)) && slash > 0 && isNumber(name.substring(slash + 1));
    }

    /** Digits, and nothing but them. */
    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String end() {
        at = lines.size();
        if (at < 3) {
            return said("%c= is missing".formatted("vos".charAt(at)));
        }
        if (!timed) {
            return said("t= is missing");
        }
        return inMedia && !connected ? said("c= is missing") : "";
    }
}
