package org.cutover.scenario;

/** Names that are read from right to left, within sentences that are not. */
public final class Isolated {

    /** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, section 2.4.2). */
    private static final String BEGIN = "\u2068";

    private static final String END = "\u2069";

    private Isolated() {}

    /** The same text; with isolates around it where any of its letters is read from right to left. */
    public static String in(String name) {
        return name.codePoints().anyMatch(Isolated::isFromRightToLeft) ? BEGIN + name + END : name;
    }

    private static boolean isFromRightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }
}
