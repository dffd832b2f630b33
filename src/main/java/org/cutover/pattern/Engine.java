package org.cutover.pattern;

import java.util.List;
import java.util.Optional;
import org.cutover.pattern.NumberPattern.Outcome;

/** Carries out a pattern. */
sealed interface Engine permits LinearEngine, BacktrackingEngine {

    /** The linear one where it can serve. */
    static Engine of(Node pattern) {
        var backtracking = new BacktrackingEngine(pattern);
        return LinearEngine.canServe(pattern) ? new LinearEngine(pattern, backtracking) : backtracking;
    }

    /** Whether it matches anywhere in the text. */
    Outcome test(String text);

    /** Every match, from left to right as .NET finds them; nothing if it is too much work to tell. */
    Optional<List<Match>> findAll(String text);
}
