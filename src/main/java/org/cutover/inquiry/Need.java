package org.cutover.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.cutover.pattern.NumberPattern;
import org.cutover.routing.VoiceRoute;

/** How much calls out need a thing. */
enum Need {
    /** Not at all. */
    NONE,
    /** They may leave by it, and every number that was tried may leave otherwise. */
    OR_OTHERWISE,
    /** There are numbers that leave only by it. */
    FOR_SOME_NUMBERS,
    /** No number leaves otherwise. */
    ONLY;

    /** Where a pattern begins with what it means. */
    private static final Pattern BEGINNING = Pattern.compile("\\^?((?:\\\\\\+|[0-9](?![?*{]))*).*", Pattern.DOTALL);

    private static final String MORE = "206555010012345";

    /**
     * Of calls that may leave by these.
     *
     * @param exits those that lead nowhere count for nothing
     */
    static Need of(List<Exit> exits, Thing thing) {
        var leading = exits.stream().filter(Exit::leads).toList();
        if (leading.stream().noneMatch(exit -> exit.needs(thing))) {
            return NONE;
        }
        if (leading.stream().allMatch(exit -> exit.needs(thing))) {
            return ONLY;
        }
        var onlyByIt = new LinkedHashMap<VoiceRoute, Boolean>();
        leading.forEach(exit -> onlyByIt.merge(exit.route(), exit.needs(thing), Boolean::logicalAnd));
        var otherwise = onlyByIt.keySet().stream()
                .filter(route -> !onlyByIt.get(route))
                .map(VoiceRoute::pattern)
                .toList();
        return onlyByIt.keySet().stream().filter(onlyByIt::get).anyMatch(route -> isAlone(route.pattern(), otherwise))
                ? FOR_SOME_NUMBERS
                : OR_OTHERWISE;
    }

    /**
     * Whether a pattern matches numbers that none of the others does. It is tried with a few numbers; a pattern that none of
     * them fits is taken to be alone unless another says the same.
     */
    private static boolean isAlone(NumberPattern pattern, List<NumberPattern> others) {
        var examples = examples(pattern);
        return examples.isEmpty()
                ? !others.contains(pattern)
                : examples.stream().anyMatch(number -> others.stream().noneMatch(other -> other.matches(number)));
    }

    private static List<String> examples(NumberPattern pattern) {
        var matcher = BEGINNING.matcher(pattern.toString());
        var beginning = matcher.matches() ? matcher.group(1).replace("\\", "") : "";
        var examples = new ArrayList<String>();
        for (var start : List.of(beginning, "+" + beginning)) {
            for (var more = 0; more <= MORE.length(); more++) {
                var number = start + MORE.substring(0, more);
                if (number.matches("\\+[0-9]{2,15}|[0-9]{2,15}") && pattern.matches(number)) {
                    examples.add(number);
                }
            }
        }
        return examples;
    }
}
