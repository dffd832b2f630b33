package org.cutover.topology;

import java.util.regex.Pattern;

/**
 * A range of UDP ports.
 *
 * @param first 1 to 65535
 * @param last inclusive; not below {@code first}
 */
public record PortRange(int first, int last) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    public PortRange {
        if (first < 1 || last > 65535 || last < first) {
            throw new IllegalArgumentException(
                    "%d-%d is no range of ports. Ports run from 1 to 65535, the lower one first."
                            .formatted(first, last));
        }
    }

    /**
     * Reads {@code 60000-64000}.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static PortRange parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no range of ports. Write it like 60000-64000.".formatted(text));
        }
        return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The even port after {@code previous}, beginning anew at the end of the range: RTP has the even ones (RFC 3550 section 11). */
    public int evenAfter(int previous) {
        var next = Math.max(previous + 2, first + first % 2);
        return next > last ? first + first % 2 : next;
    }
}
