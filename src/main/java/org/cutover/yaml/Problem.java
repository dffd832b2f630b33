package org.cutover.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault in a file people write: where it is, what is wrong, and what to write instead.
 *
 * @param message one or two sentences
 */
public record Problem(Place place, String message) {

    /** What is quoted of the file: {@code "so"}, or a word of more letters than any name, number or pattern has. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"|\\S{200,}");

    private static final int LONGEST = 100;
    private static final int SHOWN = 60;

    /** What is quoted at length is shortened: the place says where all of it is. */
    public Problem {
        message = QUOTED.matcher(message).replaceAll(quoted -> Matcher.quoteReplacement(shortened(quoted.group())));
    }

    private static String shortened(String quoted) {
        if (quoted.length() <= LONGEST) {
            return quoted;
        }
        return quoted.substring(0, SHOWN) + "…" + (quoted.startsWith("\"") ? "\"" : "");
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
