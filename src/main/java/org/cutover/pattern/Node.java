package org.cutover.pattern;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A part of a pattern, with the meaning that .NET gives it. */
sealed interface Node {

    /** Without bound: of lengths and of repeats. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** The fewest characters that it matches. */
    default int minLength() {
        return 0;
    }

    /** The most characters that it matches, or {@link #UNBOUNDED}. */
    default int maxLength() {
        return 0;
    }

    /** How many places an automaton needs for it, about. */
    default int size() {
        return parts().stream().mapToInt(Node::size).reduce(1, Node::plus);
    }

    default List<Node> parts() {
        return List.of();
    }

    String in(Dialect dialect);

    /** What is drawn so far, and then this. */
    Outline outline(Outline before);

    default boolean has(Predicate<Node> what) {
        return what.test(this) || parts().stream().anyMatch(part -> part.has(what));
    }

    /** The set, if it is one character and no more. */
    default Optional<CharSet> single() {
        return Optional.empty();
    }

    /** One character. */
    record Characters(CharSet set) implements Node {
        @Override
        public int minLength() {
            return 1;
        }

        @Override
        public int maxLength() {
            return 1;
        }

        @Override
        public String in(Dialect dialect) {
            return dialect.of(set);
        }

        @Override
        public Outline outline(Outline before) {
            return before.then(set, 1, 1);
        }

        @Override
        public Optional<CharSet> single() {
            return Optional.of(set);
        }
    }

    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public int minLength() {
            return parts.stream().mapToInt(Node::minLength).reduce(0, Node::plus);
        }

        @Override
        public int maxLength() {
            return parts.stream().mapToInt(Node::maxLength).reduce(0, Node::plus);
        }

        @Override
        public String in(Dialect dialect) {
            return parts.stream().map(part -> part.in(dialect)).collect(Collectors.joining());
        }

        @Override
        public Outline outline(Outline before) {
            var drawn = before;
            for (var part : parts) {
                drawn = part.outline(drawn);
            }
            return drawn;
        }

        @Override
        public Optional<CharSet> single() {
            return parts.size() == 1 ? parts.get(0).single() : Optional.empty();
        }
    }

    record Alternation(List<Node> parts) implements Node {
        public Alternation {
            parts = List.copyOf(parts);
        }

        @Override
        public int minLength() {
            return parts.stream().mapToInt(Node::minLength).min().orElse(0);
        }

        @Override
        public int maxLength() {
            return parts.stream().mapToInt(Node::maxLength).max().orElse(0);
        }

        @Override
        public String in(Dialect dialect) {
            return parts.stream().map(part -> part.in(dialect)).collect(Collectors.joining("|", "(?:", ")"));
        }

        @Override
        public Outline outline(Outline before) {
            return Outline.ofAny(
                    parts.stream().map(part -> part.outline(before)).toList());
        }
    }

    /** @param max included; {@link #UNBOUNDED} if there is none */
    record Repeat(Node body, int min, int max, boolean lazy) implements Node {
        public Repeat {
            // What takes no room says nothing new the second time.
            if (body.maxLength() == 0) {
                min = Math.min(min, 1);
                max = Math.min(max, 1);
            }
        }

        @Override
        public int minLength() {
            return times(body.minLength(), min);
        }

        @Override
        public int maxLength() {
            return times(body.maxLength(), max);
        }

        @Override
        public int size() {
            return plus(1, times(body.size(), max == UNBOUNDED ? Math.max(1, min) : max));
        }

        @Override
        public List<Node> parts() {
            return List.of(body);
        }

        @Override
        public String in(Dialect dialect) {
            var keeps = body.has(Group.class::isInstance);
            return dialect.repeated(body.in(dialect), keeps) + count() + (lazy ? "?" : "");
        }

        private String count() {
            if (max == UNBOUNDED) {
                return min == 0 ? "*" : min == 1 ? "+" : "{" + min + ",}";
            }
            return min == 0 && max == 1 ? "?" : "{" + min + "," + max + "}";
        }

        @Override
        public Outline outline(Outline before) {
            return body.single()
                    .map(set -> before.then(set, min, max))
                    .orElseGet(() -> before.repeating(body::outline, min, max));
        }
    }

    /** Parentheses that take what their body takes. */
    sealed interface Around extends Node {

        Node body();

        @Override
        default int minLength() {
            return body().minLength();
        }

        @Override
        default int maxLength() {
            return body().maxLength();
        }

        @Override
        default List<Node> parts() {
            return List.of(body());
        }
    }

    /** A group that keeps what it matched. The engines number it by its opening parenthesis. */
    record Group(Node body) implements Around {
        @Override
        public String in(Dialect dialect) {
            return "(%s)".formatted(body.in(dialect));
        }

        @Override
        public Outline outline(Outline before) {
            return body.outline(before);
        }

        @Override
        public Optional<CharSet> single() {
            return body.single();
        }
    }

    /** {@code (?>…)}: takes what it takes, and gives nothing back. */
    record Atomic(Node body) implements Around {
        @Override
        public String in(Dialect dialect) {
            return "(?>%s)".formatted(body.in(dialect));
        }

        @Override
        public Outline outline(Outline before) {
            return body.outline(before).atMost();
        }
    }

    /** Lookahead and lookbehind. */
    record Look(Node body, boolean ahead, boolean negative) implements Node {
        @Override
        public List<Node> parts() {
            return List.of(body);
        }

        @Override
        public String in(Dialect dialect) {
            return "%s(?%s%s%s)".formatted(Dialect.READ, ahead ? "" : "<", negative ? "!" : "=", body.in(dialect));
        }

        @Override
        public Outline outline(Outline before) {
            return before.atMost();
        }
    }

    record At(Anchor anchor) implements Node {
        @Override
        public String in(Dialect dialect) {
            return dialect.of(anchor);
        }

        @Override
        public Outline outline(Outline before) {
            return switch (anchor) {
                case START -> before.start();
                case END, END_OF_LAST_LINE -> before.end();
                case START_OF_LINE, END_OF_LINE, WORD_BOUNDARY, NO_WORD_BOUNDARY -> before.atMost();
            };
        }
    }

    /** @param group by the order of the opening parentheses */
    record Backreference(int group, boolean ignoreCase) implements Node {
        @Override
        public int maxLength() {
            return UNBOUNDED;
        }

        @Override
        public String in(Dialect dialect) {
            return "%s(?%s:\\%d)".formatted(Dialect.READ, ignoreCase ? "iu" : "", group);
        }

        @Override
        public Outline outline(Outline before) {
            return before.blurred();
        }
    }

    private static int plus(int one, int other) {
        return (int) Math.min(UNBOUNDED, (long) one + other);
    }

    private static int times(int one, int other) {
        if (one == 0 || other == 0) {
            return 0;
        }
        return one == UNBOUNDED || other == UNBOUNDED ? UNBOUNDED : (int) Math.min(UNBOUNDED, (long) one * other);
    }
}
