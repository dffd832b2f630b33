package org.cutover.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things with patterns, in order: finds those that match a number without asking each pattern.
 *
 * <p>For each place of a number and each character that may stand there, one bit a thing says whether its pattern can have that;
 * likewise for each length. The things whose bits are all set are asked. Immutable, and so for any number of threads.
 */
public final class PatternIndex<T> {

    /** Characters that are told apart: the digits, the plus, and all others together. */
    private static final List<CharSet> SYMBOLS = symbols();

    private static final int OTHER = SYMBOLS.size() - 1;

    /** Places that are looked at: the plus and the fifteen digits of E.164. */
    private static final int PLACES = 16;

    /** Numbers of this length and more are in one row. */
    private static final int LONG = 32;

    private final List<T> items;
    private final List<NumberPattern> patterns;

    /** By place and symbol. */
    private final long[][] characters = new long[PLACES * SYMBOLS.size()][];

    private final long[][] lengths = new long[LONG + 1][];

    private PatternIndex(List<T> items, Function<T, NumberPattern> pattern) {
        this.items = List.copyOf(items);
        patterns = this.items.stream().map(pattern).toList();
        for (var row = 0; row < characters.length; row++) {
            characters[row] = row();
        }
        for (var length = 0; length <= LONG; length++) {
            lengths[length] = row();
        }
        for (var item = 0; item < patterns.size(); item++) {
            add(item, patterns.get(item).shape());
        }
    }

    public static <T> PatternIndex<T> of(List<T> items, Function<T, NumberPattern> pattern) {
        return new PatternIndex<>(items, pattern);
    }

    /** The first that matches. */
    public Optional<T> first(String number) {
        var found = next(0, number);
        return found < items.size() ? Optional.of(items.get(found)) : Optional.empty();
    }

    /** All that match, in the order of the list. */
    public List<T> all(String number) {
        var found = new ArrayList<T>();
        for (var item = next(0, number); item < items.size(); item = next(item + 1, number)) {
            found.add(items.get(item));
        }
        return List.copyOf(found);
    }

    /** The first from this one on that matches, or how many there are. */
    private int next(int from, String number) {
        var item = candidate(from, number);
        while (item < items.size() && !patterns.get(item).matches(number)) {
            item = candidate(item + 1, number);
        }
        return item;
    }

    private int candidate(int from, String number) {
        if (!Shape.speaksOf(number)) {
            return from;
        }
        var word = from / Long.SIZE;
        var bits = word(word, number) & -1L << from;
        while (bits == 0 && ++word < lengths[0].length) {
            bits = word(word, number);
        }
        return bits == 0 ? items.size() : word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    }

    private long word(int word, String number) {
        if (word >= lengths[0].length) {
            return 0;
        }
        var bits = lengths[Math.min(number.length(), LONG)][word];
        var places = Math.min(number.length(), PLACES);
        for (var place = 0; place < places && bits != 0; place++) {
            bits &= characters[place * SYMBOLS.size() + symbol(number.charAt(place))][word];
        }
        return bits;
    }

    private static int symbol(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c == '+' ? OTHER - 1 : OTHER;
    }

    private long[] row() {
        return new long[(items.size() + Long.SIZE - 1) / Long.SIZE];
    }

    private void add(int item, Shape shape) {
        for (var place = 0; place < PLACES; place++) {
            for (var symbol = 0; symbol < SYMBOLS.size(); symbol++) {
                if (shape.admits(SYMBOLS.get(symbol), place)) {
                    set(characters[place * SYMBOLS.size() + symbol], item);
                }
            }
        }
        for (var length = 0; length < LONG; length++) {
            if (shape.admitsLength(length)) {
                set(lengths[length], item);
            }
        }
        if (shape.admitsAtLeast(LONG)) {
            set(lengths[LONG], item);
        }
    }

    private static void set(long[] row, int item) {
        row[item / Long.SIZE] |= 1L << item;
    }

    private static List<CharSet> symbols() {
        var symbols = new ArrayList<CharSet>();
        var all = CharSet.of('+');
        for (var digit = '0'; digit <= '9'; digit++) {
            symbols.add(CharSet.of(digit));
            all = all.and(CharSet.of(digit));
        }
        symbols.add(CharSet.of('+'));
        symbols.add(all.complement());
        return List.copyOf(symbols);
    }
}
