package org.cutover.topology;

import java.util.regex.Pattern;

/**
 * The line of a user: msRTCSIP-Line, LineURI. "Enable users for Enterprise Voice" has {@code tel:+14255550100;ext=50100} and
 * {@code tel:5550100}; files leave {@code tel:} away.
 *
 * @param number with its plus, or digits where the line has no number of its own on the PSTN
 * @param extension digits; empty if it has none
 */
public record LineUri(String number, String extension) {

    private static final Pattern LINE = Pattern.compile("(?:tel:)?(\\+?[1-9]\\d{0,14}|\\d{1,15})(?:;ext=(\\d{1,15}))?");

    private static final String EXTENSION = ";ext=";

    /** @throws IllegalArgumentException if it is no line */
    public static LineUri parse(String text) {
        var line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no line. Write +14255550100, or +14255550100;ext=50100, or 50100.".formatted(text));
        }
        return new LineUri(line.group(1), line.group(2) == null ? "" : line.group(2));
    }

    /**
     * The number of a line that is known to be one.
     *
     * @param line as {@link #toString} has it
     */
    public static String numberOf(String line) {
        var extension = line.indexOf(EXTENSION);
        return extension < 0 ? line : line.substring(0, extension);
    }

    /** As files have it, without {@code tel:}. */
    @Override
    public String toString() {
        return extension.isEmpty() ? number : number + EXTENSION + extension;
    }
}
