package org.cutover.pattern;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns from a grammar that is narrow enough for them to match now and then, and numbers for them. */
final class RandomPattern {

    private static final List<String> CHARACTERS = List.of(
            "1",
            "1",
            "2",
            "5",
            "\\+",
            "\\d",
            "\\d",
            "[12]",
            "[^1]",
            "[1-5]",
            "[\\d-[5]]",
            ".",
            "a",
            "(?i:A)",
            "\\s",
            "\\W",
            "\\D",
            "[+a]",
            "\\u0661",
            "\\x32",
            "(?s:.)");

    private static final List<String> QUANTIFIERS =
            List.of("", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}", "{0}", "??", "*?", "+?", "{0,2}?");

    private static final List<String> ZERO_WIDTH = List.of(
            "^", "$", "\\b", "\\B", "\\z", "\\Z", "\\A", "(?m:^)", "(?m:$)", "(?=1)", "(?!2)", "(?<=1)", "(?<!a)",
            "(?#no)");

    private static final List<String> IN_NUMBERS =
            List.of("1", "1", "1", "2", "2", "5", "+", "a", "A", "\u0661", "\n", " ", "\uD835\uDFCE", "\uD835");

    private final Random random;

    RandomPattern(Random random) {
        this.random = random;
    }

    /** Some of what may be written is not simulated. */
    String pattern() {
        return Stream.generate(this::candidate)
                .filter(RandomPattern::isSimulated)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSimulated(String text) {
        try {
            PatternParser.parse(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Half of them look like those of a dial plan. */
    private String candidate() {
        return (random.nextBoolean() ? "^" : "") + alternation(2) + (random.nextBoolean() ? "$" : "");
    }

    List<String> numbers(int count) {
        return Stream.generate(this::number).limit(count).toList();
    }

    private String number() {
        return Stream.generate(() -> oneOf(IN_NUMBERS)).limit(random.nextInt(7)).collect(Collectors.joining());
    }

    private String alternation(int depth) {
        return random.nextInt(4) > 0 ? sequence(depth) : "(?:" + sequence(depth) + "|" + sequence(depth) + ")";
    }

    private String sequence(int depth) {
        return Stream.generate(() -> part(depth)).limit(1 + random.nextInt(4)).collect(Collectors.joining());
    }

    private String part(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> random.nextInt(3) > 0 ? oneOf(CHARACTERS) : oneOf(ZERO_WIDTH);
            case 8 -> "(?:" + alternation(depth - 1) + ")" + oneOf(QUANTIFIERS);
            case 9, 10 -> "(" + alternation(depth - 1) + ")" + oneOf(QUANTIFIERS);
            case 11 -> "(" + sequence(depth - 1) + "|" + sequence(depth - 1) + ")" + oneOf(QUANTIFIERS);
            default -> oneOf(CHARACTERS) + oneOf(QUANTIFIERS);
        };
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
