package org.cutover.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cutover.pattern.NumberPattern.Outcome;

/**
 * java.util.regex, with a bound on its work: every character that it reads is counted, again each time it is read.
 *
 * <p>It also recurses, about as deep as the text is long. Hence a bound on the text, far above any number: within it the stack of a
 * usual thread is enough, and the answer is the same on all. For a pattern that fills the stack all the same, running out of it is
 * too much work. To catch that is safe: a matcher is used once, and nothing else is left half done.
 */
final class BacktrackingEngine implements Engine {

    /** Characters read: some five milliseconds. */
    static final int MOST_WORK = 200_000;

    static final int LONGEST_TEXT = 300;

    private final Pattern pattern;

    BacktrackingEngine(Node pattern) {
        // Beyond that it must read to begin, this tells java.util.regex to begin at whole characters only.
        this.pattern = Pattern.compile(Dialect.READ + pattern.in(Dialect.BACKTRACKING));
    }

    @Override
    public Outcome test(String text) {
        return find(text, 1)
                .map(found -> found.isEmpty() ? Outcome.DIFFERS : Outcome.MATCHES)
                .orElse(Outcome.TOO_MUCH_WORK);
    }

    @Override
    public Optional<List<Match>> findAll(String text) {
        return find(text, Integer.MAX_VALUE);
    }

    private Optional<List<Match>> find(String text, int most) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var seen = CodeUnits.inEngine(text);
        var matcher = pattern.matcher(new MeteredText(seen + CodeUnits.END));
        var found = new ArrayList<Match>();
        try {
            for (var from = 0; found.size() < most && from <= seen.length() && matcher.find(from); ) {
                if (matcher.start() > seen.length()) {
                    // In our mark of the end.
                    break;
                }
                found.add(Match.of(matcher.groupCount(), matcher::start, matcher::end, seen, text));
                from = CodeUnits.next(seen, matcher.start(), matcher.end());
            }
            return Optional.of(found);
        } catch (TooMuchWork | StackOverflowError tooMuch) {
            return Optional.empty();
        }
    }

    private static final class MeteredText implements CharSequence {

        private final String text;
        private int left = MOST_WORK;

        MeteredText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooMuchWork();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Ends a search from within. Without a stack trace: it is no fault. */
    private static final class TooMuchWork extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMuchWork() {
            super("too much work", null, false, false);
        }
    }
}
