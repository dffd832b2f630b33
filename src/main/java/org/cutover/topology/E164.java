package org.cutover.topology;

import java.util.regex.Pattern;

/** Telephone numbers in the international form of ITU-T E.164, written with a leading plus. */
public final class E164 {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{0,14}");

    private E164() {}

    /** @throws IllegalArgumentException if it is no such number or beginning of one */
    public static void require(String number) {
        if (!is(number)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no E.164 number. Write a plus and up to 15 digits, such as +14255550123."
                            .formatted(number));
        }
    }

    public static boolean is(String number) {
        return NUMBER.matcher(number).matches();
    }
}
