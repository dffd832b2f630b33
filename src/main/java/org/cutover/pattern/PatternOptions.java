package org.cutover.pattern;

/** What {@code (?i)} and the like set: "Regular Expression Options", .NET documentation. */
record PatternOptions(
        boolean ignoreCase, boolean multiline, boolean explicitCapture, boolean singleLine, boolean blanksAreNothing) {

    static final PatternOptions NONE = new PatternOptions(false, false, false, false, false);

    /** Reads letters, and the signs that switch them on and off, as far as they go. */
    static PatternOptions read(Cursor cursor, PatternOptions before) {
        var options = before;
        var on = true;
        while (cursor.seesOneOf("imnsx+-IMNSX")) {
            var c = cursor.take();
            if (c == '+' || c == '-') {
                on = c == '+';
            } else {
                options = options.with(Character.toLowerCase(c), on);
            }
        }
        return options;
    }

    private PatternOptions with(char letter, boolean on) {
        return new PatternOptions(
                letter == 'i' ? on : ignoreCase,
                letter == 'm' ? on : multiline,
                letter == 'n' ? on : explicitCapture,
                letter == 's' ? on : singleLine,
                letter == 'x' ? on : blanksAreNothing);
    }
}
