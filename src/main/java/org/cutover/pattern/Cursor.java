package org.cutover.pattern;

/** Goes through a pattern's text, and says where it goes wrong. Places count from 0 here and from 1 in what a person reads. */
final class Cursor {

    private final String text;
    private int place;

    Cursor(String text) {
        this.text = text;
    }

    int place() {
        return place;
    }

    void backTo(int earlier) {
        place = earlier;
    }

    boolean atEnd() {
        return place == text.length();
    }

    boolean sees(char c) {
        return sees(0, c);
    }

    boolean sees(int ahead, char c) {
        return place + ahead < text.length() && text.charAt(place + ahead) == c;
    }

    boolean seesDigit() {
        return !atEnd() && isDigit(text.charAt(place));
    }

    boolean seesWord() {
        return !atEnd() && CharSet.JOINED_WORD.contains(text.charAt(place));
    }

    boolean seesOneOf(String characters) {
        return !atEnd() && characters.indexOf(text.charAt(place)) >= 0;
    }

    char take() {
        return text.charAt(place++);
    }

    boolean takes(char c) {
        var seen = sees(c);
        if (seen) {
            place++;
        }
        return seen;
    }

    boolean takes(String what) {
        var seen = text.startsWith(what, place);
        if (seen) {
            place += what.length();
        }
        return seen;
    }

    /** Digits, as a number from 0 to 2147483647. */
    int takeNumber() {
        var from = place;
        long number = 0;
        while (seesDigit()) {
            number = number * 10 + take() - '0';
            if (number > Integer.MAX_VALUE) {
                throw fault(from, "a number above " + Integer.MAX_VALUE);
            }
        }
        return (int) number;
    }

    /** A run of word characters, which may be empty. */
    String takeWord() {
        var from = place;
        while (seesWord()) {
            place++;
        }
        return text.substring(from, place);
    }

    /** @param at where it goes wrong */
    IllegalArgumentException fault(int at, String what) {
        return new IllegalArgumentException(
                "\"%s\" is no regular expression: %s at character %d.".formatted(text, what, at + 1));
    }

    /** What .NET takes and this does not. */
    IllegalArgumentException refused(int at, String what, String instead) {
        return new IllegalArgumentException(
                "\"%s\" uses %s at character %d, which is not simulated. %s".formatted(text, what, at + 1, instead));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
