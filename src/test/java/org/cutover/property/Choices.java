package org.cutover.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** Where a random thing gets its choices from. They are kept, so that the same thing can be made again from fewer and smaller ones. */
final class Choices {

    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> given;
    private final Random random;

    private Choices(List<Integer> given, Random random) {
        this.given = given;
        this.random = random;
    }

    static Choices random(long seed) {
        return new Choices(List.of(), new Random(seed));
    }

    /** These, then always the first. */
    static Choices replaying(List<Integer> given) {
        return new Choices(given, new Random(0) {
            private static final long serialVersionUID = 1;

            @Override
            public int nextInt(int bound) {
                return 0;
            }
        });
    }

    List<Integer> made() {
        return List.copyOf(made);
    }

    /** From 0 up to {@code bound}, which is not among them. */
    int below(int bound) {
        var choice = made.size() < given.size() ? given.get(made.size()) % bound : random.nextInt(bound);
        made.add(choice);
        return choice;
    }

    /** Once in so many times; the smallest choice is no. */
    boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    /** Some of these, each at most once, in any order. */
    <T> List<T> some(List<T> all, int most) {
        var left = new ArrayList<>(all);
        var some = new ArrayList<T>();
        for (var many = below(Math.min(most, all.size()) + 1); many > 0; many--) {
            some.add(left.remove(below(left.size())));
        }
        return some;
    }

    /** A list of between so many. */
    <T> List<T> many(int least, int most, IntFunction<T> one) {
        var all = new ArrayList<T>();
        for (var many = least + below(most - least + 1); all.size() < many; ) {
            all.add(one.apply(all.size()));
        }
        return all;
    }
}
