package org.cutover.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatternIndexTest {

    private final PatternIndex<String> index = PatternIndex.of(
            List.of("^\\+1425", "^\\+1(425|206)(\\d{7})$", "^\\+", "911$", "^(?!\\+)\\d{4}$", ".*"), NumberPattern::of);

    @Test
    void itFindsTheFirstAndAllInTheirOrder() {
        assertThat(index.first("+14255550123")).contains("^\\+1425");
        assertThat(index.all("+14255550123")).containsExactly("^\\+1425", "^\\+1(425|206)(\\d{7})$", "^\\+", ".*");
        assertThat(index.all("+12065550123")).containsExactly("^\\+1(425|206)(\\d{7})$", "^\\+", ".*");
        assertThat(index.all("0911")).containsExactly("911$", "^(?!\\+)\\d{4}$", ".*");
    }

    @Test
    void whatIsNoNumberIsLookedForTheSame() {
        assertThat(index.all("")).containsExactly(".*");
        assertThat(index.all("0911\n")).containsExactly("911$", "^(?!\\+)\\d{4}$", ".*");
        assertThat(index.all("+" + "1".repeat(100))).containsExactly("^\\+", ".*");
        assertThat(index.all("\u0661\u0662\u0663\u0664")).containsExactly("^(?!\\+)\\d{4}$", ".*");
    }

    @Test
    void anEmptyOneFindsNothing() {
        var empty = PatternIndex.of(List.<String>of(), NumberPattern::of);

        assertThat(empty.first("1")).isEmpty();
        assertThat(empty.all("1")).isEmpty();
        assertThat(empty.all("1".repeat(100))).isEmpty();
    }

    @Test
    void manyAreFoundInTheirOrder() {
        var many = IntStream.range(0, 1000).boxed().toList();
        var byLastDigit = PatternIndex.of(many, one -> NumberPattern.of("^\\+" + one % 10 + "\\d*$"));

        assertThat(byLastDigit.all("+74")).hasSize(100).isSorted().allMatch(one -> one % 10 == 7);
        assertThat(byLastDigit.first("+74")).contains(7);
        assertThat(byLastDigit.first("74")).isEmpty();
    }
}
