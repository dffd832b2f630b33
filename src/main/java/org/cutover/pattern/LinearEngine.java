package org.cutover.pattern;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cutover.pattern.NumberPattern.Outcome;

/** re2j: its work grows with the length of the text and the size of the pattern, and with nothing else. */
final class LinearEngine implements Engine {

    /** A larger automaton is not built; re2j itself takes no repeat above 1,000. */
    private static final int LARGEST = 1_000;

    /** Characters of the text times places of the pattern: some ten milliseconds. */
    private static final long MOST_WORK = 500_000;

    private final Pattern pattern;
    private final int size;
    private final boolean marksEnd;
    private final boolean marksWords;
    private final boolean keepsGroups;

    /** For texts that re2j sees otherwise than .NET. */
    private final BacktrackingEngine otherwise;

    LinearEngine(Node pattern, BacktrackingEngine otherwise) {
        this.pattern = Pattern.compile(pattern.in(Dialect.LINEAR));
        this.otherwise = otherwise;
        size = pattern.size();
        marksEnd = hasAnchor(pattern, Anchor.END_OF_LAST_LINE);
        marksWords = hasAnchor(pattern, Anchor.WORD_BOUNDARY) || hasAnchor(pattern, Anchor.NO_WORD_BOUNDARY);
        keepsGroups = !pattern.has(LinearEngine::repeatsNothing);
    }

    static boolean canServe(Node pattern) {
        Predicate<Node> refused =
                node -> node instanceof Node.Look || node instanceof Node.Atomic || node instanceof Node.Backreference;
        return !pattern.has(refused) && pattern.size() <= LARGEST;
    }

    /** Whether it may go round without taking a character, or not at all: then re2j keeps something else in its groups. */
    private static boolean repeatsNothing(Node node) {
        return node instanceof Node.Repeat repeat
                && (repeat.max() == 0 || repeat.max() > 1 && repeat.body().minLength() == 0);
    }

    private static boolean hasAnchor(Node pattern, Anchor anchor) {
        return pattern.has(node -> node instanceof Node.At at && at.anchor() == anchor);
    }

    @Override
    public Outcome test(String text) {
        if (!seesAsDotNetDoes(text)) {
            return otherwise.test(text);
        }
        if ((long) size * text.length() > MOST_WORK) {
            return Outcome.TOO_MUCH_WORK;
        }
        return pattern.matcher(CodeUnits.inEngine(text)).find() ? Outcome.MATCHES : Outcome.DIFFERS;
    }

    @Override
    public Optional<List<Match>> findAll(String text) {
        if (!keepsGroups || !seesAsDotNetDoes(text)) {
            return otherwise.findAll(text);
        }
        if ((long) size * text.length() > MOST_WORK) {
            return Optional.empty();
        }
        var seen = CodeUnits.inEngine(text);
        var matcher = pattern.matcher(seen);
        var found = new ArrayList<Match>();
        for (var from = 0; from <= seen.length() && matcher.find(from); ) {
            found.add(Match.of(matcher.groupCount(), matcher::start, matcher::end, seen, text));
            from = CodeUnits.next(seen, matcher.start(), matcher.end());
        }
        return Optional.of(found);
    }

    /** To re2j {@code $} is the very end, and {@code \b} is about ASCII. */
    private boolean seesAsDotNetDoes(String text) {
        return !(marksEnd && text.endsWith("\n"))
                && !(marksWords && text.chars().anyMatch(c -> c >= 0x80));
    }
}
