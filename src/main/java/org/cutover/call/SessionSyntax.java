package org.cutover.call;

import java.util.List;
import java.util.regex.Pattern;

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
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final Pattern ORIGIN = Pattern.compile("\\S+ \\d+ \\d+ IN IP[46] \\S+");
    private static final Pattern CONNECTION = Pattern.compile("IN IP[46] \\S+");
    private static final Pattern TIME = Pattern.compile("\\d+ \\d+");
    private static final Pattern MEDIA = Pattern.compile("\\S+ (\\d{1,5})(?:/\\d+)? \\S+(?: \\S+)+");
    private static final Pattern MAPPING = Pattern.compile("rtpmap:\\d{1,3} \\S+/\\d+(?:/\\d+)?\\s*");

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
        var lines = List.of(LINE_END.split(text));
        return new Check(lines, new SessionSyntax(lines).fault());
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
            case 'o' -> is(ORIGIN, value) ? "" : "o= has user, id, version, IN, IP4 or IP6, address";
            case 'c' -> is(CONNECTION, value) ? "" : "c= has IN, IP4 or IP6, address";
            case 't' -> is(TIME, value) ? "" : "t= has two numbers";
            case 'm' -> media(value);
            case 'a' -> value.startsWith("rtpmap:") && !is(MAPPING, value) ? "rtpmap has a type and a name/rate" : "";
            default -> value.isEmpty() && type != 's' ? "%c= is empty".formatted(type) : "";
        };
    }

    private static String media(String value) {
        var media = MEDIA.matcher(value.strip());
        if (!media.matches()) {
            return "m= has medium, port, profile and formats";
        }
        return Integer.parseInt(media.group(1)) > 65_535 ? "a port is 0 to 65535" : "";
    }

    private static boolean is(Pattern pattern, String value) {
        return pattern.matcher(value.strip()).matches();
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
